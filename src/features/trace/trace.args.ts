/** The arguments of trace and paths. */
import { ArgsType, Field, Float, ID, Int } from 'type-graphql';
import { RelationKindEnum } from '../../graphql/node.type';
import { DateScalar, InstantScalar } from '../../graphql/scalars';
import type { RelationKind } from '../../model/relations';
import { TraceDirection } from './crossing';
import { LONGEST_PATH, MOST_PATHS, PathRank } from './find-paths';
import { DEEPEST_TIER, LARGEST_TRACE } from './trace-chain';

@ArgsType()
class WalkArgs {
  @Field(() => [RelationKindEnum], {
    nullable: true,
    description:
      'Which relations to follow; the supply relations when absent. Others, such as BACKS or OWNS, are crossed both ways.',
  })
  via?: RelationKind[] | null;

  @Field(() => DateScalar, { nullable: true, description: "The day facts must hold on; the operation's when absent." })
  asOf?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "The instant by which facts must have been recorded; the operation's when absent.",
  })
  asKnownOn?: string | null;

  @Field(() => Float, { nullable: true, description: 'The least confidence of a relation, 0 to 1.' })
  minConfidence?: number | null;
}

@ArgsType()
export class TraceArgs extends WalkArgs {
  @Field(() => ID, { description: 'Id of the entity to start from.' })
  root!: string;

  @Field(() => TraceDirection, { description: 'Which way to go.' })
  direction!: TraceDirection;

  @Field(() => Int, { defaultValue: 8, description: `How many tiers to go, 1 to ${DEEPEST_TIER}.` })
  maxTier!: number;

  @Field(() => Int, { defaultValue: 500, description: `How many entities to give at most, 1 to ${LARGEST_TRACE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The `resumeToken` of the answer before.' })
  after?: string | null;
}

@ArgsType()
export class ReachArgs {
  @Field(() => Int, { defaultValue: 8, description: `How many tiers to go, 1 to ${DEEPEST_TIER}.` })
  maxTier!: number;

  @Field(() => Int, { defaultValue: 100, description: `How many entities to give at most, 1 to ${LARGEST_TRACE}.` })
  first!: number;
}

@ArgsType()
export class PathsArgs extends WalkArgs {
  @Field(() => ID, { description: 'Id of the entity to start from.' })
  from!: string;

  @Field(() => ID, { description: 'Id of the entity to reach.' })
  to!: string;

  @Field(() => TraceDirection, { defaultValue: TraceDirection.DOWNSTREAM, description: 'Which way to go.' })
  direction!: TraceDirection;

  @Field(() => Int, { defaultValue: 3, description: `How many paths to give at most, 1 to ${MOST_PATHS}.` })
  k!: number;

  @Field(() => Int, { defaultValue: 8, description: `The most relations of a path, 1 to ${LONGEST_PATH}.` })
  maxLength!: number;

  @Field(() => PathRank, { defaultValue: PathRank.LENGTH, description: 'What makes a path the better one.' })
  rankBy!: PathRank;
}

export type { WalkArgs };
