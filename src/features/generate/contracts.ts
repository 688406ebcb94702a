/** Who integrates the platforms, and under which contracts they are delivered. */
import type { Firms } from './firms';
import type { Parameters } from './parameters';
import { countries } from './places';
import { Random } from './random';

interface Contract {
  readonly platform: number;
  readonly seller: number;
  readonly isExport: boolean;
  /** Index of a country for an export, of a procurement body else. */
  readonly buyer: number;
  readonly signedOn: string;
  readonly endsOn: string;
  readonly status: 'SIGNED' | 'IN_FORCE' | 'COMPLETED';
  readonly quantity: number;
  readonly amount: number;
}

/** How many primes and contracts each platform has. */
export interface ProgrammeCounts {
  readonly primes: readonly number[];
  readonly contracts: readonly number[];
  /** INTEGRATED_BY, DELIVERED_UNDER, SOLD_BY and BOUGHT_BY rows that follow. */
  readonly relations: number;
}

export interface Programme {
  /** The primes of each platform, the leading one first. */
  readonly integrators: readonly (readonly number[])[];
  readonly contracts: readonly Contract[];
}

export const procurementBodies = 3;

/** Part of the firms, from the downstream end, among which primes are found. */
const PRIME_TIERS = 0.1;
const PLATFORMS_OF_A_PRIME = 4;
const TWO_PRIMES_SHARE = 0.15;
const MOST_CONTRACTS = 4;
const EXPORT_SHARE = 0.4;
const buyersAbroad = ['PL', 'NO', 'AU', 'FI', 'AE', 'TR', 'IN', 'SE', 'CA'].map((code) =>
  countries.findIndex(({ iso2 }) => iso2 === code),
);

/** A platform has one prime, now and then two, and some contracts. */
export function programmeCounts({ platforms }: Parameters, seed: number): ProgrammeCounts {
  const random = new Random(seed, 'programme');
  const primes = Array.from({ length: platforms }, () => (random.chance(TWO_PRIMES_SHARE) ? 2 : 1));
  const contracts = primes.map(() => random.between(1, MOST_CONTRACTS));
  const relations = sum(primes) + 3 * sum(contracts);
  return { primes, contracts, relations };
}

/** Primes are the downstream firms with the most suppliers. */
export function programmeOf(firms: Firms, { primes, contracts }: ProgrammeCounts, seed: number): Programme {
  const random = new Random(seed, 'contracts');
  const able = Array.from({ length: Math.max(3, Math.ceil(firms.size * PRIME_TIERS)) }, (_, firm) => firm)
    .sort((a, b) => firms.suppliers[b]! - firms.suppliers[a]! || a - b)
    .slice(0, Math.max(2, Math.ceil(primes.length / PLATFORMS_OF_A_PRIME)));
  const integrators = primes.map((count) => {
    const lead = random.pick(able);
    return count === 1 ? [lead] : [lead, random.pick(able.filter((prime) => prime !== lead))];
  });
  return {
    integrators,
    contracts: contracts.flatMap((count, platform) =>
      Array.from({ length: count }, () => contractOf(platform, integrators[platform]![0]!, random)),
    ),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function contractOf(platform: number, seller: number, random: Random): Contract {
  const isExport = random.chance(EXPORT_SHARE);
  const signed = random.below(11 * 365);
  const end = signed + random.between(2 * 365, 8 * 365);
  const quantity = Math.ceil(random.logNormal(60, 1));
  return {
    platform,
    seller,
    isExport,
    buyer: isExport ? random.pick(buyersAbroad) : random.below(procurementBodies),
    signedOn: dateOf(signed),
    endsOn: dateOf(end),
    status: end < 11 * 365 ? 'COMPLETED' : random.chance(0.8) ? 'IN_FORCE' : 'SIGNED',
    quantity,
    amount: Math.ceil(quantity * random.logNormal(2_000_000_000, 0.8)),
  };
}

/** The day that many days after 1 January 2015. */
const dateOf = (days: number): string => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10);
