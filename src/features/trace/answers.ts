/** From arguments to a walk, and from what it found to the shape of the answer. */
import type { Context } from '../../graphql/context';
import { narrowed } from '../../graphql/reading';
import type { RelationRow } from '../../graphql/rows';
import { supplyKinds, TraceDirection } from './crossing';
import { type Exploration, type ExploredNode, Outcome } from './explore';
import { type FoundPath, findPaths } from './find-paths';
import { ChainTiers, type NodeTiers } from './node-tiers';
import type { PathsArgs, TraceArgs, WalkArgs } from './trace.args';
import { type Chain, traceChain } from './trace-chain';

export interface TraceNodeRow {
  readonly id: string;
  readonly tier: number;
  witness(): RelationRow[];
  tiers(): NodeTiers;
}

export type PathStepRow = FoundPath['steps'][number];

/** The part of a request's time that its walk may take. */
const WALKING = 0.8;

export async function answerTrace(context: Context, args: TraceArgs) {
  const { root, direction, maxTier, first, after = null } = args;
  const chain = await traceChain(context, { root, direction, maxTier, first, after, ...walkOf(context, args) });
  const nodes = nodeRows(chain, maxTier);
  const relations = chain.relations.map(({ relation }) => relation);
  const tiers = [...new Set([...nodes, ...chain.relations].map(({ tier }) => tier))].sort((a, b) => a - b);
  return {
    root: chain.root,
    direction,
    scope: chain.scope,
    nodes,
    relations,
    tiers: tiers.map((tier) => ({
      tier,
      nodes: nodes.filter((node) => node.tier === tier),
      relations: chain.relations.filter((step) => step.tier === tier).map(({ relation }) => relation),
    })),
    completeness: {
      outcome: chain.whole.outcome,
      exploredNodes: chain.whole.nodes.size,
      exploredRelations: chain.whole.relations.length,
      frontier: chain.whole.frontier,
      componentsWithoutMaker: direction === TraceDirection.UPSTREAM ? componentsWithoutMaker(chain.whole) : null,
      resumeToken: chain.resumeToken,
    },
  };
}

export async function answerPaths(context: Context, args: PathsArgs) {
  const { from, to, direction, k, maxLength, rankBy } = args;
  const walk = walkOf(context, args);
  const found = await findPaths(context, { from, to, direction, k, maxLength, rankBy, ...walk });
  return {
    paths: found.paths.map((path) => ({ ...path, length: path.steps.length })),
    hasMore: found.hasMore,
    scope: walk.scope,
    completeness: {
      outcome: found.outcome,
      exploredNodes: found.exploredNodes,
      exploredRelations: found.exploredRelations,
      frontier: found.frontier,
      componentsWithoutMaker: null,
      resumeToken: null,
    },
  };
}

function walkOf(context: Context, { via, asOf, asKnownOn, minConfidence }: WalkArgs) {
  return {
    via: via ?? supplyKinds,
    scope: narrowed(context.scope, { asOf, asKnownOn, minConfidence }),
    deadline: AbortSignal.any([context.signal, AbortSignal.timeout(Math.ceil(WALKING * context.deadlineMs))]),
  };
}

function nodeRows({ nodes, whole }: Chain, maxTier: number): TraceNodeRow[] {
  let tiers: ChainTiers | undefined;
  const tiersOf = (id: string): NodeTiers => {
    tiers ??= new ChainTiers(whole, maxTier, whole.outcome === Outcome.EXHAUSTED);
    return tiers.of(id);
  };
  return nodes.map((node) => ({
    id: node.id,
    tier: node.tier,
    witness: () => witnessOf(node, whole),
    tiers: () => tiersOf(node.id),
  }));
}

function witnessOf(node: ExploredNode, { nodes }: Exploration): RelationRow[] {
  const relations: RelationRow[] = [];
  for (let step = node.through; step; step = nodes.get(step.nearId)?.through ?? null) relations.unshift(step.relation);
  return relations;
}

function componentsWithoutMaker({ expanded, relations }: Exploration): number {
  const made = new Set(
    relations.filter(({ relation }) => relation.kind === 'SUPPLIES').map(({ relation }) => relation.toId),
  );
  return [...expanded].filter((id) => id.startsWith('component:') && !made.has(id)).length;
}
