import fc from 'fast-check';
import { type Network, networkOf, reversed, withBestEdges } from '../../src/algorithms/network';
import { randomNetwork } from './networks';

const slotsOf = ({ offsets, targets, edges }: Network, node: number): [target: number, edge: number][] =>
  [...targets.slice(offsets[node], offsets[node + 1])].map((target, at) => [target, edges[offsets[node]! + at]!]);

describe('networkOf', () => {
  it('lists the edges that leave a node in the order of the list', () => {
    fc.assert(
      fc.property(randomNetwork, ({ size, edges }) => {
        const network = networkOf(size, edges);
        for (let node = 0; node < size; node++) {
          const expected = edges.flatMap(([from, to], edge) => (from === node ? [[to, edge]] : []));
          expect(slotsOf(network, node)).toEqual(expected);
        }
      }),
    );
  });

  it('takes a network without nodes or edges', () => {
    expect(networkOf(0, []).offsets).toEqual(Uint32Array.of(0));
    expect(networkOf(2, []).offsets).toEqual(Uint32Array.of(0, 0, 0));
  });

  it.each([[[0, 2]], [[-1, 0]], [[0, 0.5]], [[Number.NaN, 0]]] as [number, number][][])(
    'refuses the edge %p between two nodes',
    (edge) => {
      expect(() => networkOf(2, [[0, 1], edge])).toThrow(/^edge 1 runs from .* nodes are 0 to 1$/);
    },
  );
});

describe('reversed', () => {
  it('turns every edge and keeps the order of the list', () => {
    fc.assert(
      fc.property(randomNetwork, ({ size, edges }) => {
        const turned = networkOf(
          size,
          edges.map(([from, to]) => [to, from]),
        );
        expect(reversed(networkOf(size, edges))).toEqual(turned);
      }),
    );
  });

  it('turned twice is the network again, also where edges were left out', () => {
    fc.assert(
      fc.property(randomNetwork, ({ size, edges }) => {
        const best = withBestEdges(networkOf(size, edges));
        const again = reversed(reversed(best));
        for (let node = 0; node < size; node++) {
          expect(slotsOf(again, node)).toEqual(slotsOf(best, node).sort(([, a], [, b]) => a - b));
        }
      }),
    );
  });
});

describe('withBestEdges', () => {
  it('keeps the lightest of parallel edges, of equals the first, and no self-loop', () => {
    const network = networkOf(3, [
      [0, 2],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 0],
      [1, 1],
    ]);
    const best = withBestEdges(network, Float64Array.of(1, 5, 4, 4, 0, 0));
    expect(slotsOf(best, 0)).toEqual([
      [1, 2],
      [2, 0],
    ]);
    expect(slotsOf(best, 1)).toEqual([]);
    expect(slotsOf(withBestEdges(network), 0)).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });
});
