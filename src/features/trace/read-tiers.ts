/** Tiers of a walk as a statement reads them. */
import { type Context, read } from '../../graphql/context';
import type { ReadingScope } from '../../model/scope';
import type { Row } from '../../store/values';
import type { Crossing } from './crossing';
import { Crossed, type ExploredRow, Met } from './explored';
import { type Columns, walkStatement } from './trace.statements';

export const TIERS_A_STATEMENT = 3;

/** How relations are crossed and read. */
export interface Reading {
  readonly crossing: Crossing;
  readonly columns: Columns;
  readonly scope: ReadingScope;
  readonly deadline: Deadline;
}

/** Stops a walk, which then answers with what it has. Its signal is made when a statement needs it. */
export interface Deadline {
  readonly signal: AbortSignal;
}

/** Where in a tier a statement starts: behind this relation of this near end. */
export interface Place {
  readonly afterNode: string;
  readonly afterRelation: string;
}

export const START: Place = { afterNode: '', afterRelation: '' };

export const placeOf = (rows: readonly Crossed[]): Place => {
  const { nearId, relationId } = rows.at(-1) as Crossed;
  return { afterNode: nearId, afterRelation: relationId };
};

export interface TiersToRead {
  readonly ids: readonly string[];
  /** Whether the ids are the root alone. */
  readonly isRoot: boolean;
  readonly place: Place;
  readonly depth: number;
  /** Relations of a tier at most. */
  readonly limit: number;
  /** Whether to look for an entity of the last tier that more lies behind. */
  readonly peeks: boolean;
}

export interface TiersRead {
  /** Their relations by place; behind the first tier one that fills its limit was cut anywhere. */
  readonly tiers: readonly Crossed[][];
  /** Null where it is not there, undefined where it was not read. */
  readonly root: Met | null | undefined;
  /** An entity of the last tier that more lies behind; null where it does behind none, undefined where nobody looked. */
  readonly leading: string | null | undefined;
}

export async function readTiers(context: Context, reading: Reading, wanted: TiersToRead): Promise<TiersRead> {
  const { crossing, columns, scope, deadline } = reading;
  const { ids, isRoot, place, depth, limit } = wanted;
  const { signal } = deadline;
  signal.throwIfAborted();
  const tiers: Crossed[][] = Array.from({ length: depth }, () => []);
  const first = isRoot ? crossing.first : crossing.next;
  if (first.length === 0) return { tiers, root: undefined, leading: undefined };
  const isStart = isRoot && place === START;
  const statement = walkStatement(crossing.way, first, crossing.next.length > 0 ? crossing.next : first, columns);
  const kinds = isRoot ? crossing.parameters : laterTiers(crossing.parameters);
  const limits = { limit1: limit, limit2: depth > 1 ? limit : 0, limit3: depth > 2 ? limit : 0 };
  const peeks = crossing.way === 'eitherWay' ? {} : { peeks: wanted.peeks && crossing.next.length > 0 };
  const parameters = { ...kinds, ...place, ...limits, ...peeks, ids, isStart };
  const rows = await read(context, statement, parameters, { scope, signal });
  let root: TiersRead['root'] = isStart ? null : undefined;
  let leading: TiersRead['leading'] = peeks.peeks ? null : undefined;
  for (const { tier, start, relations } of rows as unknown as TierRow[]) {
    if (tier === 0) root = new Met(ids[0] as string, relations[0] as readonly unknown[], columns, 1);
    else if (tier > TIERS_A_STATEMENT) leading = relations[0]?.[0] as string;
    else {
      const found = tiers[tier - 1] as Crossed[];
      for (let at = 0; at < relations.length; at++) {
        found[start + at] = new Crossed(relations[at] as ExploredRow, columns);
      }
    }
  }
  for (const tier of tiers) tier.sort(byPlace);
  return { tiers, root, leading };
}

/** Relations of a tier from `start` on. */
interface TierRow {
  readonly tier: number;
  readonly start: number;
  /** For tier 0 the start itself, for tier 4 an entity that more lies behind. */
  readonly relations: readonly (readonly unknown[])[];
}

const byPlace = (a: Crossed, b: Crossed): number =>
  compared(a.nearId, b.nearId) || compared(a.relationId, b.relationId);

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** From the second tier on no near end is the root, so the kinds that only leave a terminus are left out. */
function laterTiers(parameters: Row): Row {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, parameters[name.replace('First', 'Next')] ?? value]),
  );
}
