const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The double `steps` places above a non-negative one; doubles of one sign are ordered as their bits are. */
function neighbour(value: number, steps: bigint): number {
  double[0] = value;
  bits[0]! += steps;
  return double[0];
}

/**
 * The largest double s ≥ 0 for which s + addend, rounded as doubles are, is at most `limit`; −1 where there is none.
 * Both are finite and not negative. Not `limit − addend`, which rounds as well and can miss by a few places.
 */
export function largestSummand(limit: number, addend: number): number {
  if (addend > limit) return -1;
  const halfStep = (neighbour(limit, 1n) - limit) / 2;
  let summand = limit - addend + halfStep;
  while (summand + addend > limit) summand = neighbour(summand, -1n);
  while (neighbour(summand, 1n) + addend <= limit) summand = neighbour(summand, 1n);
  return summand;
}
