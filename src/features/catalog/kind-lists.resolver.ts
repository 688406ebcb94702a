/** One list a kind, `organizations(filter, orderBy, first, after)` and so on, as the vocabulary declares them. */
import { Arg, type ClassType, Ctx, Int, Query, Resolver } from 'type-graphql';
import { conditionsOf, type Filter, filterTypes } from '../../graphql/conditions';
import type { Context } from '../../graphql/context';
import { namedClass } from '../../graphql/entity-types';
import { BY_NAME, type Order, orderTypes } from '../../graphql/orders';
import { type Kind, kindNames, kinds } from '../../model/kinds';
import { kindConnections } from './catalog.type';
import { listEntities } from './list-entities';

export const kindListResolvers: readonly ClassType[] = kindNames.map(listResolver);

function listResolver(kind: Kind): ClassType {
  const name = kinds[kind].plural;
  const resolver = namedClass(`${kind}ListResolver`);
  const prototype = resolver.prototype as Record<string, unknown>;

  const list = (context: Context, filter: Filter | null, order: Order | null, first: number, after?: string) => {
    const conditions = conditionsOf(kind, filter);
    return listEntities(context, { kind, conditions, order: order ?? BY_NAME, first, after: after ?? null });
  };
  prototype[name] = list;

  const shown = { description: 'Which to show; all when absent.', nullable: true };
  const ordered = { description: 'How the list runs; by name when absent.', nullable: true };
  const size = { description: 'How many to show, 1 to 100.', defaultValue: 25 };
  const behind = { description: 'Show what comes behind this cursor.', nullable: true };
  Ctx()(prototype, name, 0);
  Arg('filter', () => filterTypes[kind], shown)(prototype, name, 1);
  Arg('orderBy', () => orderTypes[kind], ordered)(prototype, name, 2);
  Arg('first', () => Int, size)(prototype, name, 3);
  Arg('after', () => String, behind)(prototype, name, 4);
  const description = `The ${name} that meet a filter, page by page.`;
  Query(() => kindConnections[kind], { description })(prototype, name, { value: list });
  Resolver()(resolver);
  return resolver;
}
