/** The answers of trace and paths. */
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Entity, Relation } from '../../graphql/node.type';
import { DateScalar, InstantScalar } from '../../graphql/scalars';
import { TraceDirection } from './crossing';
import { Outcome } from './explore';
import { PathRank } from './find-paths';

registerEnumType(TraceDirection, {
  name: 'TraceDirection',
  description: 'Which way a trace runs.',
  valuesConfig: {
    UPSTREAM: { description: 'Against the arrows: who is behind it.' },
    DOWNSTREAM: { description: 'With the arrows: where it goes.' },
  },
});

registerEnumType(PathRank, {
  name: 'PathRank',
  description: 'What makes a path the better one.',
  valuesConfig: {
    LENGTH: { description: 'Fewer relations.' },
    CONFIDENCE: { description: 'A greater product of confidences.' },
  },
});

registerEnumType(Outcome, {
  name: 'TraversalOutcome',
  description: 'Why a traversal ended. Only an exhausted one has shown that nothing more is there.',
  valuesConfig: {
    EXHAUSTED: { description: 'Everything that the scope and `via` allow was looked at.' },
    TIER_BOUND: { description: 'More lies behind the last tier that was asked for.' },
    BUDGET: { description: 'More lies behind what `first` or the limit of the server allowed.' },
    DEADLINE: { description: 'The time ran out.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Whether an answer is whole, and what it looked at.' })
export class Completeness {
  @Field(() => Outcome, { description: 'Why the traversal ended.' })
  outcome!: Outcome;

  @Field(() => Int, { description: 'Entities met, those of earlier answers included.' })
  exploredNodes!: number;

  @Field(() => Int, { description: 'Relations met, those of earlier answers included.' })
  exploredRelations!: number;

  @Field(() => Int, { description: 'Entities met behind which not everything was looked at.' })
  frontier!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Components looked behind for which no maker is known; unknown is not none. Null downstream and without SUPPLIES.',
  })
  componentsWithoutMaker!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` for what comes next; null when nothing does.',
  })
  resumeToken!: string | null;
}

@ObjectType('ReadingScope', { simpleResolvers: true, description: 'The scope an answer was read under.' })
export class ReadingScopeType {
  @Field(() => DateScalar, { description: 'The day the facts hold on.' })
  asOf!: string;

  @Field(() => InstantScalar, { description: 'The instant by which they were recorded.' })
  asKnownOn!: string;

  @Field(() => Float, { description: 'The least confidence of a relation.' })
  minConfidence!: number;
}

@ObjectType('NodeTiers', { simpleResolvers: true, description: 'On which tiers of a root an entity stands.' })
export class NodeTiersType {
  @Field(() => Int, { description: 'Relations on the shortest way to the root.' })
  shortest!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Relations on the longest way, a loop counted as one place; null unless the traversal was exhausted.',
  })
  longest!: number | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'The lengths of all ways without loops within `maxTier`; null where there are too many to count.',
  })
  all!: number[] | null;

  @Field(() => Boolean, { description: 'Whether it lies on a loop.' })
  inCycle!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'An entity of a trace.' })
export class TraceNode {
  @Field(() => Int, { description: 'Relations between it and the root on the shortest way.' })
  tier!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One tier of a trace.' })
export class TraceTier {
  @Field(() => Int, { description: 'Its number; the root alone is tier 0.' })
  tier!: number;

  @Field(() => [TraceNode], { description: 'The entities first met on it.' })
  nodes!: TraceNode[];

  @Field(() => [Relation], { description: 'The relations that lead to it from the tier before.' })
  relations!: unknown[];
}

@ObjectType({ simpleResolvers: true, description: 'The chain behind or before an entity, tier by tier.' })
export class TraceResult {
  @Field(() => Entity, { description: 'Where the trace starts.' })
  root!: unknown;

  @Field(() => TraceDirection, { description: 'Which way it runs.' })
  direction!: TraceDirection;

  @Field(() => ReadingScopeType, { description: 'The scope it was read under.' })
  scope!: ReadingScopeType;

  @Field(() => [TraceTier], { description: 'The entities and relations of this answer by tier.' })
  tiers!: TraceTier[];

  @Field(() => [TraceNode], { description: 'The entities of this answer, nearest first.' })
  nodes!: TraceNode[];

  @Field(() => [Relation], { description: 'The relations of this answer, nearest first.' })
  relations!: unknown[];

  @Field(() => Completeness, { description: 'Whether the answer is whole.' })
  completeness!: Completeness;
}

@ObjectType({ simpleResolvers: true, description: 'A relation of a path and the entity it leads to.' })
export class PathStep {
  @Field(() => Relation, { description: 'The relation.' })
  relation!: unknown;

  @Field(() => Int, { description: 'Relations from the start of the path.' })
  tier!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A path without loops between two entities.' })
export class Path {
  @Field(() => Entity, { description: 'Where it starts.' })
  start!: unknown;

  @Field(() => [PathStep], { description: 'Its relations in order.' })
  steps!: PathStep[];

  @Field(() => Int, { description: 'Number of relations.' })
  length!: number;

  @Field(() => Float, { description: 'Product of the confidences of its relations: how far all hold together.' })
  confidence!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Paths between two entities, the best first; ties run by id.' })
export class PathResult {
  @Field(() => [Path], { description: 'The paths.' })
  paths!: Path[];

  @Field(() => Boolean, { description: 'Whether there are more than `k` within the length.' })
  hasMore!: boolean;

  @Field(() => ReadingScopeType, { description: 'The scope they were read under.' })
  scope!: ReadingScopeType;

  @Field(() => Completeness, { description: 'Whether all paths within the length were considered.' })
  completeness!: Completeness;
}
