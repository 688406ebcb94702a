/** The object types of relations, and the connections that lead along them, as the vocabulary declares them. */
import { type ClassType, Field, ObjectType } from 'type-graphql';
import {
  declarationOf,
  type RelationDeclaration,
  type RelationEnd,
  type RelationKind,
  relationKinds,
} from '../model/relations';
import { entityTypes, namedClass } from './entity-types';
import { Entity, Node, PageInfo, Relation } from './node.type';
import { capital, describe, typeOfProperty } from './property-field';

export const relationTypes = Object.fromEntries(
  relationKinds.map((relation) => [relation, relationType(declarationOf(relation))]),
) as Record<RelationKind, ClassType>;

function relationType({ name, description, properties }: RelationDeclaration): ClassType {
  const type = namedClass(name, Relation);
  for (const [property, declared] of Object.entries(properties)) {
    if (declared.type === 'reference') continue;
    const options = { nullable: true, description: describe(declared) };
    Field(typeOfProperty(name, property, declared), options)(type.prototype, property);
  }
  ObjectType(name, { implements: [Node, Relation], simpleResolvers: true, description })(type);
  return type;
}

/** All connections, in the order in which they were made. */
export const connectionTypes: ClassType[] = [];

/** Which way a connection leads: `to` along the arrow, `from` against it. */
export type Direction = 'to' | 'from';

export interface ConnectionDeclaration {
  readonly relation: RelationKind;
  readonly direction: Direction;
  /** The end whose entities carry the connection. */
  readonly near: RelationEnd;
  readonly far: RelationEnd;
  readonly type: ClassType;
}

/** Every connection along a relation, two for each. */
export const relationConnections: readonly ConnectionDeclaration[] = relationKinds.flatMap((relation) => {
  const { from, to } = declarationOf(relation);
  return [connection(relation, 'to', from, to), connection(relation, 'from', to, from)];
});

function connection(
  relation: RelationKind,
  direction: Direction,
  near: RelationEnd,
  far: RelationEnd,
): ConnectionDeclaration {
  const name = `${declarationOf(relation).name.replace(/Relation$/, '')}${capital(near.field)}`;
  const node = far.kinds.length === 1 ? entityTypes[far.kinds[0] as keyof typeof entityTypes] : Entity;
  const type = connectionType(name, near.description, node, relationTypes[relation]);
  return { relation, direction, near, far, type };
}

/** `<name>Connection` with its `<name>Edge`; the edge carries the relation where there is one. */
// biome-ignore lint/suspicious/noExplicitAny: an interface's class is abstract, which ClassType is not
export function connectionType(name: string, description: string, node: any, relation?: ClassType): ClassType {
  const edge = namedClass(`${name}Edge`);
  Field(() => String, { description: 'Its place in the list.' })(edge.prototype, 'cursor');
  Field(() => node, { description: 'What is there.' })(edge.prototype, 'node');
  if (relation) Field(() => relation, { description: 'The fact that leads there.' })(edge.prototype, 'relation');
  ObjectType(`${name}Edge`, { simpleResolvers: true, description: `An item of a ${name}Connection.` })(edge);

  const type = namedClass(`${name}Connection`);
  Field(() => [edge], { description: 'The items of the page.' })(type.prototype, 'edges');
  Field(() => [node], { description: 'What is there, without the cursors.' })(type.prototype, 'nodes');
  Field(() => PageInfo, { description: 'Where the page lies in the list.' })(type.prototype, 'pageInfo');
  ObjectType(`${name}Connection`, { simpleResolvers: true, description })(type);
  connectionTypes.push(type);
  return type;
}
