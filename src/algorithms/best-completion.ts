import type { Network, NodeIndex } from './network';
import { largestSummand } from './rounding';

/** What the searches of one question share: a network of single edges, its reverse, and scratch space. */
export interface PathSpace {
  readonly network: Network;
  readonly reverse: Network;
  readonly weights: Float64Array;
  readonly to: NodeIndex;
  /** Edges of the shortest path from each node to `to`, −1 where there is none. */
  readonly hopsTo: Int32Array;
  /** Edges that may still be looked at; the search that goes below 0 returns nothing. */
  budget: number;
  /** Infinity for every node between searches. */
  readonly lightest: Float64Array;
}

/** A path begun: `nodes` up to the one it is continued from, and the sum of its weights so far. */
export interface Beginning {
  readonly nodes: readonly NodeIndex[];
  readonly weight: number;
  /** Nodes that must not come next. */
  readonly barred: ReadonlySet<NodeIndex>;
  /** The most edges that may be added, and the most the whole path may weigh. */
  readonly maxLength: number;
  readonly maxWeight: number;
}

export interface Completion {
  /** What is added to the beginning; the last is `to`. */
  readonly nodes: NodeIndex[];
  /** Of the whole path: its weights added one by one in path order. */
  readonly weight: number;
}

/**
 * The best way to complete a path: least weight, then fewest edges, then the lowest nodes from the left.
 *
 * Sums by number of edges, then backward the largest sum that may stand at each node of an optimal path, then
 * forward by lowest node. Rounded addition keeps order, so each sum is exact for its path; and what has least
 * weight with fewest edges repeats no node. O(maxLength · m), less where sums bar the way.
 */
export function bestCompletion(space: PathSpace, beginning: Beginning): Completion | null {
  const { lightest, to } = space;
  const onPath = new Set(beginning.nodes);
  const touched: NodeIndex[] = [];
  const length = leastSums(space, beginning, onPath, touched);
  const weight = lightest[to]!;
  const limits = length > 0 && space.budget >= 0 ? largestSums(space, onPath, length) : [];
  for (const node of touched) lightest[node] = Number.POSITIVE_INFINITY;
  return limits.length > 0 && space.budget >= 0 ? { nodes: lowestNodes(space, beginning, limits), weight } : null;
}

/** Fills `lightest` and returns with how many edges `to` first has its least sum; 0 where it is not reached. */
function leastSums(
  space: PathSpace,
  beginning: Beginning,
  onPath: ReadonlySet<NodeIndex>,
  touched: NodeIndex[],
): number {
  const { network, weights, to, hopsTo, lightest } = space;
  const { barred, maxLength, maxWeight } = beginning;
  let found = 0;
  let layer: NodeIndex[] = [beginning.nodes.at(-1)!];
  let sums = [beginning.weight];
  for (let length = 1; layer.length > 0 && length <= maxLength; length++) {
    const next = new Set<NodeIndex>();
    for (const [at, node] of layer.entries()) {
      const end = network.offsets[node + 1]!;
      for (let slot = network.offsets[node]!; slot < end; slot++) {
        if (--space.budget < 0) return 0;
        const target = network.targets[slot]!;
        if (hopsTo[target] === -1 || length + hopsTo[target]! > maxLength) continue;
        if (onPath.has(target) || (length === 1 && barred.has(target))) continue;
        const sum = sums[at]! + weights[network.edges[slot]!]!;
        if (sum > maxWeight || sum >= lightest[target]! || sum >= lightest[to]!) continue;
        if (lightest[target] === Number.POSITIVE_INFINITY) touched.push(target);
        lightest[target] = sum;
        if (target === to) found = length;
        else next.add(target);
      }
    }
    layer = [...next];
    sums = layer.map((node) => lightest[node]!);
  }
  return found;
}

/** For each number of edges the nodes from which `to` is still reached at its least sum, and with what sum at most. */
function largestSums(space: PathSpace, onPath: ReadonlySet<NodeIndex>, length: number): Map<NodeIndex, number>[] {
  const { reverse, weights, to, lightest } = space;
  const limits = Array.from({ length: length + 1 }, () => new Map<NodeIndex, number>());
  limits[length]!.set(to, lightest[to]!);
  for (let at = length; at > 1; at--) {
    for (const [node, limit] of limits[at]!) {
      const end = reverse.offsets[node + 1]!;
      for (let slot = reverse.offsets[node]!; slot < end; slot++) {
        if (--space.budget < 0) return [];
        const source = reverse.targets[slot]!;
        if (onPath.has(source) || source === to) continue;
        const sum = largestSummand(limit, weights[reverse.edges[slot]!]!);
        const held = limits[at - 1]!.get(source) ?? -1;
        if (sum >= lightest[source]! && sum > held) limits[at - 1]!.set(source, sum);
      }
    }
  }
  return limits;
}

/** Along the limits from the left; each step has a node that keeps to its limit, since the least sum does. */
function lowestNodes(
  { network, weights }: PathSpace,
  { nodes, weight, barred }: Beginning,
  limits: Map<NodeIndex, number>[],
): NodeIndex[] {
  const { offsets, targets, edges } = network;
  const added: NodeIndex[] = [];
  let node = nodes.at(-1)!;
  let sum = weight;
  for (const limit of limits.slice(1)) {
    const sumAt = (slot: number) => sum + weights[edges[slot]!]!;
    const fits = (slot: number) =>
      sumAt(slot) <= (limit.get(targets[slot]!) ?? -1) && !(added.length === 0 && barred.has(targets[slot]!));
    let slot = offsets[node]!;
    while (slot < offsets[node + 1]! && !fits(slot)) slot++;
    sum = sumAt(slot);
    node = targets[slot]!;
    added.push(node);
  }
  return added;
}
