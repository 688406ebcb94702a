/** What contradicts what. */
import { Field, ObjectType } from 'type-graphql';
import { entityTypes } from '../../graphql/entity-types';
import { Entity } from '../../graphql/node.type';
import { connectionType } from '../../graphql/relation-types';

@ObjectType({ description: 'One reading of a disputed matter and the claims that give it.' })
export class Reading {
  @Field(() => String, { nullable: true, simple: true, description: 'The value, where a property is disputed.' })
  value!: string | null;

  @Field(() => Entity, { nullable: true, description: 'The entity named, where a relation is disputed.' })
  object!: unknown;

  @Field(() => [entityTypes.Claim], { simple: true, description: 'The claims that give it, the best supported first.' })
  claims!: unknown[];
}

@ObjectType({ description: 'A matter on which claims differ. None of them is dropped.' })
export class Conflict {
  @Field(() => Entity, { nullable: true, description: 'What the claims speak of.' })
  subject!: unknown;

  @Field(() => String, { simple: true, description: 'The property or relation they speak of.' })
  predicate!: string;

  @Field(() => [Reading], { description: 'The readings, the best supported first.' })
  readings!: Reading[];
}

export const ClaimsConnection = connectionType(
  'EntityClaims',
  'The claims on an entity, by predicate.',
  entityTypes.Claim,
);

export const ConflictConnection = connectionType('Conflict', 'Matters on which claims differ.', Conflict);
