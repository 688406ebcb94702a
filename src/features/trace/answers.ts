/** From arguments to a walk, and from what it found to the shape of the answer. */
import type { Context } from '../../graphql/context';
import { narrowed } from '../../graphql/reading';
import { kindOf, type RelationRow } from '../../graphql/rows';
import type { RelationKind } from '../../model/relations';
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
  const walk = walkOf(context, args);
  const chain = await traceChain(context, { root, direction, maxTier, first, after, ...walk });
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
      componentsWithoutMaker: componentsWithoutMaker(direction, walk.via, chain.whole),
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

/** Null where the question makes no sense: downstream, and when makers were not asked for. */
function componentsWithoutMaker(
  direction: TraceDirection,
  via: readonly RelationKind[],
  chain: Exploration,
): number | null {
  if (direction === TraceDirection.DOWNSTREAM || !via.includes('SUPPLIES')) return null;
  const made = new Set<string>();
  for (const { relation } of chain.relations) if (relation.kind === 'SUPPLIES') made.add(relation.toId);
  return [...chain.expanded].filter((id) => kindOf({ id }) === 'Component' && !made.has(id)).length;
}
