/**
 * Lists of entities under the reading scope. What stands now is read from the entities alone; a reading of what was
 * known earlier joins those that stand unchanged since then with the versions that stood then.
 */
import { type Context, read } from '../../graphql/context';
import type { Parameters, Row } from '../../store/values';
import type { OnVersions } from './catalog.statements';

/** Negative when the first row comes before the second. */
export type Order = (one: Row, other: Row) => number;

export async function readVersions(
  context: Context,
  { held, superseded }: OnVersions,
  parameters: Parameters & { readonly limit: number },
  order: Order,
): Promise<Row[]> {
  if (!context.scope.isPast) return read(context, held, parameters);
  const both = await Promise.all([held, superseded].map((statement) => read(context, statement, parameters)));
  return both.flat().sort(order).slice(0, parameters.limit);
}

/** `total` of the one row, over the versions that the scope holds. */
export async function countVersions(
  context: Context,
  { held, superseded }: OnVersions,
  parameters: Parameters,
): Promise<number> {
  const statements = context.scope.isPast ? [held, superseded] : [held];
  const counts = await Promise.all(statements.map((statement) => read(context, statement, parameters)));
  return counts.flat().reduce((sum, { total }) => sum + (total as number), 0);
}

/** A column that rows are ordered by; `way` and `unknown` are 1 forwards and for unknowns last, -1 otherwise. */
export interface Key {
  readonly name: string;
  readonly way: number;
  readonly unknown: number;
}

/** Numbers by size, texts by code point; rows with equal keys by id. */
export const byKeys =
  (keys: readonly Key[], idWay: number): Order =>
  (one, other) => {
    for (const { name, way, unknown } of keys) {
      const [a, b] = [one[name] ?? null, other[name] ?? null];
      const order =
        a === null || b === null ? unknown * (Number(a === null) - Number(b === null)) : way * compare(a, b);
      if (order !== 0) return order;
    }
    return idWay * compare(one.id, other.id);
  };

export const byRank: Order = (one, other) =>
  compare(one.rank, other.rank) || compare(one.key, other.key) || compare(one.id, other.id);

function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  return (one as string) < (other as string) ? -1 : 1;
}
