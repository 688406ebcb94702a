/** Where claims contradict each other: on one predicate of one subject they give different readings. */
import { type Context, read } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import type { FoldRule } from '../../model/claims';
import { parseRelationId } from '../../model/ids';
import type { Row } from '../../store/values';
import { knownRelation } from './evidence.loaders';
import { evidenceStatements as statements } from './evidence.statements';
import { checkSubjectId } from './find-subject';
import { conflictOn, type ReadingRow } from './readings';
import type { Subject } from './record-claims';

export interface ConflictRow {
  readonly subject: Subject;
  readonly predicate: string;
  readonly rule: FoldRule;
  readonly readings: readonly ReadingRow[];
}

type Position = [subject: string, predicate: string];

const LARGEST_STEP = 1_000;

export async function listConflicts(
  context: Context,
  about: string | null,
  first: number,
  after: string | null,
): Promise<Page<ConflictRow>> {
  checkFirst(first);
  if (about !== null) checkSubjectId('about', about);
  const list = JSON.stringify(['conflicts', about]);
  const from = after === null ? START : (context.cursors.open('after', list, after) as Position);
  const edges: Edge<ConflictRow>[] = [];
  for await (const conflict of conflictsBehind(context, about, from, first + 1)) {
    const position: Position = [conflict.subject.id, conflict.predicate];
    edges.push(new Edge(conflict, null, context.cursors, list, position));
    if (edges.length > first) break;
  }
  return pageOf(edges, first, after, async () => {
    let count = 0;
    for await (const _ of conflictsBehind(context, about, START, LARGEST_STEP)) count++;
    return count;
  });
}

const START: Position = ['', ''];

/**
 * The graph tells where claims may differ. Whether they do under the scope shows when they are read: some may be trusted
 * too little, say the same in other words, or lie in a relation that does not hold on its day.
 */
async function* conflictsBehind(
  context: Context,
  about: string | null,
  from: Position,
  step: number,
): AsyncGenerator<ConflictRow> {
  let [[afterSubject, afterPredicate], limit] = [from, step];
  for (;;) {
    const place = { afterSubject, afterPredicate, limit };
    const rows = await (about === null
      ? read(context, statements.conflicts, place)
      : read(context, statements.conflictsAbout, { abouts: [about], ...place }));
    const conflicts = await Promise.all(rows.map((row) => conflictOf(context, row)));
    for (const conflict of conflicts) if (conflict) yield conflict;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    [afterSubject, afterPredicate] = [last.subject as string, last.predicate as string];
    limit = Math.min(2 * limit, LARGEST_STEP);
  }
}

async function conflictOf(context: Context, row: Row): Promise<ConflictRow | null> {
  const [id, predicate] = [row.subject as string, row.predicate as string];
  const subject = await (parseRelationId(id) ? knownRelation(context, id) : context.entity(id));
  const conflict = subject && (await conflictOn(context, subject, predicate));
  return conflict && { subject, predicate, ...conflict };
}
