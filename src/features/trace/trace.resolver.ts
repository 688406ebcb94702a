/** Who is behind an entity, where it goes, and how one reaches another. */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { roleTypes } from '../../graphql/entity-types';
import type { EntityRow } from '../../graphql/rows';
import { answerPaths, answerTrace, type PathStepRow, type TraceNodeRow } from './answers';
import { TraceDirection } from './crossing';
import { PathsArgs, ReachArgs, TraceArgs } from './trace.args';
import { PathResult, PathStep, TraceNode, TraceResult } from './trace.type';

@Resolver()
class TraceResolver {
  @Query(() => TraceResult, {
    description: 'The chain upstream or downstream of an entity, tier by tier, with how each member is reached.',
  })
  trace(@Args(() => TraceArgs) args: TraceArgs, @Ctx() context: Context) {
    return answerTrace(context, args);
  }

  @Query(() => PathResult, { description: 'The best paths without loops from one entity to another.' })
  paths(@Args(() => PathsArgs) args: PathsArgs, @Ctx() context: Context) {
    return answerPaths(context, args);
  }
}

@Resolver(() => TraceNode)
class TraceNodeResolver {
  @FieldResolver()
  entity(@Root() node: TraceNodeRow, @Ctx() context: Context) {
    return context.entity(node.id);
  }

  @FieldResolver()
  witness(@Root() node: TraceNodeRow) {
    return node.witness();
  }

  @FieldResolver()
  tiers(@Root() node: TraceNodeRow) {
    return node.tiers();
  }
}

@Resolver(() => PathStep)
class PathStepResolver {
  @FieldResolver()
  node(@Root() step: PathStepRow, @Ctx() context: Context) {
    return context.entity(step.nodeId);
  }
}

@Resolver(() => roleTypes.Sme)
class SmeReachResolver {
  @FieldResolver(() => TraceResult, { description: 'How it reaches the world: the chain downstream of it.' })
  reach(@Root() sme: EntityRow, @Args(() => ReachArgs) { maxTier, first }: ReachArgs, @Ctx() context: Context) {
    return answerTrace(context, { root: sme.id, direction: TraceDirection.DOWNSTREAM, maxTier, first });
  }
}

export const traceResolvers = [TraceResolver, TraceNodeResolver, PathStepResolver, SmeReachResolver];
