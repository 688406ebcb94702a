import fc from 'fast-check';
import { networkOf, reversed } from '../../src/algorithms/network';
import { longestTiers, shortestTiers, simplePathTiers } from '../../src/algorithms/tiers';
import { type EdgeList, endOf, named, randomNetwork, reachability, simplePaths } from './networks';

const UNBOUNDED = 1_000_000;

/** The lengths of the simple paths from node 0 to each node. */
function bruteForceTiers(size: number, edges: EdgeList, maxLength: number): number[][] {
  const lengths = Array.from({ length: size }, () => new Set<number>());
  for (const path of simplePaths(edges, 0)) {
    if (path.length <= maxLength) lengths[endOf(edges, 0, path)]!.add(path.length);
  }
  return lengths.map((set) => [...set].sort((a, b) => a - b));
}

/** The condensation as a list of edges between representatives: the lowest node of each component. */
function condensation(size: number, edges: EdgeList): { representative: number[]; edges: EdgeList } {
  const reaches = reachability(size, edges);
  const representative = reaches.map((row, a) => row.findIndex((reached, b) => reached && reaches[b]![a]!));
  const between = edges.map(([from, to]): [number, number] => [representative[from]!, representative[to]!]);
  return { representative, edges: between.filter(([from, to]) => from !== to) };
}

describe('tiers of a network with a shared supplier and a loop', () => {
  const names = 'P A1 C1 C2 S1 S2 S3';
  const supply = named(names, 'S1>C1 S1>C2 S2>C2 C1>A1 C2>A1 S1>A1 A1>P S2>S3 S3>S2 S3>C1');
  const network = reversed(networkOf(7, supply));

  it('counts the hops of the shortest path', () => {
    expect([...shortestTiers(network, 0)]).toEqual([0, 1, 2, 2, 2, 3, 3]);
  });

  it('lists the lengths of all simple paths', () => {
    expect(simplePathTiers(network, 0, UNBOUNDED, UNBOUNDED)).toEqual({
      tiers: [[0], [1], [2], [2], [2, 3], [3, 4], [3, 4]],
      complete: true,
    });
  });

  it('gives S2 and S3, which supply each other, one longest tier of 3', () => {
    const { longest, component, inCycle } = longestTiers(network, 0);
    expect([...longest]).toEqual([0, 1, 2, 2, 3, 3, 3]);
    expect([...inCycle]).toEqual([0, 0, 0, 0, 0, 1, 1]);
    expect(component[5]).toBe(component[6]);
    expect(new Set(component).size).toBe(6);
  });
});

describe('tiers of chain 1 of Willems (M&SOM 10(1), 2008)', () => {
  const names = 'Part1 Part2 Part3 Manuf1 Manuf2 Retail1 Retail2 Retail3';
  const supply = named(
    names,
    'Part1>Manuf1 Part2>Manuf1 Part3>Manuf1 Part1>Manuf2 Part2>Manuf2 Part3>Manuf2 ' +
      'Manuf1>Retail1 Manuf1>Retail2 Manuf2>Retail2 Manuf2>Retail3',
  );
  const downstream = networkOf(8, supply);
  const upstream = reversed(downstream);
  const degrees = (offsets: Uint32Array) => [...offsets.slice(1)].map((end, node) => end - offsets[node]!);

  it('has 8 nodes, 10 edges, 3 sources, 3 sinks and a fan-in of at most 3', () => {
    expect([downstream.size, downstream.targets.length]).toEqual([8, 10]);
    expect(degrees(upstream.offsets).filter((degree) => degree === 0)).toHaveLength(3);
    expect(degrees(downstream.offsets).filter((degree) => degree === 0)).toHaveLength(3);
    expect(Math.max(...degrees(upstream.offsets))).toBe(3);
  });

  it('has a longest path of 2', () => {
    const longest = [5, 6, 7].map((sink) => Math.max(...longestTiers(upstream, sink).longest));
    expect(Math.max(...longest)).toBe(2);
  });

  it('puts the manufacturers into tier 1 of Retail2 and the parts into tier 2', () => {
    expect([...shortestTiers(upstream, 6)]).toEqual([2, 2, 2, 1, 1, -1, 0, -1]);
  });
});

describe('shortestTiers', () => {
  it('agrees with brute force', () => {
    fc.assert(
      fc.property(randomNetwork, ({ size, edges }) => {
        const expected = bruteForceTiers(size, edges, size).map((lengths) => lengths[0] ?? -1);
        expect([...shortestTiers(networkOf(size, edges), 0)]).toEqual(expected);
      }),
    );
  });
});

describe('simplePathTiers', () => {
  it('agrees with brute force within the bound', () => {
    fc.assert(
      fc.property(randomNetwork, fc.nat({ max: 7 }), ({ size, edges }, maxLength) => {
        const answer = simplePathTiers(networkOf(size, edges), 0, maxLength, UNBOUNDED);
        expect(answer).toEqual({ tiers: bruteForceTiers(size, edges, maxLength), complete: true });
      }),
    );
  });

  it('says when the budget ends it, and then names no wrong length', () => {
    fc.assert(
      fc.property(randomNetwork, fc.nat({ max: 30 }), ({ size, edges }, budget) => {
        const { tiers, complete } = simplePathTiers(networkOf(size, edges), 0, size, budget);
        const expected = bruteForceTiers(size, edges, size);
        if (complete) expect(tiers).toEqual(expected);
        for (const [node, lengths] of tiers.entries()) expect(expected[node]).toEqual(expect.arrayContaining(lengths));
      }),
    );
    expect(simplePathTiers(networkOf(2, [[0, 1]]), 0, 1, 0)).toEqual({ tiers: [[0], []], complete: false });
    expect(simplePathTiers(networkOf(2, [[0, 1]]), 0, 1, 1)).toEqual({ tiers: [[0], [1]], complete: true });
  });
});

describe('longestTiers', () => {
  it('agrees with brute force on the condensation', () => {
    fc.assert(
      fc.property(randomNetwork, ({ size, edges }) => {
        const { longest, inCycle } = longestTiers(networkOf(size, edges), 0);
        const condensed = condensation(size, edges);
        const lengths = Array.from({ length: size }, () => -1);
        for (const path of simplePaths(condensed.edges, condensed.representative[0]!)) {
          const end = endOf(condensed.edges, condensed.representative[0]!, path);
          lengths[end] = Math.max(lengths[end]!, path.length);
        }
        expect([...longest]).toEqual(condensed.representative.map((node) => lengths[node]!));
        const reaches = reachability(size, edges);
        const cyclic = (node: number) => edges.some(([from, to]) => from === node && reaches[to]![node]);
        expect([...inCycle]).toEqual([...longest].map((tier, node) => Number(tier !== -1 && cyclic(node))));
      }),
    );
  });

  it('follows a chain of a million nodes, and a ring of as many, without a deep call stack', () => {
    const size = 1_000_000;
    const chain = Array.from({ length: size - 1 }, (_, node): [number, number] => [node, node + 1]);
    expect(longestTiers(networkOf(size, chain), 0).longest[size - 1]).toBe(size - 1);
    const ring = longestTiers(networkOf(size, [...chain, [size - 1, 0]]), 0);
    expect(ring.longest.every((tier) => tier === 0)).toBe(true);
    expect(ring.inCycle.every((mark) => mark === 1)).toBe(true);
  });
});
