/** Who makes which component: each component is of a product class, and its sources are sellers of that class. */
import type { BillOfMaterials } from './bill-of-materials';
import type { Firms } from './firms';
import type { Parameters } from './parameters';
import { Random } from './random';

/** Source s of component c is `firms[s]`, for s from `start[c]` to before `start[c + 1]`. */
export interface Sources {
  readonly start: Int32Array;
  readonly firms: Int32Array;
}

const MOST_SOURCES = 8;
/** How far the tier of a component's class strays from its depth, as a share of all tiers. */
const TIER_SPREAD = 0.12;

/** How many sources a component has, about. */
export const meanSources = ({ singleSourceShare, dualSourceShare }: Parameters): number =>
  singleSourceShare + 2 * dualSourceShare + 4 * (1 - singleSourceShare - dualSourceShare);

/** Offsets of the sources of each component: one or two with the shares given, else three and more, halving. */
export function sourceCounts(
  components: number,
  { singleSourceShare, dualSourceShare }: Parameters,
  seed: number,
): Int32Array {
  const random = new Random(seed, 'source counts');
  const start = new Int32Array(components + 1);
  for (let component = 0; component < components; component++) {
    const draw = random.real();
    let count = draw < singleSourceShare ? 1 : draw < singleSourceShare + dualSourceShare ? 2 : 3;
    while (count >= 3 && count < MOST_SOURCES && random.chance(0.5)) count++;
    start[component + 1] = start[component]! + count;
  }
  return start;
}

/** The product class of each component: the deeper in the bill of materials, the further up the tiers. */
export function componentClasses(
  { depth }: BillOfMaterials,
  firms: Firms,
  depthMost: number,
  seed: number,
): Int32Array {
  const random = new Random(seed, 'part classes');
  const classes = firms.classStart.length - 1;
  return Int32Array.from(depth, (level) => {
    const height = (level - 0.5) / depthMost + TIER_SPREAD * random.normal();
    return Math.min(classes - 1, Math.max(0, Math.floor(height * classes)));
  });
}

/** Draws the sources among the sellers of a component's class, the likelier the more customers a seller has. */
export function sourcesOf(start: Int32Array, classes: Int32Array, firms: Firms, seed: number): Sources {
  const random = new Random(seed, 'sourcing');
  const drawn = new Int32Array(start.at(-1)!);
  for (let component = 0; component < classes.length; component++) {
    const [first, end] = [start[component]!, start[component + 1]!];
    const sellers = sellersAround(firms, classes[component]!, end - first);
    for (let at = first; at < end; at++) drawn[at] = takeBySize(sellers, firms.customers, random);
  }
  return { start, firms: drawn };
}

/** The sellers of a class and, while they are too few, of the classes next to it. */
function sellersAround({ classStart, customers }: Firms, product: number, least: number): number[] {
  const sellers: number[] = [];
  const classes = classStart.length - 1;
  const add = (at: number) => {
    for (let firm = classStart[at]!; firm < classStart[at + 1]!; firm++) if (customers[firm]! > 0) sellers.push(firm);
  };
  add(product);
  for (let step = 1; sellers.length < least && step < classes; step++) {
    if (product + step < classes) add(product + step);
    if (product - step >= 0 && sellers.length < least) add(product - step);
  }
  return sellers;
}

function takeBySize(sellers: number[], customers: Int32Array, random: Random): number {
  const total = sellers.reduce((sum, firm) => sum + customers[firm]!, 0);
  let draw = random.below(total);
  let at = 0;
  while (draw >= customers[sellers[at]!]!) draw -= customers[sellers[at++]!]!;
  return sellers.splice(at, 1)[0]!;
}
