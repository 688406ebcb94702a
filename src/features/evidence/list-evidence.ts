/**
 * A page of all claims on an entity or relation: first those that lie in it, by the time they were recorded, then those
 * that stand by themselves, by predicate.
 */
import type { Context } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import { isRelation } from '../../graphql/rows';
import { claimStating } from '../../model/claim-of-row';
import { claimCountLoader, claimLoader } from './evidence.loaders';
import { findSubject } from './find-subject';
import { claimsIn, isCounted, type RecordClaimRow, type Subject, standingClaim } from './record-claims';

/** A predicate is empty for what lies in the record, and a time for what stands by itself. */
type Position = [predicate: string, recordedAt: string, id: string];

export async function listEvidence(
  context: Context,
  about: string,
  first: number,
  after: string | null,
): Promise<Page<RecordClaimRow>> {
  checkFirst(first);
  const subject = await findSubject(context, 'about', about);
  const list = JSON.stringify(['evidence', about]);
  const from = after === null ? null : (context.cursors.open('after', list, after) as Position);
  const own = Array.from(claimsIn(subject)).flatMap(([claim, row]) => (isCounted(context, claim) ? [row] : []));
  const behind = own.filter((claim) => isBehind(positionOf(claim), from)).sort(byPosition);
  const standing = behind.length > first ? [] : await standingBehind(context, subject, from, first + 1);
  const edges = [...behind, ...standing]
    .slice(0, first + 1)
    .map((claim) => new Edge(claim, null, context.cursors, list, positionOf(claim)));
  return pageOf(edges, first, after, async () => {
    return own.length + (isRelation(subject) ? 0 : await claimCountLoader(context).load(about));
  });
}

const positionOf = ({ statement, recordedAt, id }: RecordClaimRow): Position =>
  statement ? [String(statement.predicate), '', id] : ['', recordedAt, id];

const isBehind = (position: Position, from: Position | null): boolean => from === null || compare(from, position) < 0;

const byPosition = (one: RecordClaimRow, other: RecordClaimRow): number => compare(positionOf(one), positionOf(other));

function compare(one: Position, other: Position): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at === -1) return 0;
  return (one[at] as string) < (other[at] as string) ? -1 : 1;
}

async function standingBehind(
  context: Context,
  subject: Subject,
  from: Position | null,
  limit: number,
): Promise<RecordClaimRow[]> {
  if (isRelation(subject)) return [];
  const [predicate = '', , id = ''] = from ?? [];
  const place = { id: subject.id, afterPredicate: predicate, afterId: predicate === '' ? '' : id };
  const nodes = await claimLoader(context, limit).load(place);
  return nodes.map((node) => standingClaim(subject, claimStating({}, node), node));
}
