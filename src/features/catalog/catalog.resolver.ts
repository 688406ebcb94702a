/** The catalog: things by id, by text and by kind, and what each is related to. */
import { Arg, type ClassType, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { conditionsOf, filterTypes } from '../../graphql/conditions';
import type { Context } from '../../graphql/context';
import { type DerivedField, derivedResolver } from '../../graphql/derived-resolver';
import { entityTypes, namedClass, roleTypes } from '../../graphql/entity-types';
import { CountRelation, Entity, KindEnum, Node, TotalCount } from '../../graphql/node.type';
import { BY_NAME, type Order, orderTypes } from '../../graphql/orders';
import type { Page } from '../../graphql/page';
import { fieldOfReference } from '../../graphql/property-field';
import { connectionType, relationConnections, relationTypes } from '../../graphql/relation-types';
import type { EntityRow, RelationRow } from '../../graphql/rows';
import { type Kind, kindNames, kinds, propertiesOf, roleNames, roles } from '../../model/kinds';
import type { Properties } from '../../model/property';
import { declarationOf, relationKinds } from '../../model/relations';
import { findNodes } from './find-nodes';
import { listEntities } from './list-entities';
import { listRelated } from './list-related';
import { searchEntities } from './search-entities';

const SearchConnection = connectionType('Search', 'What a search found, the closest first.', Entity);

const kindConnections = Object.fromEntries(
  kindNames.map((kind) => [kind, connectionType(kind, `A list of ${kinds[kind].plural}.`, entityTypes[kind])]),
) as Record<Kind, ClassType>;

@Resolver()
export class CatalogResolver {
  @Query(() => Node, { nullable: true, description: 'What an id names; null when it names nothing.' })
  async node(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return (await findNodes(context, [id]))[0] ?? null;
  }

  @Query(() => [Node], { nullable: 'items', description: 'What up to 100 ids name, in their order; null for nothing.' })
  nodes(@Arg('ids', () => [ID], { description: 'Their ids.' }) ids: string[], @Ctx() context: Context) {
    return findNodes(context, ids);
  }

  @Query(() => SearchConnection, {
    description: 'Things whose names, aliases or identifiers hold every word: whole names, then starts, then parts.',
  })
  search(
    @Arg('text', () => String, { description: 'One or more words, in any script.' }) text: string,
    @Arg('kinds', () => [KindEnum], { nullable: true, description: 'Only these kinds; all when absent.' })
    wanted: Kind[] | null,
    @Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Ctx() context: Context,
  ) {
    return searchEntities(context, text, wanted ?? [], first, after ?? null);
  }
}

/** One list a kind: `organizations(filter, orderBy, first, after)` and so on. */
function listResolver(kind: Kind): ClassType {
  const name = kinds[kind].plural;
  const resolver = namedClass(`${kind}ListResolver`);
  const prototype = resolver.prototype as Record<string, unknown>;
  const list = (context: Context, filter: Parameters<typeof conditionsOf>[1], order: Order | null, first: number, after?: string) =>
    listEntities(context, {
      kind,
      conditions: conditionsOf(kind, filter),
      order: order ?? BY_NAME,
      first,
      after: after ?? null,
    });
  prototype[name] = list;
  Ctx()(prototype, name, 0);
  Arg('filter', () => filterTypes[kind], { nullable: true, description: 'Which to show.' })(prototype, name, 1);
  Arg('orderBy', () => orderTypes[kind], { nullable: true, description: 'How the list runs; by name when absent.' })(prototype, name, 2);
  Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' })(prototype, name, 3);
  Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })(prototype, name, 4);
  Query(() => kindConnections[kind], { description: `${kinds[kind].description} A list of them.` })(prototype, name, {
    value: list,
  });
  Resolver()(resolver);
  return resolver;
}

const totalCount: DerivedField<Page> = {
  name: 'totalCount',
  description: 'How many there are in all; counted only when asked for.',
  type: () => TotalCount,
  resolve: async (page) => ({ value: await page.count(), relation: CountRelation.EXACT }),
};

const sources = (): DerivedField<EntityRow | RelationRow> => ({
  name: 'sources',
  description: 'Where the fact was read.',
  type: () => [entityTypes.Source],
  resolve: async (row, context) => (await Promise.all(row.sources.map((id) => context.entity(id)))).filter(Boolean),
});

const references = (properties: Properties): DerivedField<EntityRow | RelationRow>[] =>
  Object.entries(properties).flatMap(([name, { type, description }]) =>
    type === 'reference'
      ? [
          {
            name: fieldOfReference(name),
            description,
            type: () => Entity,
            nullable: true,
            resolve: (row, context) => (row[name] ? context.entity(String(row[name])) : null),
          },
        ]
      : [],
  );

/** The connections that entities of `kind` carry, those of a role apart. */
const connectionsAt = (kind: Kind, role?: string): DerivedField<EntityRow>[] =>
  relationConnections
    .filter(({ near }) => near.role === role && near.kinds.includes(kind))
    .map(({ relation, direction, near, type }) => ({
      name: near.field,
      description: near.description,
      type: () => type,
      paged: true,
      resolve: (row, context, first, after) => listRelated(context, relation, direction, row.id, first, after ?? null),
    }));

const roleObjects: DerivedField<EntityRow>[] = roleNames.map((role) => ({
  name: roles[role].field,
  description: `${roles[role].description} Null when it does not hold the role.`,
  type: () => roleTypes[role],
  nullable: true,
  resolve: (row) => (row.roles.includes(role) ? row : null),
}));

const end = (name: 'from' | 'to', description: string): DerivedField<RelationRow> => ({
  name,
  description,
  type: () => Entity,
  resolve: (row, context) => context.entity(name === 'from' ? row.fromId : row.toId),
});

const organization: DerivedField<EntityRow> = {
  name: 'organization',
  description: 'Who holds the role.',
  type: () => entityTypes.Organization,
  resolve: (row) => row,
};

export const catalogResolvers: readonly ClassType[] = [
  CatalogResolver,
  ...kindNames.map(listResolver),
  ...kindNames.map((kind) =>
    derivedResolver<EntityRow>(entityTypes[kind], [
      ...connectionsAt(kind),
      ...references(propertiesOf(kind)),
      ...(kind === 'Organization' ? roleObjects : []),
      ...(kind === 'Source' ? [] : [sources()]),
    ]),
  ),
  ...roleNames.map((role) => derivedResolver(roleTypes[role], [organization, ...connectionsAt('Organization', role)])),
  ...relationKinds.map((relation) =>
    derivedResolver<RelationRow>(relationTypes[relation], [
      end('from', 'Where the arrow starts.'),
      end('to', 'Where the arrow ends.'),
      ...references(declarationOf(relation).properties),
      sources(),
    ]),
  ),
  ...[SearchConnection, ...Object.values(kindConnections), ...relationConnections.map(({ type }) => type)].map((type) =>
    derivedResolver(type, [totalCount]),
  ),
];
