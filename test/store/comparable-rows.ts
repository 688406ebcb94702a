/** Rows in the form in which two engines' answers to one statement must be equal. */
import type { Statement } from '../../src/store/statement';
import type { Parameters, Row } from '../../src/store/values';

/**
 * `labels(n)` has no order on any engine, a walk's rows have none, and any entity tells that a graph is not empty. Each
 * engine has schema files of its own.
 */
export function comparable({ name }: Statement, parameters: Parameters, rows: readonly Row[]): Row[] {
  if (name.startsWith('explore-')) return walked(parameters, rows);
  if (name === 'is-empty') return rows.map(() => ({}));
  if (name === 'applied-changes') return rows.filter(({ file }) => !/\.(neo4j|embedded)\./.test(String(file)));
  return rows.map((row) => (Array.isArray(row.labels) ? { ...row, labels: [...row.labels].sort() } : row));
}

type WalkedRelation = readonly [near: string, far: string, id: string, ...unknown[]];

/** The relations of each tier; of one after the first that fills its limit only how many, for it is cut anywhere. */
function walked(parameters: Parameters, rows: readonly Row[]): Row[] {
  const tiers: Row[] = [];
  for (const tier of [1, 2, 3]) {
    const relations = rows.flatMap((row) => (row.tier === tier ? (row.relations as WalkedRelation[]) : []));
    const isCut = tier > 1 && relations.length === parameters[`limit${tier}`];
    tiers.push({ tier, relations: isCut ? relations.length : relations.sort(byPlace) });
    if (isCut) break;
  }
  return tiers;
}

const byPlace = ([near, , id]: WalkedRelation, [otherNear, , otherId]: WalkedRelation): number =>
  near === otherNear ? (id < otherId ? -1 : 1) : near < otherNear ? -1 : 1;
