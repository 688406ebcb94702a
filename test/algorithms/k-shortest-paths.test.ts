import fc from 'fast-check';
import { kShortestPaths, type PathQuestion, type RankedPath } from '../../src/algorithms/k-shortest-paths';
import { networkOf } from '../../src/algorithms/network';
import { type EdgeList, endOf, named, type RandomNetwork, randomNetwork, simplePaths } from './networks';

const UNBOUNDED = 1_000_000;
const whole: Omit<PathQuestion, 'from' | 'to'> = { k: 20, maxLength: 20, budget: UNBOUNDED };

const rank = ({ size, edges }: RandomNetwork, weights: number[], question: PathQuestion) =>
  kShortestPaths(networkOf(size, edges), Float64Array.from(weights), question);

const nodesOf = (edges: EdgeList, path: RankedPath): number[] => path.edges.map((edge) => edges[edge]![1]);

/** All simple paths over the best of parallel edges, in the stated order, cut to k. */
function bruteForce(
  { edges }: RandomNetwork,
  weights: number[],
  { from, to, k, maxLength }: PathQuestion,
): RankedPath[] {
  const isBest = (edge: number) =>
    !edges.some(
      ([source, target], other) =>
        source === edges[edge]![0] &&
        target === edges[edge]![1] &&
        (weights[other]! < weights[edge]! || (weights[other] === weights[edge] && other < edge)),
    );
  return [...simplePaths(edges, from)]
    .filter((path) => path.length > 0 && path.length <= maxLength && endOf(edges, from, path) === to)
    .filter((path) => path.every(isBest))
    .map((path) => ({ edges: path, weight: path.reduce((sum, edge) => sum + weights[edge]!, 0) }))
    .sort((a, b) => {
      const [left, right] = [nodesOf(edges, a), nodesOf(edges, b)];
      const parting = left.findIndex((node, at) => node !== right[at]);
      return a.weight - b.weight || left.length - right.length || left[parting]! - right[parting]!;
    })
    .slice(0, k);
}

describe('paths of the example network of the Yen algorithm', () => {
  const names = 'C D E F G H';
  const edges = named(names, 'C>D C>E D>F E>D E>F E>G F>G F>H G>H');
  const weights = [3, 2, 4, 1, 2, 3, 2, 1, 2];
  const network = { size: 6, edges };
  const written = (path: RankedPath) =>
    `C${nodesOf(edges, path)
      .map((node) => names.split(' ')[node])
      .join('')} ${path.weight}`;

  it('ranks all seven, of equal weight by fewer edges and then by the lower nodes from the left', () => {
    const { paths, complete } = rank(network, weights, { from: 0, to: 5, ...whole });
    expect(paths.map(written)).toEqual(['CEFH 5', 'CEGH 7', 'CDFH 8', 'CEDFH 8', 'CEFGH 8', 'CDFGH 11', 'CEDFGH 11']);
    expect(complete).toBe(true);
  });

  it('stops after k of them', () => {
    const { paths, complete } = rank(network, weights, { from: 0, to: 5, ...whole, k: 3 });
    expect(paths.map(written)).toEqual(['CEFH 5', 'CEGH 7', 'CDFH 8']);
    expect(complete).toBe(true);
  });

  it('names the edges of a path by their place in the list', () => {
    const [best] = rank(network, weights, { from: 0, to: 5, ...whole }).paths;
    expect(best).toEqual({ edges: [1, 4, 7], weight: 5 });
  });
});

describe('kShortestPaths', () => {
  const bounds = fc.record({ k: fc.integer({ min: 0, max: 12 }), maxLength: fc.integer({ min: 0, max: 7 }) });
  const agreesWithBruteForce = (weight: fc.Arbitrary<number>, numRuns: number) =>
    fc.assert(
      fc.property(
        randomNetwork.chain((network) => {
          const many = { minLength: network.edges.length, maxLength: network.edges.length };
          return fc.tuple(fc.constant(network), fc.array(weight, many), fc.nat({ max: network.size - 1 }));
        }),
        bounds,
        ([network, weights, to], { k, maxLength }) => {
          const question = { from: 0, to, k, maxLength, budget: UNBOUNDED };
          const expected = to === 0 ? [] : bruteForce(network, weights, question);
          expect(rank(network, weights, question)).toEqual({ paths: expected, complete: true });
        },
      ),
      { numRuns },
    );

  it('agrees with brute force where many paths weigh the same', () => {
    agreesWithBruteForce(fc.integer({ min: 0, max: 3 }), 2000);
  });

  it('agrees with brute force where sums round', () => {
    agreesWithBruteForce(
      fc.integer({ min: 0, max: 9 }).map((tenths) => tenths / 10),
      2000,
    );
    agreesWithBruteForce(fc.constantFrom(1e16, 1, 2, 3, 0.1, 0), 2000);
  });

  it('finds a path within maxLength behind a lighter beginning that is too long', () => {
    const edges = named('0 1 2 3', '0>1 1>2 0>2 2>3');
    const { paths } = rank({ size: 4, edges }, [1, 1, 9, 1], { from: 0, to: 3, ...whole, maxLength: 2 });
    expect(paths).toEqual([{ edges: [2, 3], weight: 10 }]);
  });

  it('goes round an edge of infinite weight', () => {
    const edges = named('0 1 2', '0>2 0>1 1>2');
    const { paths } = rank({ size: 3, edges }, [Number.POSITIVE_INFINITY, 1, 1], { from: 0, to: 2, ...whole });
    expect(paths).toEqual([{ edges: [1, 2], weight: 2 }]);
  });

  it('has no path from a node to itself', () => {
    const edges = named('0 1', '0>1 1>0 0>0');
    expect(rank({ size: 2, edges }, [1, 1, 1], { from: 0, to: 0, ...whole })).toEqual({ paths: [], complete: true });
  });

  it.each([-1, Number.NaN])('refuses the weight %p', (weight) => {
    expect(() => rank({ size: 2, edges: [[0, 1]] }, [weight], { from: 0, to: 1, ...whole })).toThrow(RangeError);
  });

  it('says when the budget ends it, and then gives the best paths all the same', () => {
    const edges = named('C D E F G H', 'C>D C>E D>F E>D E>F E>G F>G F>H G>H');
    const weights = [3, 2, 4, 1, 2, 3, 2, 1, 2];
    const all = rank({ size: 6, edges }, weights, { from: 0, to: 5, ...whole }).paths;
    const answers = Array.from({ length: 300 }, (_, budget) =>
      rank({ size: 6, edges }, weights, { from: 0, to: 5, ...whole, budget }),
    );
    for (const { paths, complete } of answers) {
      expect(paths).toEqual(all.slice(0, paths.length));
      if (complete) expect(paths).toHaveLength(7);
    }
    expect(answers[0]).toEqual({ paths: [], complete: false });
    expect(new Set(answers.map(({ paths }) => paths.length)).size).toBeGreaterThan(2);
    expect(answers.at(-1)!.complete).toBe(true);
  });
});
