/** What every mutation answers: what it changed, or what is wrong with it. */
import type { Store } from '../../store/store';
import type { ChangeSet } from './preview';
import { type Fault, faultAt } from './user-error';
import type { Written } from './write-records';

/** What became of rows, counted, and the batch by which it is undone. */
export interface WriteCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly conflicting: number;
  readonly refused: number;
  /** Null when nothing was written. */
  readonly batch: string | null;
  /** What would become of the chains of supply; of a dry run. */
  readonly chains: ChangeSet | null;
}

export interface Payload {
  readonly userErrors: readonly Fault[];
  readonly changeSet: WriteCounts | null;
  /** The version of the graph behind the write. */
  readonly watermark: string | null;
}

/** Nothing was taken, for these faults. */
export const refusal = (userErrors: readonly Fault[]): Payload => ({ userErrors, changeSet: null, watermark: null });

const NOTHING = { new: 0, changed: 0, unchanged: 0, conflicting: 0 };

/** `before` are faults that were found before the rows were looked at. */
export async function payloadOf(
  store: Store,
  { report, faults }: Written,
  before: readonly Fault[] = [],
): Promise<Payload> {
  const taken = before.length === 0 ? report : null;
  const { new: made, changed, unchanged, conflicting } = taken ?? NOTHING;
  const { batch = null, changeSet: chains = null } = taken ?? {};
  return {
    userErrors: [...before, ...[...faults.values()].flat()],
    changeSet: { new: made, changed, unchanged, conflicting, refused: faults.size, batch, chains },
    watermark: await store.version(),
  };
}

export function tooMany(field: string, list: readonly unknown[] | null | undefined, most: number): Fault[] {
  const count = list?.length ?? 0;
  if (count <= most) return [];
  const message = `${field} is a list of ${count}; expected at most ${most}. Send several requests.`;
  return [faultAt('OUT_OF_RANGE', [field], message)];
}
