/** Power laws between two bounds: density ∝ x^−exponent on [least, most], exponent > 1. */
import type { Random } from './random';

export interface PowerLaw {
  readonly exponent: number;
  readonly least: number;
  readonly most: number;
}

/** The value below which the share `u` of the law lies. */
export function quantile({ exponent, least, most }: PowerLaw, u: number): number {
  const a = exponent - 1;
  return least * (1 - u * (1 - (least / most) ** a)) ** (-1 / a);
}

function meanOf({ exponent, least, most }: PowerLaw): number {
  const a = exponent - 1;
  const r = least / most;
  const body = Math.abs(a - 1) < 1e-9 ? -Math.log(r) : (1 - r ** (a - 1)) / (a - 1);
  return (a * least * body) / (1 - r ** a);
}

/** The law of that exponent and upper bound with that mean. */
const withMean = (mean: number, exponent: number, most: number): PowerLaw => ({
  exponent,
  most,
  least: bisect(1e-3, most * 0.999, (least) => meanOf({ exponent, least, most }) < mean),
});

/** The law between those bounds with that mean. */
export const betweenWithMean = (mean: number, least: number, most: number): PowerLaw => ({
  least,
  most,
  exponent: bisect(1.01, 12, (exponent) => meanOf({ exponent, least, most }) > mean),
});

/** The point of [low, high] up to which `isLow` holds. */
function bisect(low: number, high: number, isLow: (x: number) => boolean): number {
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isLow(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * `count` whole numbers in ascending order whose sum is `total`. One is drawn from each of `count` equally likely
 * strata of the law, so the sample's shape varies little from seed to seed; the sum is then mended by ones.
 */
export function degreeSequence(
  count: number,
  total: number,
  exponent: number,
  most: number,
  random: Random,
): Int32Array {
  const law = withMean(total / count, exponent, most + 0.499);
  const degrees = Int32Array.from({ length: count }, (_, stratum) =>
    Math.max(1, Math.round(quantile(law, (stratum + random.real()) / count))),
  );
  let lacking = total - degrees.reduce((sum, degree) => sum + degree, 0);
  for (let tries = 0; lacking !== 0 && tries < 50 * count; tries++) {
    const at = random.below(count);
    const degree = degrees[at]! + Math.sign(lacking);
    if (degree < 1 || degree > most) continue;
    degrees[at] = degree;
    lacking -= Math.sign(lacking);
  }
  return degrees.sort();
}
