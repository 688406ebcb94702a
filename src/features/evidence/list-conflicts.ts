/** Where claims contradict each other: on one predicate of one subject they give different readings. */
import { badId } from '../../errors';
import { type Context, read } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import type { EntityRow } from '../../graphql/rows';
import { parseEntityId } from '../../model/ids';
import { evidenceStatements as statements } from './evidence.statements';

/** One reading and the claims that give it. */
export interface ReadingRow {
  readonly value: string | null;
  readonly objectId: string | null;
  readonly claims: readonly EntityRow[];
}

export interface ConflictRow {
  readonly subjectId: string;
  readonly predicate: string;
  readonly claimIds: readonly string[];
}

export async function listConflicts(
  context: Context,
  about: string | null,
  first: number,
  after: string | null,
): Promise<Page<ConflictRow>> {
  checkFirst(first);
  if (about !== null && !parseEntityId(about)) throw badId('about', about, 'the id of an entity');
  const list = JSON.stringify(['conflicts', about]);
  const [afterSubject, afterPredicate] =
    after === null ? ['', ''] : (context.cursors.open('after', list, after) as [string, string]);
  const rows = await read(context, statements.conflicts, { about, afterSubject, afterPredicate, limit: first + 1 });
  const edges = rows.map((row) => {
    const conflict = { subjectId: row.subject, predicate: row.predicate, claimIds: row.claims } as ConflictRow;
    return new Edge(conflict, null, context.cursors, list, [conflict.subjectId, conflict.predicate]);
  });
  return pageOf(edges, first, after, async () => {
    const counted = await read(context, statements.countConflicts, { about });
    return counted[0]?.total as number;
  });
}

/** The readings of a conflict: the best supported first, by rank and then by the confidence of its best claim. */
export async function readingsOf(context: Context, conflict: ConflictRow): Promise<ReadingRow[]> {
  const claims = (await Promise.all(conflict.claimIds.map((id) => context.entity(id)))).filter(
    (claim) => claim !== null,
  );
  const readings = new Map<string, EntityRow[]>();
  for (const claim of claims) {
    const reading = String(claim.object ?? claim.value);
    readings.set(reading, [...(readings.get(reading) ?? []), claim]);
  }
  return Array.from(readings.values(), (group) => group.sort(byStanding))
    .sort(([a], [b]) => byStanding(a as EntityRow, b as EntityRow))
    .map((group) => {
      const [best] = group as [EntityRow];
      const objectId = (best.object as string | undefined) ?? null;
      return { objectId, value: objectId ? null : ((best.value as string | undefined) ?? null), claims: group };
    });
}

const RANKS = ['PREFERRED', 'NORMAL', 'DEPRECATED'];

const byStanding = (a: EntityRow, b: EntityRow): number =>
  RANKS.indexOf(String(a.rank)) - RANKS.indexOf(String(b.rank)) ||
  Number(b.confidence) - Number(a.confidence) ||
  (a.id < b.id ? -1 : 1);
