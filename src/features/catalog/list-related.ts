/** A page of what stands at the other end of an entity's relations, by name. */
import type { Context } from '../../graphql/context';
import { checkFirst, Edge, type Page, type PageRequest, pageOf } from '../../graphql/page';
import type { Direction } from '../../graphql/relation-types';
import type { RelationKind } from '../../model/relations';
import { relatedCountLoader, relatedLoader } from './catalog.loaders';
import type { Group } from './gather-groups';
import { groupRelated } from './group-related';
import type { RelatedProperty } from './related-parts';

export interface RelatedPage extends Page {
  /** The whole list in groups, or in one where `by` is null. */
  group(by: RelatedProperty | null, sums: readonly RelatedProperty[]): Promise<readonly Group[]>;
}

export async function listRelated(
  context: Context,
  relation: RelationKind,
  direction: Direction,
  id: string,
  { first, after, showsItems }: PageRequest,
): Promise<RelatedPage> {
  checkFirst(first);
  const list = `${relation} ${direction} ${id}`;
  const [afterKey, afterId] =
    after === null ? ['', ''] : (context.cursors.open('after', list, after) as [string, string]);
  const rows = showsItems
    ? await relatedLoader(context, relation, direction, first + 1).load({ id, afterKey, afterId })
    : [];
  const edges = rows.map(
    (row) => new Edge(row.node, row.relation, context.cursors, list, [row.sortKey, row.relation.id]),
  );
  const page = pageOf(edges, first, after, () => relatedCountLoader(context, relation, direction).load(id));
  return { ...page, group: (by, sums) => groupRelated(context, relation, direction, id, by, sums) };
}
