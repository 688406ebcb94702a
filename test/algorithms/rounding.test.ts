import fc from 'fast-check';
import { largestSummand } from '../../src/algorithms/rounding';

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);
const next = (value: number): number => {
  double[0] = value;
  bits[0]! += 1n;
  return double[0];
};

describe('largestSummand', () => {
  it('is the last double whose rounded sum stays within the limit', () => {
    const amount = fc.oneof(
      fc.double({ min: 0, max: 1e300, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
    );
    fc.assert(
      fc.property(amount, amount, (limit, addend) => {
        const summand = largestSummand(limit, addend);
        if (addend > limit) return summand === -1;
        return summand >= 0 && summand + addend <= limit && next(summand) + addend > limit;
      }),
      { numRuns: 2000 },
    );
  });

  it('goes beyond the difference where the sum rounds down', () => {
    expect(largestSummand(0.8, 0.5)).toBeGreaterThan(0.8 - 0.5);
    expect(largestSummand(0.8, 0.5) + 0.5).toBe(0.8);
  });
});
