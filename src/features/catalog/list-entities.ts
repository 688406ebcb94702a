/** A page of one kind's entities that meet a filter, in an order, from a place on. */
import type { Condition } from '../../graphql/conditions';
import { type Context, read } from '../../graphql/context';
import { type Order, OrderDirection } from '../../graphql/orders';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import type { Kind } from '../../model/kinds';
import type { Row } from '../../store/values';
import { entityOf } from './catalog.loaders';
import { catalogStatements as statements } from './catalog.statements';

export interface EntityList {
  readonly kind: Kind;
  readonly conditions: readonly Condition[];
  readonly order: Order;
  readonly first: number;
  readonly after: string | null;
}

/** The value that was ordered by, and the id. */
type Position = [key: unknown, id: string];

/** Every sort key is below it: none holds two of this character in a row. */
const BEHIND_ALL = '\uD7FF\uD7FF';

export async function listEntities(context: Context, wanted: EntityList): Promise<Page> {
  const { kind, conditions, order, first, after } = wanted;
  checkFirst(first);
  const list = JSON.stringify([kind, conditions, order]);
  const from = after === null ? null : (context.cursors.open('after', list, after) as Position);
  const rows = await (order.field === 'name' ? byName : byProperty)(context, wanted, from);
  const edges = rows.map((row) => {
    const node = entityOf(row);
    context.remember(node);
    return new Edge(node, null, context.cursors, list, [row.key, row.id]);
  });
  return pageOf(edges, first, after, async () => {
    const counted = await read(context, statements.countKind[kind], { conditions });
    return counted[0]?.total as number;
  });
}

function byName(
  context: Context,
  { kind, conditions, order, first }: EntityList,
  from: Position | null,
): Promise<Row[]> {
  const ascending = order.direction === OrderDirection.ASC;
  const statement = (ascending ? statements.listByNameAscending : statements.listByNameDescending)[kind];
  const [afterKey, afterId] = from ?? [ascending ? '' : BEHIND_ALL, ''];
  return read(context, statement, { conditions, afterKey, afterId, limit: first + 1 });
}

function byProperty(
  context: Context,
  { kind, conditions, order, first }: EntityList,
  from: Position | null,
): Promise<Row[]> {
  const ascending = order.direction === OrderDirection.ASC;
  const statement = (ascending ? statements.listByPropertyAscending : statements.listByPropertyDescending)[kind];
  const position = from === null ? 'first' : from[0] === null ? 'unknown' : 'known';
  const [afterKey, afterId] = from ?? [null, ''];
  return read(context, statement, {
    conditions,
    property: order.field,
    position,
    afterKey,
    afterId,
    limit: first + 1,
  });
}
