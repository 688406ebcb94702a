/**
 * Loopless paths between two entities. The graph is explored from both ends, half the length each, so that every
 * path of the length lies in what was met; the paths are then ranked in memory.
 */
import { kShortestPaths } from '../../algorithms/k-shortest-paths';
import { networkOf } from '../../algorithms/network';
import { badInput } from '../../errors';
import type { Context } from '../../graphql/context';
import { checkBound } from '../../graphql/page';
import type { EntityRow, RelationRow } from '../../graphql/rows';
import { declarationOf, type RelationKind } from '../../model/relations';
import type { ReadingScope } from '../../model/scope';
import { type Crossing, crossingOf, opposite, type TraceDirection } from './crossing';
import { type Exploration, explore, Outcome } from './explore';
import type { Deadline } from './read-tiers';
import { wholeRelation } from './trace.statements';
import { existing } from './trace-chain';

export const MOST_PATHS = 20;
export const LONGEST_PATH = 12;
const MOST_NODES = 5_000;
const RANKING_BUDGET = 200_000;

export enum PathRank {
  LENGTH = 'LENGTH',
  CONFIDENCE = 'CONFIDENCE',
}

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly direction: TraceDirection;
  readonly via: readonly RelationKind[];
  readonly k: number;
  readonly maxLength: number;
  readonly rankBy: PathRank;
  readonly scope: ReadingScope;
  readonly deadline: Deadline;
}

export interface FoundPath {
  readonly start: EntityRow;
  /** The relations in order, each with the entity it leads to. */
  readonly steps: readonly { readonly relation: RelationRow; readonly nodeId: string; readonly tier: number }[];
  /** Product of the relations' confidences: how far all of them hold together. */
  readonly confidence: number;
}

export interface FoundPaths {
  readonly paths: readonly FoundPath[];
  readonly hasMore: boolean;
  readonly outcome: Outcome;
  readonly exploredNodes: number;
  readonly exploredRelations: number;
  readonly frontier: number;
}

interface Hop {
  readonly from: string;
  readonly to: string;
  readonly relation: RelationRow;
}

export async function findPaths(context: Context, question: PathQuestion): Promise<FoundPaths> {
  const { direction, via, k, maxLength, scope, deadline } = question;
  checkBound('k', k, 1, MOST_PATHS);
  checkBound('maxLength', maxLength, 1, LONGEST_PATH);
  const crossing = crossingOf(via, direction);
  const [start, end] = await Promise.all([
    existing(context, 'from', question.from),
    existing(context, 'to', question.to),
  ]);
  if (start.id === end.id) throw badInput('to', end.id, 'another entity than from', 'Name two different entities.');
  const columns = { relation: wholeRelation, entity: [] };
  const shared = { scope, deadline, columns, mostNodes: MOST_NODES };
  const half = Math.ceil(maxLength / 2);
  const back = crossingOf(via, opposite(direction));
  const [ahead, behind] = await Promise.all([
    explore(context, { ...shared, root: start.id, crossing, maxTier: half }),
    explore(context, { ...shared, root: end.id, crossing: back, maxTier: Math.max(1, maxLength - half) }),
  ]);
  const hops = hopsOf([ahead, behind], crossing, start.id, end.id);
  const ranked = rank(hops, question);
  const paths = ranked.paths.slice(0, k).map((path) => ({ start, ...path }));
  const outcome = outcomeOf(ahead, behind, ranked.complete);
  return {
    paths,
    hasMore: ranked.paths.length > k,
    outcome,
    exploredNodes: new Set([...ahead.nodes.keys(), ...behind.nodes.keys()]).size,
    exploredRelations: new Set([...ahead.relations, ...behind.relations].map(({ id }) => id)).size,
    frontier: outcome === Outcome.EXHAUSTED ? 0 : ahead.frontier + behind.frontier,
  };
}

/** Every hop the walk may make, each way that its kind is crossed, without those that pass through a terminus. */
function hopsOf(explorations: readonly Exploration[], { along, against }: Crossing, start: string, end: string): Hop[] {
  const relations = new Map(
    explorations.flatMap((found) => found.relations.map(({ relation }) => [relation.id, relation])),
  );
  return Array.from(relations.values()).flatMap((relation): Hop[] => {
    const { kind, fromId, toId } = relation;
    const hops = [
      ...(along.includes(kind) ? [{ from: fromId, to: toId, relation }] : []),
      ...(against.includes(kind) ? [{ from: toId, to: fromId, relation }] : []),
    ];
    const { terminus } = declarationOf(kind);
    if (!terminus) return hops;
    const terminal = terminus === 'to' ? toId : fromId;
    return hops.filter((hop) => (hop.to === terminal ? hop.to === end : hop.from === start));
  });
}

function rank(hops: readonly Hop[], { from, to, k, maxLength, rankBy }: PathQuestion) {
  const ids = [...new Set([from, to, ...hops.flatMap((hop) => [hop.from, hop.to])])].sort();
  const index = new Map(ids.map((id, position) => [id, position]));
  const at = (id: string): number => index.get(id) as number;
  const ordered = [...hops].sort((a, b) =>
    a.relation.id < b.relation.id ? -1 : a.relation.id > b.relation.id ? 1 : 0,
  );
  const network = networkOf(
    ids.length,
    ordered.map((hop) => [at(hop.from), at(hop.to)] as const),
  );
  const weights = Float64Array.from(ordered, ({ relation }) =>
    rankBy === PathRank.LENGTH ? 1 : -Math.log(Math.max(relation.confidence, Number.MIN_VALUE)),
  );
  const found = kShortestPaths(network, weights, {
    from: at(from),
    to: at(to),
    k: k + 1,
    maxLength,
    budget: RANKING_BUDGET,
  });
  const paths = found.paths.map(({ edges }) => {
    const taken = edges.map((edge) => ordered[edge] as Hop);
    return {
      steps: taken.map((hop, position) => ({ relation: hop.relation, nodeId: hop.to, tier: position + 1 })),
      confidence: rounded(taken.reduce((product, { relation }) => product * relation.confidence, 1)),
    };
  });
  return { paths, complete: found.complete };
}

/** Without the digits that only multiplication made. */
const rounded = (product: number): number => Number(product.toPrecision(12));

/** Whether longer paths, or others, may be there that the walk did not see. */
function outcomeOf(ahead: Exploration, behind: Exploration, ranked: boolean): Outcome {
  const outcomes = [ahead.outcome, behind.outcome];
  if (outcomes.includes(Outcome.DEADLINE)) return Outcome.DEADLINE;
  if (outcomes.includes(Outcome.BUDGET) || !ranked) return Outcome.BUDGET;
  return outcomes.includes(Outcome.EXHAUSTED) ? Outcome.EXHAUSTED : Outcome.TIER_BOUND;
}
