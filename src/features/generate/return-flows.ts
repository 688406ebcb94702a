/** The arrows that run up the tiers: repairs, tools, services and materials that a downstream firm sells upstream. */
import type { Firms } from './firms';
import type { Random } from './random';

const TRIES = 24;

/**
 * Matches sellers kept back with buyers further up the tiers, evenly at random, no pair twice. What finds no
 * partner in 24 tries is left out.
 */
export function returnFlows(
  { classOf, size }: Firms,
  customers: Int32Array,
  suppliers: Int32Array,
  add: (seller: number, buyer: number) => void,
  random: Random,
): void {
  const sellers = stubsOf(customers);
  const buyers = stubsOf(suppliers);
  const made = new Set<number>();
  let left = buyers.length;
  for (let at = sellers.length - 1; at >= 0 && left > 0; at--) {
    const other = random.below(at + 1);
    const seller = sellers[other]!;
    sellers[other] = sellers[at]!;
    for (let tries = 0; tries < TRIES; tries++) {
      const slot = random.below(left);
      const buyer = buyers[slot]!;
      const pair = seller * size + buyer;
      if (classOf[buyer]! <= classOf[seller]! || made.has(pair)) continue;
      made.add(pair);
      add(seller, buyer);
      buyers[slot] = buyers[--left]!;
      break;
    }
  }
}

/** Each firm as often as it is counted; what is below zero counts as zero. */
export function stubsOf(counts: Int32Array): Int32Array {
  const stubs = new Int32Array(counts.reduce((sum, count) => sum + Math.max(count, 0), 0));
  let end = 0;
  for (const [firm, count] of counts.entries()) {
    const start = end;
    end += Math.max(count, 0);
    stubs.fill(firm, start, end);
  }
  return stubs;
}
