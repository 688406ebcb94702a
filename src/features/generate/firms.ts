/** Who the firms are to each other: the order of the tiers, product classes, and how much each buys and sells. */
import type { Parameters } from './parameters';
import { degreeSequence } from './power-law';
import { Random } from './random';

/** Firms are numbered from the most downstream on; the sellers of a product class stand together. */
export interface Firms {
  readonly size: number;
  /** For each firm the product class it sells in, or would. */
  readonly classOf: Int32Array;
  /** The firms of class c run from `classStart[c]` to before `classStart[c + 1]`. */
  readonly classStart: Int32Array;
  /** How many suppliers each firm is to have. */
  readonly suppliers: Int32Array;
  /** How many customers each firm is to have. */
  readonly customers: Int32Array;
}

/** How far chance, beside size, decides how much a firm buys and sells; both in standard deviations of size. */
const SIZE_NOISE = 0.7;
/** Near the end of the tiers where a firm finds few partners, how much it is smaller, and how near that is. */
const END_PENALTY = 3;
const END = 0.1;

/**
 * Lays out `size` firms for `relations` arrows between them. Firms that only buy grow rarer up the tiers and firms
 * that only sell more frequent, both linearly, so at each tier demand below exceeds supply up to there.
 */
export function layOutFirms(size: number, relations: number, parameters: Parameters, seed: number): Firms {
  const random = new Random(seed, 'layout');
  const { buyerShare, sellerShare, inExponent, outExponent } = parameters;
  const buys = new Uint8Array(size);
  const sells = new Uint8Array(size);
  for (let firm = 0; firm < size; firm++) {
    const height = firm / size;
    const draw = random.real();
    const onlyBuys = draw < 2 * buyerShare * (1 - height);
    const onlySells = !onlyBuys && draw > 1 - 2 * sellerShare * height;
    buys[firm] = onlySells ? 0 : 1;
    sells[firm] = onlyBuys ? 0 : 1;
  }
  const degrees = new Random(seed, 'degrees');
  const sizes = Float64Array.from({ length: size }, () => degrees.normal());
  return {
    size,
    ...productClasses(sells, parameters.sellersPerClass, random),
    suppliers: degreesBySize(buys, sizes, (firm) => 1 - firm / size, relations, inExponent, degrees),
    customers: degreesBySize(sells, sizes, (firm) => firm / size, relations, outExponent, degrees),
  };
}

/** Cuts the line of firms so that each piece holds some sellers: at least 2, geometric around the mean. */
function productClasses(sells: Uint8Array, meanSellers: number, random: Random) {
  const classOf = new Int32Array(sells.length);
  const starts = [0];
  let sellers = 0;
  for (let firm = 0; firm < sells.length; firm++) {
    if (sellers >= 2 && random.chance(1 / (meanSellers - 1)) && sells[firm]) {
      starts.push(firm);
      sellers = 0;
    }
    sellers += sells[firm]!;
    classOf[firm] = starts.length - 1;
  }
  return { classOf, classStart: Int32Array.from([...starts, sells.length]) };
}

/** A power-law degree for each firm marked, summing to `total`; larger firms mostly get the larger ones. */
function degreesBySize(
  marks: Uint8Array,
  sizes: Float64Array,
  distance: (firm: number) => number,
  total: number,
  exponent: number,
  random: Random,
) {
  const marked = Uint32Array.from(marks.keys()).filter((firm) => marks[firm] === 1);
  const keys = sizes.map(
    (size, firm) => size + SIZE_NOISE * random.normal() - END_PENALTY * Math.max(0, 1 - distance(firm) / END),
  );
  const ascending = marked.sort((a, b) => keys[a]! - keys[b]! || a - b);
  const cutOff = Math.floor(Math.sqrt(marks.length));
  const degrees = degreeSequence(marked.length, total, exponent, cutOff, random);
  const result = new Int32Array(marks.length);
  ascending.forEach((firm, rank) => {
    result[firm] = degrees[rank]!;
  });
  return result;
}
