/** The object types of entities, one a kind and one a role, as the vocabulary declares them. */
import { type ClassType, Field, ObjectType } from 'type-graphql';
import { type Kind, kindNames, kinds, propertiesOf, type Role, roleNames, roles } from '../model/kinds';
import { Entity, Node, RoleEnum } from './node.type';
import { describe, fieldOfReference, typeOfProperty } from './property-field';

/** A class of that name, for decorators to be put on. */
export function namedClass<T extends object>(name: string, base?: abstract new () => T): ClassType {
  const holder = base ? { [name]: class extends base {} } : { [name]: class {} };
  return holder[name] as unknown as ClassType;
}

export const entityTypes = Object.fromEntries(kindNames.map((kind) => [kind, entityType(kind)])) as Record<
  Kind,
  ClassType
>;

export const roleTypes = Object.fromEntries(roleNames.map((role) => [role, roleType(role)])) as Record<Role, ClassType>;

function entityType(kind: Kind): ClassType {
  const type = namedClass(kind, Entity);
  for (const [name, property] of Object.entries(propertiesOf(kind))) {
    if (property.type === 'reference') continue;
    const options = { nullable: !property.required, description: describe(property) };
    Field(typeOfProperty(kind, name, property), options)(type.prototype, fieldOfReference(name));
  }
  if (kind === 'Organization') {
    Field(() => [RoleEnum], { description: 'The roles it holds.' })(type.prototype, 'roles');
  }
  ObjectType(kind, { implements: [Node, Entity], simpleResolvers: true, description: kinds[kind].description })(type);
  return type;
}

function roleType(role: Role): ClassType {
  const type = namedClass(role);
  ObjectType(role, { simpleResolvers: true, description: roles[role].description })(type);
  return type;
}
