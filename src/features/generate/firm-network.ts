/** Who supplies whom: firms buy product by product, each product from several of the sellers of its class. */
import { fillUp } from './fill-up';
import type { Firms } from './firms';
import type { Parameters } from './parameters';
import { Random } from './random';
import { returnFlows } from './return-flows';

/** Arrow a runs from firm `from[a]` to firm `to[a]`. What a firm buys of one product class stands together. */
export interface FirmNetwork {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Most sellers of a class that one buyer takes for one need; the least is 2, where that many are left. */
const SOURCES_OF_A_NEED = 4;
/** A large buyer takes at least this part of the sellers it lacks, else it would not find enough. */
const PART_OF_LACK = 1 / 5;
/** Draws of a buying class before a product class gives up. */
const PICKS = 12;

/**
 * Matches the firms' customers and suppliers to be. A sweep up the tiers lets each product class choose among the
 * classes below it that still need suppliers; all firms of a chosen class then buy from a few of its sellers. So
 * buyers of one product share suppliers and squares prevail over triangles, as in production networks
 * (Mattsson et al., Frontiers in Big Data 2021, 666712). A share kept back runs up the tiers instead and
 * closes cycles. O(arrows · sellers of a class).
 */
export function firmNetwork(firms: Firms, relations: number, { backEdgeShare }: Parameters, seed: number): FirmNetwork {
  const sweep = new Sweep(firms, relations, new Random(seed, 'firms'));
  const returns = new Random(seed, 'returns');
  const kept = keepBack(firms, sweep, backEdgeShare, returns);
  for (let product = 0; product + 1 < firms.classStart.length; product++) sweep.sell(product);
  returnFlows(firms, kept.customers, kept.suppliers, (seller, buyer) => sweep.add(seller, buyer), returns);
  fillUp(firms, sweep, new Random(seed, 'rest'));
  return { from: sweep.from.subarray(0, sweep.count), to: sweep.to.subarray(0, sweep.count) };
}

/**
 * Takes stubs out for the way back: of sellers mostly downstream, of buyers mostly upstream and mostly such as
 * sell much. So the firms that many depend on depend on each other in circles, and few of them can stop alone.
 */
function keepBack({ size, customers: sales }: Firms, { customers, suppliers }: Sweep, share: number, random: Random) {
  const take = (lacking: Int32Array, weightOf: (firm: number) => number) => {
    const total = lacking.reduce((sum, stubs) => sum + stubs, 0);
    const rate = (share * total) / lacking.reduce((sum, stubs, firm) => sum + stubs * weightOf(firm), 0);
    return lacking.map((stubs, firm) => {
      let kept = 0;
      for (let stub = 0; stub < stubs; stub++) if (random.chance(rate * weightOf(firm))) kept++;
      lacking[firm]! -= kept;
      return kept;
    });
  };
  return {
    customers: take(customers, (firm) => 1 - firm / size),
    suppliers: take(suppliers, (firm) => (firm / size) * sales[firm]! ** 2),
  };
}

/** The state of the sweep; `customers` and `suppliers` are what each firm still lacks. */
class Sweep {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly customers: Int32Array;
  readonly suppliers: Int32Array;
  count = 0;
  /** The classes swept whose firms still lack suppliers. */
  private readonly open: number[] = [];
  private readonly soldBy: Int32Array;

  constructor(
    private readonly firms: Firms,
    relations: number,
    private readonly random: Random,
  ) {
    this.from = new Int32Array(relations);
    this.to = new Int32Array(relations);
    this.customers = firms.customers.slice();
    this.suppliers = firms.suppliers.slice();
    this.soldBy = new Int32Array(firms.classStart.length).fill(-1);
  }

  add(seller: number, buyer: number): void {
    this.from[this.count] = seller;
    this.to[this.count++] = buyer;
  }

  /** Sells what the firms of a class have to sell to classes further down, then opens the class as a buyer. */
  sell(product: number): void {
    const { classStart } = this.firms;
    const sellers: number[] = [];
    for (let firm = classStart[product]!; firm < classStart[product + 1]!; firm++) {
      if (this.customers[firm]! > 0) sellers.push(firm);
    }
    while (sellers.length > 0) {
      const at = this.pickBuyers(product);
      if (at < 0) break;
      if (!this.sellTo(this.open[at]!, sellers)) this.close(at);
    }
    this.open.push(product);
  }

  /** The place in `open` of a class that has not bought of this product yet, or −1 where none is found. */
  private pickBuyers(product: number): number {
    for (let tries = 0; tries < PICKS && this.open.length > 0; tries++) {
      const at = this.random.below(this.open.length);
      const buyers = this.open[at]!;
      if (this.soldBy[buyers] === product) continue;
      this.soldBy[buyers] = product;
      return at;
    }
    return -1;
  }

  /** Lets each firm of a class buy; whether any of them still lacks suppliers. Sold-out sellers are taken out. */
  private sellTo(buyers: number, sellers: number[]): boolean {
    const { classStart } = this.firms;
    let lacking = false;
    for (let buyer = classStart[buyers]!; buyer < classStart[buyers + 1]!; buyer++) {
      const lack = this.suppliers[buyer]!;
      const need = Math.min(
        lack,
        Math.max(this.random.between(2, SOURCES_OF_A_NEED), Math.ceil(lack * PART_OF_LACK)),
        sellers.length,
      );
      for (let taken = 0; taken < need; taken++) this.add(this.take(sellers, taken), buyer);
      this.suppliers[buyer]! -= need;
      if (this.suppliers[buyer]! > 0) lacking = true;
      for (let at = Math.min(need, sellers.length) - 1; at >= 0; at--) {
        if (this.customers[sellers[at]!]! === 0) sellers.splice(at, 1);
      }
    }
    return lacking;
  }

  /** One of the sellers behind the first `taken`, likelier the more customers it lacks; it moves up to them. */
  private take(sellers: number[], taken: number): number {
    let total = 0;
    for (let at = taken; at < sellers.length; at++) total += this.customers[sellers[at]!]!;
    let draw = this.random.below(total);
    let at = taken;
    while (draw >= this.customers[sellers[at]!]!) draw -= this.customers[sellers[at++]!]!;
    const seller = sellers[at]!;
    sellers[at] = sellers[taken]!;
    sellers[taken] = seller;
    this.customers[seller]!--;
    return seller;
  }

  private close(at: number): void {
    const last = this.open.pop()!;
    if (at < this.open.length) this.open[at] = last;
  }
}
