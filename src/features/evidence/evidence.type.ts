/** Claims, the readings they give, and what contradicts what. */
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { entityTypes } from '../../graphql/entity-types';
import { Entity, Node } from '../../graphql/node.type';
import { choiceEnum } from '../../graphql/property-field';
import { connectionType } from '../../graphql/relation-types';
import { DateScalar, InstantScalar } from '../../graphql/scalars';
import { type FoldRule, foldRules, type Rank } from '../../model/claims';
import { kinds } from '../../model/kinds';

const ruleNames = Object.keys(foldRules) as FoldRule[];
const FoldRuleEnum = Object.fromEntries(ruleNames.map((rule) => [rule, rule]));
registerEnumType(FoldRuleEnum, {
  name: 'FoldRule',
  description: 'Why one reading of a matter is shown and not another. The first rule that parts them decides.',
  valuesConfig: Object.fromEntries(ruleNames.map((rule) => [rule, { description: foldRules[rule] }])),
});

const RankEnum = choiceEnum('Claim', 'rank', kinds.Claim.properties.rank);

@ObjectType({ description: 'A value as a claim gives it.' })
export class ClaimedValue {
  @Field(() => String, { simple: true, description: 'The property or relation it speaks of, as packages name it.' })
  property!: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The value; a sum in major units with its currency behind it. Null where an entity is named.',
  })
  value!: string | null;

  @Field(() => Entity, { nullable: true, description: 'The entity named.' })
  object!: unknown;
}

@ObjectType({ description: 'What a source, or several read together, state on an entity or relation.' })
export class RecordClaim {
  @Field(() => ID, {
    simple: true,
    description: 'Names it as long as its sources speak of the thing at that place. Opaque.',
  })
  id!: string;

  @Field(() => Node, { simple: true, description: 'The entity or relation it is on.' })
  about!: unknown;

  @Field(() => [entityTypes.Source], { description: 'Who says it.' })
  sources!: unknown;

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'How far it is trusted by itself, from 0 to 1; null where there is nothing to trust.',
  })
  confidence!: number | null;

  @Field(() => RankEnum, { simple: true, description: 'Its standing among claims on the same thing.' })
  rank!: Rank;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The text its sources go back to; claims of one origin count once.',
  })
  origin!: string | null;

  @Field(() => String, { nullable: true, simple: true, description: 'Where in the source it stands.' })
  locator!: string | null;

  @Field(() => DateScalar, { nullable: true, simple: true, description: 'Date of the statement.' })
  statedOn!: string | null;

  @Field(() => InstantScalar, { simple: true, description: 'When it entered the graph.' })
  recordedAt!: string;

  @Field(() => String, { nullable: true, simple: true, description: 'The load it came with.' })
  batch!: string | null;

  @Field(() => [ClaimedValue], {
    simple: true,
    description: 'What it states; empty where it states no more than that.',
  })
  values!: unknown;

  @Field(() => entityTypes.Claim, {
    nullable: true,
    simple: true,
    description: 'The claim by itself, where it stands in the graph as one; null where it is part of its thing.',
  })
  statement!: unknown;
}

@ObjectType({ description: 'One reading of a disputed matter and the claims that give it.' })
export class Reading {
  @Field(() => String, { nullable: true, simple: true, description: 'The value; null where an entity is named.' })
  value!: string | null;

  @Field(() => Entity, { nullable: true, description: 'The entity named, where a relation is disputed.' })
  object!: unknown;

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'How far its claims are trusted together: those of one origin or source count once.',
  })
  confidence!: number | null;

  @Field(() => [RecordClaim], { simple: true, description: 'The claims that give it, the best supported first.' })
  claims!: unknown;
}

@ObjectType({
  description: 'A property on which the claims on an entity or relation disagree, and what was made of them.',
})
export class Dispute {
  @Field(() => String, { simple: true, description: 'The property, as packages name it.' })
  property!: string;

  @Field(() => FoldRuleEnum, { simple: true, description: 'Why the first reading is shown, or none.' })
  rule!: FoldRule;

  @Field(() => Float, {
    nullable: true,
    simple: true,
    description: 'How far the reading that is shown is trusted; null where none is.',
  })
  confidence!: number | null;

  @Field(() => [Reading], { simple: true, description: 'The readings, the one that is shown first.' })
  readings!: unknown;
}

@ObjectType({ description: 'A matter on which claims differ. None of them is dropped.' })
export class Conflict {
  @Field(() => Node, { simple: true, description: 'The entity or relation that the claims speak of.' })
  subject!: unknown;

  @Field(() => String, { simple: true, description: 'The property or relation they speak of.' })
  predicate!: string;

  @Field(() => FoldRuleEnum, { simple: true, description: 'Why the first reading comes first.' })
  rule!: FoldRule;

  @Field(() => [Reading], { simple: true, description: 'The readings, the best supported first.' })
  readings!: unknown;
}

export const ClaimsConnection = connectionType(
  'EntityClaims',
  'The claims on an entity, by predicate.',
  entityTypes.Claim,
);

export const RecordClaimConnection = connectionType('RecordClaim', 'The claims on an entity or relation.', RecordClaim);

export const ConflictConnection = connectionType('Conflict', 'Matters on which claims differ.', Conflict);
