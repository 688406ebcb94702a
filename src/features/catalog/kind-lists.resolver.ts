/** One list a kind, `organizations(filter, orderBy, first, after)` and so on, as the vocabulary declares them. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, type ClassType, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { conditionsOf, type Filter } from '../../graphql/conditions';
import type { Context } from '../../graphql/context';
import { namedClass } from '../../graphql/entity-types';
import { filterTypes } from '../../graphql/filter-types';
import { COLLATION, keysOf, type Order, orderTypes } from '../../graphql/orders';
import { asksForHeads, asksForItems } from '../../graphql/selection';
import { type Kind, kindNames, kinds } from '../../model/kinds';
import { kindConnections } from './catalog.type';
import { listEntities } from './list-entities';

export const kindListResolvers: readonly ClassType[] = kindNames.map(listResolver);

function listResolver(kind: Kind): ClassType {
  const name = kinds[kind].plural;
  const resolver = namedClass(`${kind}ListResolver`);
  const prototype = resolver.prototype as Record<string, unknown>;

  const list = (
    context: Context,
    info: GraphQLResolveInfo,
    filter: Filter | null,
    orderBy: Order[] | null,
    first: number,
    after?: string,
  ) => {
    const page = { first, after: after ?? null, showsItems: asksForItems(info), showsHeads: asksForHeads(info) };
    return listEntities(context, { kind, asked: conditionsOf(kind, filter), keys: keysOf(orderBy), ...page });
  };
  prototype[name] = list;

  const shown = { description: 'Which to show; all when absent.', nullable: true };
  const order = `How the list runs, by up to two keys and then by id; by name when absent. ${COLLATION}`;
  const ordered = { description: order, nullable: true };
  const size = { description: 'How many to show, 1 to 100.', defaultValue: 25 };
  const behind = { description: 'Show what comes behind this cursor.', nullable: true };
  Ctx()(prototype, name, 0);
  Info()(prototype, name, 1);
  Arg('filter', () => filterTypes[kind], shown)(prototype, name, 2);
  Arg('orderBy', () => [orderTypes[kind]], ordered)(prototype, name, 3);
  Arg('first', () => Int, size)(prototype, name, 4);
  Arg('after', () => String, behind)(prototype, name, 5);
  const description = `The ${name} that meet a filter, page by page.`;
  Query(() => kindConnections[kind], { description })(prototype, name, { value: list });
  Resolver()(resolver);
  return resolver;
}
