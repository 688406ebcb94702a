/** What a field's value becomes in the answer, by the type of the field, in one request's run of a plan. */
import type { GraphQLLeafType, GraphQLResolveInfo } from 'graphql';

export type Values = Record<string, unknown>;

/** One request's run of a plan. */
export class Run {
  hasFailed = false;
  /** What a field is asked with, by the number of the field: the same for all objects of the run. */
  readonly asked: (Asked | undefined)[] = [];

  constructor(
    readonly context: unknown,
    readonly variables: Values,
  ) {}

  readonly fail = (): null => {
    this.hasFailed = true;
    return null;
  };
}

export interface Asked {
  readonly args: Values;
  readonly info: GraphQLResolveInfo;
}

/** What a field's value becomes in the answer, or the promise of it. */
export type Complete = (value: unknown, run: Run, ask: Ask) => unknown;

/** What a field is asked with in a run; not every value needs it. */
export type Ask = (run: Run) => Asked;

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

export const present =
  (inner: Complete): Complete =>
  (value, run, ask) =>
    inner(value, run, ask) ?? run.fail();

export const list =
  (inner: Complete): Complete =>
  (value, run, ask) => {
    if (value == null) return null;
    if (!Array.isArray(value)) return run.fail();
    let isWaited = false;
    const done: unknown[] = new Array(value.length);
    for (let at = 0; at < value.length; at++) {
      const item = itemOf(inner, value[at], run, ask);
      isWaited ||= isPromise(item);
      done[at] = item;
    }
    return isWaited ? Promise.all(done) : done;
  };

function itemOf(inner: Complete, item: unknown, run: Run, ask: Ask): unknown {
  try {
    return isPromise(item) ? item.then((given) => inner(given, run, ask)) : inner(item, run, ask);
  } catch {
    return run.fail();
  }
}

export const leaf =
  (type: GraphQLLeafType): Complete =>
  (value, run) => {
    if (value == null) return null;
    return value instanceof Error ? run.fail() : (type.serialize(value) ?? run.fail());
  };
