/** Runs single texts on a store, under the public's scope of today where no other is given. */
import { AppError, type ErrorCode } from '../../src/errors';
import { publicScope, type ReadingScope } from '../../src/model/scope';
import { statementOf } from '../../src/store/statement';
import type { Step, Store } from '../../src/store/store';
import type { Parameters, Row } from '../../src/store/values';

interface Under {
  readonly scope?: ReadingScope;
  readonly signal?: AbortSignal;
}

export const rowsOf = (store: Store, text: string, parameters: Parameters = {}, under: Under = {}): Promise<Row[]> =>
  store.read(statementOf('a-read', text), parameters, { scope: publicScope(new Date()), ...under });

/** The value of the only column of the only row. */
export async function onlyValue(store: Store, text: string, parameters: Parameters = {}): Promise<unknown> {
  const rows = await rowsOf(store, text, parameters);
  const values = Object.values(rows[0] ?? {});
  if (rows.length !== 1 || values.length !== 1) throw new Error(`Not one value: ${JSON.stringify(rows)}`);
  return values[0];
}

/** A step whose statement is named `step-1`, `step-2` … by `writeAll`. */
export type TextStep = readonly [text: string, parameters?: Parameters];

export const stepsOf = (steps: readonly TextStep[]): Step[] =>
  steps.map(([text, parameters = {}], index) => ({ statement: statementOf(`step-${index + 1}`, text), parameters }));

/** Writes all steps in one transaction. */
export const writeAll = (store: Store, ...steps: TextStep[]): Promise<void> => store.write(stepsOf(steps));

/** The error that some work fails with; it must be one a caller can act on, with this code. */
export async function refusal(code: ErrorCode, work: () => Promise<unknown>): Promise<AppError> {
  const outcome = await failureOf(work);
  if (!(outcome instanceof AppError)) throw new Error('Failed with no AppError.', { cause: outcome });
  expect(outcome.code).toBe(code);
  return outcome;
}

export async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  const promise = work();
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing failed.');
}

/** How many entities have an id that begins so. */
export const countOf = (store: Store, start: string): Promise<unknown> =>
  onlyValue(store, 'MATCH (n:Entity) WHERE n.id STARTS WITH $start RETURN count(n) AS total', { start });
