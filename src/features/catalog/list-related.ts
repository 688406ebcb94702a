/** A page of what stands at the other end of an entity's relations, by name. */
import type { Context } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import type { Direction } from '../../graphql/relation-types';
import type { RelationKind } from '../../model/relations';
import { relatedCountLoader, relatedLoader } from './catalog.loaders';

export async function listRelated(
  context: Context,
  relation: RelationKind,
  direction: Direction,
  id: string,
  first: number,
  after: string | null,
): Promise<Page> {
  checkFirst(first);
  const list = `${relation} ${direction} ${id}`;
  const [afterKey, afterId] =
    after === null ? ['', ''] : (context.cursors.open('after', list, after) as [string, string]);
  const rows = await relatedLoader(context, relation, direction, first + 1).load({ id, afterKey, afterId });
  const edges = rows.map(
    (row) => new Edge(row.node, row.relation, context.cursors, list, [row.sortKey, row.relation.id]),
  );
  return pageOf(edges, first, after, () => relatedCountLoader(context, relation, direction).load(id));
}
