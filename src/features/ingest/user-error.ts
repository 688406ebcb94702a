/** What is wrong with a request to write, as data: all mistakes at once, each at the place where it can be mended. */
import type { PackageProblem } from '../../errors';
import { verdictCodes } from './verdict';

/** Code → what it says to people, of faults that no row has by itself. */
const requestFaults = {
  VERSION_CONFLICT: 'It was changed since it was read.',
  IDEMPOTENCY_CONFLICT: 'The key of this request was used for another one.',
  STILL_NAMED: 'Others name it, so it has to stay.',
  ALREADY_RETRACTED: 'It was taken back before.',
  UNDER_WAY: 'It is being imported.',
  BUSY: 'Too many imports are waiting.',
} as const;

const { NEW, CHANGED, UNCHANGED, CONFLICTING, ...rowFaults } = verdictCodes;

export const faultCodes = { ...rowFaults, ...requestFaults };

export type FaultCode = keyof typeof faultCodes;

export interface Fault {
  readonly code: FaultCode;
  /** From `input` to the value. */
  readonly path: readonly string[];
  readonly message: string;
  readonly userMessage: string;
  /** Place in the list of the input, from 0; null where no list is at fault. */
  readonly row: number | null;
}

/** `path` starts within the input. */
export const faultAt = (
  code: FaultCode,
  path: readonly string[],
  message: string,
  row: number | null = null,
): Fault => ({ code, path: ['input', ...path], message, userMessage: faultCodes[code], row });

export const faultCodeOf = ({ code }: PackageProblem): FaultCode => (code as FaultCode | undefined) ?? 'BAD_FILE';
