/** The arrows that the sweep and the way back could not match. */
import type { Firms } from './firms';
import type { Random } from './random';
import { stubsOf } from './return-flows';

/** The first `count` arrows are made; `add` makes the next. */
interface Arrows {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly count: number;
  add(seller: number, buyer: number): void;
}

const ROUNDS = 30;
/** Share of the lacking buyers further up the tiers that are taken all the same. */
const UPSTREAM_SHARE = 0.5;

/**
 * Gives sellers that still lack customers a buyer that lacks suppliers, or else any that buys: mostly downstream,
 * after half the rounds anywhere; no pair twice. The latter get more suppliers than they drew: one or two
 * in a hundred of all arrows in the smallest networks, fewer in larger ones.
 */
export function fillUp(firms: Firms, arrows: Arrows, random: Random): void {
  const { size } = firms;
  const customers = firms.customers.slice();
  const suppliers = firms.suppliers.slice();
  for (let at = 0; at < arrows.count; at++) {
    customers[arrows.from[at]!]!--;
    suppliers[arrows.to[at]!]!--;
  }
  for (let round = 0; round < ROUNDS && arrows.count < arrows.from.length; round++) {
    const drawn = new Set<number>();
    const lacking = stubsOf(suppliers);
    for (const seller of stubsOf(customers)) {
      const buyer = buyerFor(firms, seller, lacking, round < ROUNDS / 2, random);
      if (buyer !== seller && firms.suppliers[buyer]! > 0) drawn.add(seller * size + buyer);
    }
    for (let at = 0; at < arrows.count; at++) drawn.delete(arrows.from[at]! * size + arrows.to[at]!);
    for (const pair of drawn) {
      const [seller, buyer] = [Math.floor(pair / size), pair % size];
      arrows.add(seller, buyer);
      customers[seller]!--;
      suppliers[buyer]!--;
    }
  }
}

function buyerFor(firms: Firms, seller: number, lacking: Int32Array, downstream: boolean, random: Random): number {
  const below = firms.classStart[firms.classOf[seller]!]!;
  if (!downstream || below === 0) return random.below(firms.size);
  const buyer = lacking[random.below(Math.max(1, lacking.length))] ?? seller;
  return buyer < below || random.chance(UPSTREAM_SHARE) ? buyer : random.below(below);
}
