/** Who is behind an entity, where it goes, and how one reaches another. */
import type { GraphQLResolveInfo } from 'graphql';
import { Args, type ClassType, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { type Derived, type DerivedField, derive } from '../../graphql/derived-field';
import { roleTypes } from '../../graphql/entity-types';
import { Entity, Relation } from '../../graphql/node.type';
import type { EntityRow } from '../../graphql/rows';
import { askedEntity } from '../../graphql/selection';
import { answerPaths, answerTrace, type PathStepRow, type TraceNodeRow } from './answers';
import { askedOfTrace } from './asked-of-trace';
import { TraceDirection } from './crossing';
import { PathsArgs, ReachArgs, TraceArgs } from './trace.args';
import { NodeTiersType, PathResult, PathStep, TraceNode, TraceResult } from './trace.type';

@Resolver()
class TraceResolver {
  @Query(() => TraceResult, {
    description: 'The chain upstream or downstream of an entity, tier by tier, with how each member is reached.',
  })
  trace(@Args(() => TraceArgs) args: TraceArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    return answerTrace(context, args, askedOfTrace(info));
  }

  @Query(() => PathResult, { description: 'The best paths without loops from one entity to another.' })
  paths(@Args(() => PathsArgs) args: PathsArgs, @Ctx() context: Context) {
    return answerPaths(context, args);
  }
}

@Resolver(() => roleTypes.Sme)
class SmeReachResolver {
  @FieldResolver(() => TraceResult, { description: 'How it reaches the world: the chain downstream of it.' })
  reach(
    @Root() sme: EntityRow,
    @Args(() => ReachArgs) { maxTier, first }: ReachArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const args = { root: sme.id, direction: TraceDirection.DOWNSTREAM, maxTier, first };
    return answerTrace(context, args, askedOfTrace(info));
  }
}

const ofNodes: DerivedField<TraceNodeRow>[] = [
  {
    name: 'entity',
    description: 'The entity.',
    type: () => Entity,
    resolve: (node, context, info) => node.head ?? askedEntity(context, node.id, info),
  },
  {
    name: 'witness',
    description: 'One shortest way from the root to it, relation by relation.',
    type: () => [Relation],
    resolve: (node) => node.witness(),
  },
  {
    name: 'tiers',
    description: 'All tiers it stands on.',
    type: () => NodeTiersType,
    resolve: (node) => node.tiers(),
  },
];

const nodeOfStep: DerivedField<PathStepRow> = {
  name: 'node',
  description: 'The entity it leads to.',
  type: () => Entity,
  resolve: (step, context, info) => askedEntity(context, step.nodeId, info),
};

export const traceResolvers: readonly ClassType[] = [TraceResolver, SmeReachResolver];

export const traceFields: readonly Derived[] = [derive(TraceNode, ofNodes), derive(PathStep, [nodeOfStep])];
