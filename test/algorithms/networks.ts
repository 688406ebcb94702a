/** Small random networks for property tests, and what brute force says about them. */
import fc from 'fast-check';

export type EdgeList = [from: number, to: number][];

export interface RandomNetwork {
  readonly size: number;
  readonly edges: EdgeList;
}

/** Up to seven nodes with cycles, self-loops and parallel edges. */
export const randomNetwork: fc.Arbitrary<RandomNetwork> = fc.integer({ min: 1, max: 7 }).chain((size) => {
  const node = fc.nat({ max: size - 1 });
  return fc.record({ size: fc.constant(size), edges: fc.array(fc.tuple(node, node), { maxLength: 18 }) });
});

/** Every path from a node that repeats no node, as indices of edges; the empty path first. */
export function* simplePaths(edges: EdgeList, from: number, seen: number[] = [from]): Generator<number[]> {
  yield [];
  for (const [edge, [source, target]] of edges.entries()) {
    if (source !== from || seen.includes(target)) continue;
    for (const rest of simplePaths(edges, target, [...seen, target])) yield [edge, ...rest];
  }
}

export const endOf = (edges: EdgeList, from: number, path: number[]): number =>
  path.length === 0 ? from : edges[path.at(-1)!]![1];

/** Whether each node reaches each other, itself always included. */
export function reachability(size: number, edges: EdgeList): boolean[][] {
  const reaches = Array.from({ length: size }, (_, from) => Array.from({ length: size }, (_, to) => from === to));
  for (const [from, to] of edges) reaches[from]![to] = true;
  for (let via = 0; via < size; via++) {
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) reaches[from]![to] ||= reaches[from]![via]! && reaches[via]![to]!;
    }
  }
  return reaches;
}

/** Node names in the order of their numbers, and edges written 'A>B'. */
export const named = (names: string, text: string): EdgeList =>
  text.split(' ').map((edge) => {
    const [from = '', to = ''] = edge.split('>');
    const nodes = names.split(' ');
    return [nodes.indexOf(from), nodes.indexOf(to)];
  });
