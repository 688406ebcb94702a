/** A page of what was added, removed or changed between what was known at two instants. */
import { badInput } from '../../errors';
import type { Context } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import { type Place, recordsBehind, START, sectionsOf } from './changed-records';
import { type ChangeRow, changeOf, type Period } from './compare-versions';
import { checkSubjectId } from './find-subject';

/** How many versions one statement gives at most where all are counted. */
const LARGEST_STEP = 10_000;

export async function listChanges(
  context: Context,
  period: Period,
  about: string | null,
  first: number,
  after: string | null,
): Promise<Page<ChangeRow>> {
  checkFirst(first);
  if (about !== null) checkSubjectId('about', about);
  if (period.from >= period.to) {
    throw badInput(
      'from',
      period.from,
      `an instant before ${period.to}, which is \`to\``,
      'Give the earlier one first.',
    );
  }
  const list = JSON.stringify(['changes', period.from, period.to, about]);
  const from = after === null ? START : (context.cursors.open('after', list, after) as Place);
  const sections = await sectionsOf(context, about, period);
  const edges: Edge<ChangeRow>[] = [];
  for await (const { place, versions } of recordsBehind(sections, from, 2 * (first + 1))) {
    const change = changeOf(versions, period);
    if (change) edges.push(new Edge(change, null, context.cursors, list, place));
    if (edges.length > first) break;
  }
  return pageOf(edges, first, after, async () => {
    let count = 0;
    for await (const { versions } of recordsBehind(sections, START, LARGEST_STEP))
      if (changeOf(versions, period)) count++;
    return count;
  });
}
