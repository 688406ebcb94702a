/** A directed multigraph as compressed adjacency: the form every algorithm of this folder takes. */

/** Nodes are numbered from 0 to size − 1. */
export type NodeIndex = number;

/** The slots of node n run from `offsets[n]` to before `offsets[n + 1]`; each holds one edge that leaves it. */
export interface Network {
  readonly size: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** For each slot the index of its edge in the list the network was made from. */
  readonly edges: Uint32Array;
}

/** The slots of a node keep the order of the list. A RangeError names an edge with an end that is no node. O(n + m). */
export function networkOf(size: number, edges: ReadonlyArray<readonly [from: NodeIndex, to: NodeIndex]>): Network {
  const from = new Uint32Array(edges.length);
  const to = new Uint32Array(edges.length);
  const isNode = (node: number) => Number.isInteger(node) && node >= 0 && node < size;
  for (const [edge, [source, target]] of edges.entries()) {
    if (!isNode(source) || !isNode(target)) {
      throw new RangeError(`edge ${edge} runs from ${source} to ${target}; nodes are 0 to ${size - 1}`);
    }
    from[edge] = source;
    to[edge] = target;
  }
  return adjacency(size, from, to, Uint32Array.from(edges.keys()));
}

/** The network with every edge turned round; the slots of a node are in the order of the edge list. O(n + m). */
export function reversed({ size, offsets, targets, edges }: Network): Network {
  const sources = new Uint32Array(edges.length);
  for (let node = 0; node < size; node++) sources.fill(node, offsets[node], offsets[node + 1]);
  const listed = slotsByEdge(edges);
  const inListOrder = (column: Uint32Array) => listed.map((slot) => column[slot]!);
  return adjacency(size, inListOrder(targets), inListOrder(sources), inListOrder(edges));
}

/**
 * The network without self-loops, and with one of several edges from one node to another: the lightest, of
 * equals the first of the list. The slots of a node are in ascending order of target. O(n + m log m).
 */
export function withBestEdges({ size, offsets, targets, edges }: Network, weights?: Float64Array): Network {
  const weightOf = (slot: number) => weights?.[edges[slot]!] ?? 0;
  const isBetter = (slot: number, held: number) =>
    weightOf(slot) < weightOf(held) || (weightOf(slot) === weightOf(held) && edges[slot]! < edges[held]!);
  const kept: number[] = [];
  const keptOffsets = new Uint32Array(size + 1);
  const best = new Map<NodeIndex, number>();
  for (let node = 0; node < size; node++) {
    best.clear();
    for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot++) {
      const held = best.get(targets[slot]!);
      if (held === undefined || isBetter(slot, held)) best.set(targets[slot]!, slot);
    }
    best.delete(node);
    for (const slot of [...best.values()].sort((a, b) => targets[a]! - targets[b]!)) kept.push(slot);
    keptOffsets[node + 1] = kept.length;
  }
  const slots = Uint32Array.from(kept);
  const of = (column: Uint32Array) => slots.map((slot) => column[slot]!);
  return { size, offsets: keptOffsets, targets: of(targets), edges: of(edges) };
}

/** Stable counting sort of edges by the node they leave. */
function adjacency(size: number, from: Uint32Array, to: Uint32Array, indices: Uint32Array): Network {
  const offsets = new Uint32Array(size + 1);
  for (const node of from) offsets[node + 1]!++;
  for (let node = 0; node < size; node++) offsets[node + 1]! += offsets[node]!;
  const free = offsets.slice();
  const targets = new Uint32Array(to.length);
  const edges = new Uint32Array(to.length);
  for (let at = 0; at < to.length; at++) {
    const slot = free[from[at]!]!++;
    targets[slot] = to[at]!;
    edges[slot] = indices[at]!;
  }
  return { size, offsets, targets, edges };
}

/** The slots in ascending order of their edges' indices, which are distinct but may leave gaps. */
function slotsByEdge(edges: Uint32Array): Uint32Array {
  const last = edges.reduce((most, edge) => Math.max(most, edge), 0);
  const slotOf = new Int32Array(last + 1).fill(-1);
  for (let slot = 0; slot < edges.length; slot++) slotOf[edges[slot]!] = slot;
  return Uint32Array.from(slotOf.filter((slot) => slot !== -1));
}
