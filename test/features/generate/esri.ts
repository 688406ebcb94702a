/** How much of an economy stops when one firm does, small and plain: what the generator's promises are checked by. */
import type { Arrows } from './network-statistics';

/** Looked up once: inside a test each look at a global object takes longer than the sums here. */
const { min, max } = Math;

/** How a buyer needs an input: it is not missed, it is missed in proportion, or nothing is made without it. */
const IRRELEVANT = 0;
export const NON_ESSENTIAL = 1;
export const ESSENTIAL = 2;

export interface SupplyNetwork extends Arrows {
  /** What flows along each arrow, above 0. */
  readonly amount: Float64Array;
  /** What each firm makes; firms of a sector can stand in for each other. */
  readonly sector: Int32Array;
  /** For each arrow how much the buyer needs it. */
  readonly essentiality: Uint8Array;
}

interface CascadeOptions {
  /** Whether the rest of a failing seller's sector takes over as far as its share of the market goes. */
  readonly replaceable: boolean;
  /** The cascade ends when no firm loses more than this in a step. It is part of the definition. */
  readonly tolerance?: number;
}

/**
 * For each firm its Economic Systemic Risk Index: the part of all sales that is lost when it stops, from 0 to 1.
 * Buyers lose what they cannot make without their inputs (generalised Leontief), sellers what they cannot sell.
 * Diem, Borsos, Reisch, Kertész & Thurner, Scientific Reports 12, 7719, 2022. O(firms · arrows · steps).
 */
export function systemicRisks(network: SupplyNetwork, options: CascadeOptions): Float64Array {
  const cascade = new Cascade(network, options);
  return Float64Array.from({ length: network.size }, (_, firm) => cascade.lossWithout(firm));
}

class Cascade {
  private readonly sales: Float64Array;
  private readonly sectorOf: Int32Array;
  private readonly sectors: number;
  /** Essential inputs of one buyer from one sector, which stand in for each other; for each arrow its pool or −1. */
  private readonly poolOf: Int32Array;
  private readonly poolBuyer: Int32Array;
  private readonly downstream: Float64Array;
  private readonly upstream: Float64Array;

  constructor(
    private readonly network: SupplyNetwork,
    private readonly options: CascadeOptions,
  ) {
    const { size, from, to, amount, sector, essentiality } = network;
    this.sales = sumsBy(from, amount, size);
    const purchases = sumsBy(to, amount, size);
    const numbered = numbering(Array.from(sector, String));
    this.sectorOf = numbered.numbers;
    this.sectors = numbered.count;
    const supply = numbering(Array.from(from, (seller, at) => `${to[at]} ${sector[seller]}`));
    const bought = sumsBy(supply.numbers, amount, supply.count);
    this.poolOf = supply.numbers.map((pool, at) => (essentiality[at] === ESSENTIAL ? pool : -1));
    this.poolBuyer = new Int32Array(supply.count);
    supply.numbers.forEach((pool, at) => {
      this.poolBuyer[pool] = to[at]!;
    });
    this.downstream = amount.map((value, at) => {
      if (essentiality[at] === IRRELEVANT) return 0;
      return value / (essentiality[at] === ESSENTIAL ? bought[supply.numbers[at]!]! : purchases[to[at]!]!);
    });
    this.upstream = amount.map((value, at) => value / this.sales[from[at]!]!);
  }

  /** The part of all sales lost when `stopped` makes nothing. */
  lossWithout(stopped: number): number {
    const { tolerance = 1e-2 } = this.options;
    const { size } = this.network;
    let supplied = new Float64Array(size).fill(1);
    let demanded = new Float64Array(size).fill(1);
    supplied[stopped] = demanded[stopped] = 0;
    for (let change = 1; change > tolerance; ) {
      const nextSupplied = this.nextSupplied(supplied, stopped);
      const nextDemanded = this.nextDemanded(demanded, stopped);
      change = max(greatestFall(supplied, nextSupplied), greatestFall(demanded, nextDemanded));
      [supplied, demanded] = [nextSupplied, nextDemanded];
    }
    let [lost, all] = [0, 0];
    for (let firm = 0; firm < size; firm++) {
      lost += this.sales[firm]! * (1 - min(supplied[firm]!, demanded[firm]!));
      all += this.sales[firm]!;
    }
    return lost / all;
  }

  /** What each firm can still make of its inputs: the scarcest essential one limits it, as does the sum of the others. */
  private nextSupplied(supplied: Float64Array, stopped: number): Float64Array<ArrayBuffer> {
    const { size, from, to } = this.network;
    const { poolOf, poolBuyer, downstream } = this;
    const weight = this.irreplaceability(supplied);
    const missing = new Float64Array(poolBuyer.length);
    const next = new Float64Array(size).fill(1);
    for (let at = 0; at < from.length; at++) {
      const seller = from[at]!;
      const lost = weight[seller]! * downstream[at]! * (1 - supplied[seller]!);
      if (poolOf[at]! >= 0) missing[poolOf[at]!]! += lost;
      else next[to[at]!]! -= lost;
    }
    for (let pool = 0; pool < missing.length; pool++) {
      const buyer = poolBuyer[pool]!;
      next[buyer] = min(next[buyer]!, 1 - missing[pool]!);
    }
    return bounded(next, stopped);
  }

  /** What each firm can still sell. */
  private nextDemanded(demanded: Float64Array, stopped: number): Float64Array<ArrayBuffer> {
    const { size, from, to } = this.network;
    const { upstream } = this;
    const next = new Float64Array(size).fill(1);
    for (let at = 0; at < from.length; at++) next[from[at]!]! -= upstream[at]! * (1 - demanded[to[at]!]!);
    return bounded(next, stopped);
  }

  /** For each firm how much of a loss at its place the rest of its sector cannot make good. */
  private irreplaceability(supplied: Float64Array): Float64Array {
    const { sales, sectorOf } = this;
    const weight = new Float64Array(sales.length).fill(1);
    if (!this.options.replaceable) return weight;
    const alive = new Float64Array(this.sectors);
    for (let firm = 0; firm < sales.length; firm++) alive[sectorOf[firm]!]! += sales[firm]! * supplied[firm]!;
    for (let firm = 0; firm < sales.length; firm++) {
      const rest = alive[sectorOf[firm]!]!;
      if (rest > 1e-10) weight[firm] = min(1, sales[firm]! / rest);
    }
    return weight;
  }
}

/** Levels no lower than 0, and 0 for the firm that has stopped. */
function bounded(levels: Float64Array<ArrayBuffer>, stopped: number): Float64Array<ArrayBuffer> {
  for (let firm = 0; firm < levels.length; firm++) levels[firm] = max(0, levels[firm]!);
  levels[stopped] = 0;
  return levels;
}

function sumsBy(keys: Int32Array, values: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0; at < keys.length; at++) sums[keys[at]!]! += values[at]!;
  return sums;
}

/** Numbers from 0 for equal texts. */
function numbering(texts: readonly string[]): { numbers: Int32Array; count: number } {
  const known = new Map<string, number>();
  const numbers = Int32Array.from(texts, (text) => {
    if (!known.has(text)) known.set(text, known.size);
    return known.get(text)!;
  });
  return { numbers, count: known.size };
}

function greatestFall(before: Float64Array, after: Float64Array): number {
  let most = 0;
  for (let at = 0; at < before.length; at++) most = max(most, before[at]! - after[at]!);
  return most;
}
