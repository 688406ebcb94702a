/** What leads from a thing to others: its relations, roles, references and sources, as the vocabulary declares them. */
import { type Derived, type DerivedField, derive, pageArguments } from '../../graphql/derived-field';
import { entityTypes, roleTypes } from '../../graphql/entity-types';
import { Entity } from '../../graphql/node.type';
import { fieldOfReference } from '../../graphql/property-field';
import { relationConnections, relationTypes } from '../../graphql/relation-types';
import type { EntityRow, RelationRow } from '../../graphql/rows';
import { askedEntity, asksForItems } from '../../graphql/selection';
import { type Kind, kindNames, propertiesOf, type Role, roleNames, roles } from '../../model/kinds';
import type { Properties } from '../../model/property';
import { declarationOf, relationKinds } from '../../model/relations';
import { listRelated } from './list-related';

/** The connections that entities of `kind` carry, or those of one of its roles. */
const connectionsAt = (kind: Kind, role?: Role): DerivedField<EntityRow>[] =>
  relationConnections
    .filter(({ near }) => near.role === role && near.kinds.includes(kind))
    .map(({ relation, direction, near, type }) => ({
      name: near.field,
      description: near.description,
      type: () => type,
      args: pageArguments,
      resolve: (row, context, first, after, info) => {
        const page = { first, after: after ?? null, showsItems: asksForItems(info) };
        return listRelated(context, relation, direction, row.id, page);
      },
    }));

const roleObjects: DerivedField<EntityRow>[] = roleNames.map((role) => ({
  name: roles[role].field,
  description: `${roles[role].description} Null when it does not hold the role.`,
  type: () => roleTypes[role],
  nullable: true,
  resolve: (row) => (row.roles.includes(role) ? row : null),
}));

const roleHolder: DerivedField<EntityRow> = {
  name: 'organization',
  description: 'Who holds the role.',
  type: () => entityTypes.Organization,
  resolve: (row) => row,
};

const references = (properties: Properties): DerivedField<EntityRow | RelationRow>[] =>
  Object.entries(properties)
    .filter(([, { type }]) => type === 'reference')
    .map(([name, { description }]) => ({
      name: fieldOfReference(name),
      description,
      type: () => Entity,
      nullable: true,
      resolve: (row, context) => (row[name] ? context.entity(String(row[name])) : null),
    }));

const sources: DerivedField<EntityRow | RelationRow> = {
  name: 'sources',
  description: 'Where the fact was read.',
  type: () => [entityTypes.Source],
  resolve: async ({ sources }, context) => (await Promise.all(sources.map((id) => context.entity(id)))).filter(Boolean),
};

const from: DerivedField<RelationRow> = {
  name: 'from',
  description: 'Where the arrow starts.',
  type: () => Entity,
  resolve: ({ fromId }, context, info) => askedEntity(context, fromId, info),
};

const to: DerivedField<RelationRow> = {
  name: 'to',
  description: 'Where the arrow ends.',
  type: () => Entity,
  resolve: ({ toId }, context, info) => askedEntity(context, toId, info),
};

export const relatedFields: readonly Derived[] = [
  ...kindNames.map((kind) =>
    derive<EntityRow>(entityTypes[kind], [
      ...connectionsAt(kind),
      ...references(propertiesOf(kind)),
      ...(kind === 'Organization' ? roleObjects : []),
      sources,
    ]),
  ),
  ...roleNames.map((role) => derive(roleTypes[role], [roleHolder, ...connectionsAt('Organization', role)])),
  ...relationKinds.map((relation) =>
    derive<RelationRow>(relationTypes[relation], [
      from,
      to,
      ...references(declarationOf(relation).properties),
      sources,
    ]),
  ),
];
