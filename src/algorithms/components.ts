import type { Network, NodeIndex } from './network';

export interface Components {
  /** For each node its strongly connected component, or −1 where the root does not reach it. */
  readonly component: Int32Array;
  readonly count: number;
  /** The nodes reached, component by component in topological order; numbers of components ascend along it. */
  readonly members: Uint32Array;
}

/**
 * The strongly connected components of what `root` reaches; its own is number 0 and every edge between two
 * leads from the lower number to the higher. Tarjan's algorithm with its stack on the heap, O(n + m).
 * Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972.
 */
export function componentsFrom({ size, offsets, targets }: Network, root: NodeIndex): Components {
  const component = new Int32Array(size).fill(-1);
  const found = new Int32Array(size); // order of discovery from 1; 0 = not found
  const low = new Int32Array(size);
  const cursor = new Uint32Array(size); // the next slot to look at
  const path = new Uint32Array(size);
  const open = new Uint32Array(size); // found, and in no component yet
  const members = new Uint32Array(size);
  let pathLength = 0;
  let openLength = 0;
  let discovered = 0;
  let first = size; // members are filled from the end, since Tarjan closes the last component first
  let count = 0;

  const enter = (node: NodeIndex) => {
    discovered++;
    found[node] = discovered;
    low[node] = discovered;
    cursor[node] = offsets[node]!;
    path[pathLength++] = node;
    open[openLength++] = node;
  };
  const close = (node: NodeIndex) => {
    for (let member = -1; member !== node; ) {
      member = open[--openLength]!;
      component[member] = count;
      members[--first] = member;
    }
    count++;
  };

  enter(root);
  while (pathLength > 0) {
    const node = path[pathLength - 1]!;
    if (cursor[node]! < offsets[node + 1]!) {
      const target = targets[cursor[node]!++]!;
      if (found[target] === 0) enter(target);
      else if (component[target] === -1) low[node] = Math.min(low[node]!, found[target]!);
    } else {
      pathLength--;
      if (low[node] === found[node]) close(node);
      else low[path[pathLength - 1]!] = Math.min(low[path[pathLength - 1]!]!, low[node]!);
    }
  }
  const reached = members.subarray(first);
  for (const node of reached) component[node] = count - 1 - component[node]!;
  return { component, count, members: reached };
}
