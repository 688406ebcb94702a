/**
 * Tiers: how far a node is from a root. The edges of the network lead away from the root, so whoever asks for
 * suppliers turns the supply edges round first.
 */
import { componentsFrom } from './components';
import { type Network, type NodeIndex, withBestEdges } from './network';

/** Hops of the shortest path from the root to each node, −1 where there is none. Breadth-first, O(n + m). */
export function shortestTiers({ size, offsets, targets }: Network, root: NodeIndex): Int32Array {
  const tiers = new Int32Array(size).fill(-1);
  const queue = new Uint32Array(size);
  let queued = 1;
  queue[0] = root;
  tiers[root] = 0;
  for (let at = 0; at < queued; at++) {
    const node = queue[at]!;
    for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot++) {
      const target = targets[slot]!;
      if (tiers[target] !== -1) continue;
      tiers[target] = tiers[node]! + 1;
      queue[queued++] = target;
    }
  }
  return tiers;
}

export interface LongestTiers {
  /** Edges of the longest path from the root's component to the node's; −1 where the root does not reach it. */
  readonly longest: Int32Array;
  /** The strongly connected component, in topological order from the root's, 0; −1 where not reached. */
  readonly component: Int32Array;
  /** 1 where the node lies on a cycle, of one edge or of more. */
  readonly inCycle: Uint8Array;
}

/**
 * The longest path from the root over the condensation, in which each strongly connected component is one node.
 * Its members share a tier, so it may be less than the longest simple path. O(n + m).
 */
export function longestTiers(network: Network, root: NodeIndex): LongestTiers {
  const { size, offsets, targets } = network;
  const { component, count, members } = componentsFrom(network, root);
  const tierOf = new Int32Array(count);
  const longest = new Int32Array(size).fill(-1);
  const inCycle = new Uint8Array(size);
  for (const node of members) {
    const own = component[node]!;
    longest[node] = tierOf[own]!;
    for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot++) {
      const other = component[targets[slot]!]!;
      if (other === own) inCycle[node] = 1;
      else tierOf[other] = Math.max(tierOf[other]!, tierOf[own]! + 1);
    }
  }
  return { longest, component, inCycle };
}

export interface SimplePathTiers {
  /** For each node the distinct lengths of the simple paths from the root to it, ascending. */
  readonly tiers: number[][];
  /** Whether every path was seen; if not, lengths may be missing and none is wrong. */
  readonly complete: boolean;
}

/**
 * The lengths of all simple paths of at most `maxLength` edges. Their number can be exponential in `maxLength`,
 * so the search stops where it would look at more than `budget` edges; parallel edges count once.
 */
export function simplePathTiers(network: Network, root: NodeIndex, maxLength: number, budget: number): SimplePathTiers {
  const { size, offsets, targets } = withBestEdges(network);
  const tiers = Array.from({ length: size }, (_, node): number[] => (node === root ? [0] : []));
  const onPath = new Uint8Array(size);
  const path = [root];
  const cursors = [offsets[root]!];
  onPath[root] = 1;
  let complete = true;
  for (let steps = 0; path.length > 0; ) {
    const length = path.length - 1;
    const node = path[length]!;
    const slot = cursors[length]!;
    if (length >= maxLength || slot === offsets[node + 1]) {
      path.pop();
      cursors.pop();
      onPath[node] = 0;
      continue;
    }
    if (steps++ >= budget) {
      complete = false;
      break;
    }
    cursors[length] = slot + 1;
    const target = targets[slot]!;
    if (onPath[target] === 1) continue;
    if (!tiers[target]!.includes(path.length)) tiers[target]!.push(path.length);
    path.push(target);
    cursors.push(offsets[target]!);
    onPath[target] = 1;
  }
  for (const lengths of tiers) lengths.sort((a, b) => a - b);
  return { tiers, complete };
}
