/**
 * The filters of lists, one a kind: a comparator for each property, `and`, `or` and `not`, and for each relation what
 * some, every or none of the things at its other end must meet. Their size is the same whatever the graph holds.
 */
import { type ClassType, Field, InputType } from 'type-graphql';
import { type Kind, kindNames, propertiesOf, type Role, roleNames, roles } from '../model/kinds';
import { CountFilter, comparatorOf, KindFilter, RoleFilter, TextFilter } from './comparators';
import { namedClass } from './entity-types';
import { type ConnectionDeclaration, relationConnections } from './relation-types';

/** A filter that is declared; its fields follow, for filters point at each other. */
const declared = (name: string): ClassType => namedClass(name);

export const filterTypes = Object.fromEntries(kindNames.map((kind) => [kind, declared(`${kind}Filter`)])) as Record<
  Kind,
  ClassType
>;

/** For what stands at the end of a relation that leads to several kinds. */
const EntityFilter = declared('EntityFilter');

const optional = (input: ClassType, name: string, type: () => unknown, description: string): void =>
  Field(type as () => ClassType, { nullable: true, description })(input.prototype, name);

const quantifiers = new Map<string, ClassType>();

/** What is asked of the things at the other end of a relation; one type for each kind of end. */
function quantifierOf({ far }: ConnectionDeclaration): ClassType {
  const [first, ...others] = far.kinds as [Kind, ...Kind[]];
  const name = others.length === 0 ? first : 'Entity';
  const known = quantifiers.get(name);
  if (known) return known;
  const filter = others.length === 0 ? filterTypes[first] : EntityFilter;
  const input = declared(`${name}RelationFilter`);
  quantifiers.set(name, input);
  optional(input, 'some', () => filter, 'At least one meets it.');
  optional(input, 'every', () => filter, 'All meet it; so it is where there is none.');
  optional(input, 'none', () => filter, 'None meets it.');
  optional(input, 'count', () => CountFilter, 'How many there are.');
  InputType(input.name, {
    description:
      'What is asked of the things at the other end of a relation. A filter in it asks of no further relations.',
  })(input);
  return input;
}

/** The connections of a kind, or those of one of its roles. */
export const connectionsNear = (kind: Kind, role?: Role): ConnectionDeclaration[] =>
  relationConnections.filter(({ near }) => near.role === role && near.kinds.includes(kind));

function complete(input: ClassType, what: string): void {
  optional(input, 'and', () => [input], 'All of these hold; an empty list asks nothing.');
  optional(input, 'or', () => [input], 'At least one of these holds; an empty list holds nothing.');
  optional(input, 'not', () => input, 'This does not hold. What is unknown does not hold, so its `not` does.');
  const description = `Which of ${what} to show. All that is given must hold; null is as if it were absent.`;
  InputType(input.name, { description })(input);
}

function declareRelations(input: ClassType, kind: Kind, role?: Role): void {
  for (const connection of connectionsNear(kind, role)) {
    const { field, description } = connection.near;
    optional(input, field, () => quantifierOf(connection), description);
    quantifierOf(connection);
  }
}

function roleFilter(role: Role): ClassType {
  const input = declared(`${role}Filter`);
  declareRelations(input, 'Organization', role);
  InputType(input.name, { description: `${roles[role].description} Holds where the role is held.` })(input);
  return input;
}

for (const kind of kindNames) {
  const input = filterTypes[kind];
  optional(input, 'name', () => TextFilter, 'By name, without regard to case, width or accents.');
  for (const [name, property] of Object.entries(propertiesOf(kind))) {
    const type = comparatorOf(kind, name, property);
    optional(input, name, () => type, property.description);
  }
  declareRelations(input, kind);
  if (kind === 'Organization') {
    optional(input, 'roles', () => RoleFilter, 'By role.');
    for (const role of roleNames.filter((name) => connectionsNear(kind, name).length > 0)) {
      const type = roleFilter(role);
      optional(input, roles[role].field, () => type, roles[role].description);
    }
  }
  complete(input, `a ${kind} list`);
}

optional(EntityFilter, 'name', () => TextFilter, 'By name, without regard to case, width or accents.');
optional(EntityFilter, 'kinds', () => KindFilter, 'By kind.');
complete(EntityFilter, 'things of several kinds');
