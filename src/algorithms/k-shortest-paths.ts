/**
 * The k shortest loopless paths between two nodes: Yen's algorithm, with Lawler's rule that a path branches only
 * from where it left its parent on. J. Y. Yen, Management Science 17(11), 1971; E. L. Lawler, ibid. 18(7), 1972.
 */
import { bestCompletion, type PathSpace } from './best-completion';
import { type Network, type NodeIndex, reversed, withBestEdges } from './network';
import { shortestTiers } from './tiers';

export interface PathQuestion {
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  /** The most paths. */
  readonly k: number;
  /** The most edges in a path. */
  readonly maxLength: number;
  /** The most edges looked at in all searches together. */
  readonly budget: number;
}

export interface RankedPath {
  /** Indices of its edges in path order. */
  readonly edges: number[];
  /** Its weights added one by one in path order. */
  readonly weight: number;
}

export interface RankedPaths {
  /** In the order of the ranking: no better path is left out, also when the list is cut short. */
  readonly paths: RankedPath[];
  /** False when the budget ended the search before there were k paths or no more. */
  readonly complete: boolean;
}

interface Candidate {
  readonly nodes: readonly NodeIndex[];
  readonly weight: number;
  /** The place of the last node it shares with the path it branched from. */
  readonly branch: number;
}

/**
 * At most k paths that repeat no node, ranked by weight, then fewer edges, then lower nodes from the left.
 *
 * `weights` has one number ≥ 0 for each edge of the list; an infinite one bars the edge. Of several edges between
 * the same two nodes only the lightest is used, of equals the first. O(k · maxLength² · m).
 */
export function kShortestPaths(network: Network, weights: Float64Array, question: PathQuestion): RankedPaths {
  if (!weights.every((weight) => weight >= 0)) throw new RangeError('a weight is negative or not a number');
  const { from, to, k, maxLength } = question;
  if (from === to || k < 1) return { paths: [], complete: true };
  const space = pathSpace(network, weights, question);
  const accepted: Candidate[] = [];
  let candidates: Candidate[] = [];

  const branchFrom = (nodes: readonly NodeIndex[], branch: number) => {
    const shared = nodes.slice(0, branch + 1);
    const completion = bestCompletion(space, {
      nodes: shared,
      weight: weightOf(space, shared),
      barred: nextNodes(accepted, shared),
      maxLength: maxLength - branch,
      maxWeight: candidates[k - accepted.length - 1]?.weight ?? Number.POSITIVE_INFINITY,
    });
    if (completion === null) return;
    candidates.push({ nodes: [...shared, ...completion.nodes], weight: completion.weight, branch });
    candidates = candidates.sort(byRank).slice(0, k - accepted.length);
  };

  branchFrom([from], 0);
  while (candidates.length > 0 && space.budget >= 0) {
    const best = candidates.shift()!;
    accepted.push(best);
    const last = accepted.length === k ? 0 : best.nodes.length - 1;
    for (let branch = best.branch; branch < last && space.budget >= 0; branch++) branchFrom(best.nodes, branch);
  }
  const paths = accepted.map(({ nodes, weight }) => ({ edges: edgesOf(space, nodes), weight }));
  return { paths, complete: space.budget >= 0 };
}

function pathSpace(network: Network, weights: Float64Array, { to, budget }: PathQuestion): PathSpace {
  const single = withBestEdges(network, weights);
  const reverse = reversed(single);
  const lightest = new Float64Array(single.size).fill(Number.POSITIVE_INFINITY);
  return { network: single, reverse, weights, to, hopsTo: shortestTiers(reverse, to), budget, lightest };
}

/** The nodes that follow `shared` in the paths that begin with it. */
function nextNodes(accepted: readonly Candidate[], shared: readonly NodeIndex[]): Set<NodeIndex> {
  const beginning = accepted.filter(({ nodes }) => shared.every((node, at) => nodes[at] === node));
  return new Set(beginning.map(({ nodes }) => nodes[shared.length]!));
}

function byRank(a: Candidate, b: Candidate): number {
  const lighter = a.weight - b.weight || a.nodes.length - b.nodes.length;
  if (lighter !== 0) return lighter;
  const parting = a.nodes.findIndex((node, at) => node !== b.nodes[at]);
  return parting === -1 ? 0 : a.nodes[parting]! - b.nodes[parting]!;
}

const weightOf = (space: PathSpace, nodes: readonly NodeIndex[]): number =>
  edgesOf(space, nodes).reduce((sum, edge) => sum + space.weights[edge]!, 0);

/** The edges along a path's nodes; there is one from each to the next. */
function edgesOf({ network }: PathSpace, nodes: readonly NodeIndex[]): number[] {
  return nodes.slice(1).map((node, at) => {
    let slot = network.offsets[nodes[at]!]!;
    while (network.targets[slot] !== node) slot++;
    return network.edges[slot]!;
  });
}
