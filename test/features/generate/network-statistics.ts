/** Measures of a directed network given as two columns, small and plain: what the generator's promises are checked by. */
import { Random } from '../../../src/features/generate/random';

export interface Arrows {
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function degreesOf(size: number, ends: Int32Array): Int32Array {
  const degrees = new Int32Array(size);
  for (const end of ends) degrees[end]!++;
  return degrees;
}

/** Share of the nodes in the largest weakly connected component. */
export function weakGiantShare({ size, from, to }: Arrows): number {
  const parent = Int32Array.from({ length: size }, (_, node) => node);
  const rootOf = (node: number) => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (let at = 0; at < from.length; at++) parent[rootOf(from[at]!)] = rootOf(to[at]!);
  const sizes = new Int32Array(size);
  for (let node = 0; node < size; node++) sizes[rootOf(node)]!++;
  return largest(sizes) / size;
}

/** Share of the nodes in the largest strongly connected component; Kosaraju and Sharir, iterative. */
export function strongGiantShare({ size, from, to }: Arrows): number {
  const forward = adjacencyOf(size, from, to);
  const backward = adjacencyOf(size, to, from);
  const order = finishingOrder(size, forward);
  const component = new Int32Array(size).fill(-1);
  const sizes = new Int32Array(size);
  for (let at = size - 1; at >= 0; at--) {
    const stack = component[order[at]!] === -1 ? [order[at]!] : [];
    for (const root of stack) component[root] = root;
    while (stack.length > 0) {
      const node = stack.pop()!;
      sizes[component[node]!]!++;
      for (let slot = backward.offsets[node]!; slot < backward.offsets[node + 1]!; slot++) {
        const next = backward.targets[slot]!;
        if (component[next] !== -1) continue;
        component[next] = component[node]!;
        stack.push(next);
      }
    }
  }
  return largest(sizes) / size;
}

/** Share of the arrows whose opposite is there too. */
export function reciprocity({ size, from, to }: Arrows): number {
  const pairs = new Set<number>();
  from.forEach((node, at) => {
    pairs.add(node * size + to[at]!);
  });
  return from.filter((node, at) => pairs.has(to[at]! * size + node)).length / from.length;
}

/** Correlation of the degrees (in and out together) at the two ends of an arrow; Newman, PRL 89, 208701, 2002. */
export function assortativity({ size, from, to }: Arrows): number {
  const out = degreesOf(size, from);
  const degrees = degreesOf(size, to).map((degree, node) => degree + out[node]!);
  let [product, sum, square] = [0, 0, 0];
  for (let at = 0; at < from.length; at++) {
    const [a, b] = [degrees[from[at]!]!, degrees[to[at]!]!];
    product += a * b;
    sum += (a + b) / 2;
    square += (a * a + b * b) / 2;
  }
  const mean = (sum / from.length) ** 2;
  return (product / from.length - mean) / (square / from.length - mean);
}

/** Squares and triangles of the undirected network without multiple edges. O(sum of squared degrees). */
export function cycles({ size, from, to }: Arrows): { squares: number; triangles: number } {
  const { offsets, targets } = undirected({ size, from, to });
  const shared = new Int32Array(size);
  const isNeighbour = new Uint8Array(size);
  let squares = 0;
  let triangles = 0;
  for (let node = 0; node < size; node++) {
    const met: number[] = [];
    const neighbours = targets.subarray(offsets[node]!, offsets[node + 1]!);
    for (const neighbour of neighbours) isNeighbour[neighbour] = 1;
    for (const neighbour of neighbours) {
      for (let slot = offsets[neighbour]!; slot < offsets[neighbour + 1]!; slot++) {
        const second = targets[slot]!;
        if (second <= node) continue;
        if (shared[second]!++ === 0) met.push(second);
      }
    }
    for (const second of met) {
      squares += (shared[second]! * (shared[second]! - 1)) / 2;
      if (isNeighbour[second]) triangles += shared[second]!;
      shared[second] = 0;
    }
    for (const neighbour of neighbours) isNeighbour[neighbour] = 0;
  }
  return { squares: squares / 2, triangles: triangles / 3 };
}

/** The network after `swaps` exchanges of heads per arrow that keep every in- and out-degree; Maslov & Sneppen 2002. */
export function rewired({ size, from, to }: Arrows, seed: number, swaps = 5): Arrows {
  const random = new Random(seed, 'layout');
  const heads = to.slice();
  const pairs = new Set<number>();
  from.forEach((node, at) => {
    pairs.add(node * size + heads[at]!);
  });
  for (let left = swaps * from.length; left > 0; left--) {
    const [a, b] = [random.below(from.length), random.below(from.length)];
    const [one, other] = [from[a]! * size + heads[b]!, from[b]! * size + heads[a]!];
    if (from[a] === heads[b] || from[b] === heads[a] || pairs.has(one) || pairs.has(other)) continue;
    pairs.delete(from[a]! * size + heads[a]!);
    pairs.delete(from[b]! * size + heads[b]!);
    pairs.add(one).add(other);
    [heads[a], heads[b]] = [heads[b]!, heads[a]!];
  }
  return { size, from, to: heads };
}

/**
 * Exponent of a power law on whole numbers from x_min to `most`, by maximum likelihood; x_min is where the fit lies
 * nearest to the data (Kolmogorov–Smirnov). Clauset, Shalizi & Newman, SIAM Review 51(4), 2009, with the upper
 * cut-off of Deluca & Corral, Acta Geophysica 61, 2013.
 */
export function powerLawExponent(degrees: Int32Array, most: number): { exponent: number; least: number } {
  const counts = new Float64Array(most + 1);
  for (const degree of degrees) if (degree <= most) counts[degree]!++;
  let best = { exponent: Number.NaN, least: 0, distance: Number.POSITIVE_INFINITY };
  for (let least = 1; least < most / 3; least++) {
    const tail = counts.subarray(least);
    if (tail.reduce((sum, count) => sum + count, 0) < 100) break;
    const exponent = likeliest(tail, least);
    const distance = distanceOf(tail, least, exponent);
    if (distance < best.distance) best = { exponent, least, distance };
  }
  return best;
}

const powers = (tail: Float64Array, least: number, exponent: number) =>
  Float64Array.from(tail, (_, at) => (least + at) ** -exponent);
const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

function likeliest(tail: Float64Array, least: number): number {
  const total = sumOf(tail);
  const logs = sumOf(tail.map((count, at) => count * Math.log(least + at)));
  const likelihood = (exponent: number) => -exponent * logs - total * Math.log(sumOf(powers(tail, least, exponent)));
  let [low, high] = [1.01, 6];
  for (let step = 0; step < 40; step++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (likelihood(a) < likelihood(b)) low = a;
    else high = b;
  }
  return low;
}

function distanceOf(tail: Float64Array, least: number, exponent: number): number {
  const law = powers(tail, least, exponent);
  const [seen, expected] = [sumOf(tail), sumOf(law)];
  let [gap, distance] = [0, 0];
  for (let at = 0; at < tail.length; at++) {
    gap += tail[at]! / seen - law[at]! / expected;
    distance = Math.max(distance, Math.abs(gap));
  }
  return distance;
}

const largest = (numbers: Int32Array): number => numbers.reduce((most, number) => Math.max(most, number), 0);

function adjacencyOf(size: number, from: Int32Array, to: Int32Array) {
  const offsets = new Int32Array(size + 1);
  for (const node of from) offsets[node + 1]!++;
  for (let node = 0; node < size; node++) offsets[node + 1]! += offsets[node]!;
  const free = offsets.slice();
  const targets = new Int32Array(to.length);
  from.forEach((node, at) => {
    targets[free[node]!++] = to[at]!;
  });
  return { offsets, targets };
}

function undirected({ size, from, to }: Arrows) {
  const pairs = Float64Array.from(from, (node, at) => Math.min(node, to[at]!) * size + Math.max(node, to[at]!)).sort();
  const distinct = pairs.filter((pair, at) => pair !== pairs[at - 1]);
  const low = Int32Array.from(distinct, (pair) => Math.floor(pair / size));
  const high = Int32Array.from(distinct, (pair) => pair % size);
  return adjacencyOf(size, Int32Array.from([...low, ...high]), Int32Array.from([...high, ...low]));
}

function finishingOrder(size: number, { offsets, targets }: ReturnType<typeof adjacencyOf>): Int32Array {
  const order = new Int32Array(size);
  const cursor = offsets.slice(0, size);
  const seen = new Uint8Array(size);
  let finished = 0;
  for (let start = 0; start < size; start++) {
    const path = seen[start] ? [] : [start];
    seen[start] = 1;
    while (path.length > 0) {
      const node = path.at(-1)!;
      const next = cursor[node]! < offsets[node + 1]! ? targets[cursor[node]!++]! : -1;
      if (next === -1) order[finished++] = path.pop()!;
      else if (!seen[next]) {
        seen[next] = 1;
        path.push(next);
      }
    }
  }
  return order;
}
