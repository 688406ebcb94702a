import { quantile } from '../../../src/features/generate/power-law';
import {
  type Arrows,
  assortativity,
  cycles,
  degreesOf,
  powerLawExponent,
  reciprocity,
  rewired,
  strongGiantShare,
  weakGiantShare,
} from './network-statistics';

const arrows = (size: number, ...pairs: readonly (readonly [number, number])[]): Arrows => ({
  size,
  from: Int32Array.from(pairs, ([from]) => from),
  to: Int32Array.from(pairs, ([, to]) => to),
});

describe('the measures of networks', () => {
  it('count the 3 squares and 4 triangles of four nodes that are all linked', () => {
    const complete = arrows(4, [0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]);
    expect(cycles(complete)).toEqual({ squares: 3, triangles: 4 });
    expect(cycles(arrows(4, [0, 1], [1, 2], [2, 3], [3, 0], [0, 3]))).toEqual({ squares: 1, triangles: 0 });
  });

  it('find the largest components', () => {
    const network = arrows(6, [0, 1], [1, 2], [2, 0], [2, 3], [4, 5]);
    expect(weakGiantShare(network)).toBeCloseTo(4 / 6);
    expect(strongGiantShare(network)).toBeCloseTo(3 / 6);
  });

  it('find a star disassortative and half of the arrows of a to and fro returned', () => {
    expect(assortativity(arrows(4, [0, 1], [0, 2], [0, 3]))).toBeCloseTo(-1);
    expect(reciprocity(arrows(4, [0, 1], [1, 0], [1, 2], [2, 3]))).toBe(0.5);
  });

  it('rewire without touching a degree', () => {
    const ring = arrows(20, ...Array.from({ length: 20 }, (_, node) => [node, (node + 1) % 20] as const));
    const other = rewired(ring, 1);
    expect(other.to).not.toEqual(ring.to);
    expect(degreesOf(20, other.to)).toEqual(degreesOf(20, ring.to));
  });

  it('find the exponent that a sample was drawn with', () => {
    const law = { exponent: 2.4, least: 1.5, most: 100 };
    const sample = Int32Array.from({ length: 20_000 }, (_, at) => Math.round(quantile(law, (at + 0.5) / 20_000)));
    expect(powerLawExponent(sample, 100).exponent).toBeCloseTo(2.4, 1);
  });
});
