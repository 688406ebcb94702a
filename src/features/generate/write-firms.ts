/** The tables of firms: who they are, where they are, and whom they supply. */
import type { FirmNetwork } from './firm-network';
import type { Firms } from './firms';
import { koreanNameOf, type Names, nameOf } from './names';
import type { Parameters } from './parameters';
import { countries, type Locations, regions, UNKNOWN } from './places';
import { Random } from './random';
import type { CsvRow, PackageWriter } from './write-package';

export interface FirmTables {
  readonly firms: Firms;
  readonly network: FirmNetwork;
  readonly locations: Locations;
  /** 1 for firms that integrate platforms. */
  readonly isPrime: Uint8Array;
}

/** What a firm of middling size sells to one customer, in KRW. */
const MEDIAN_AMOUNT = 50_000_000;
/** Sizes by rank from the top: share of the firms above or below the SME line, employees from and to. */
const sizeClasses = [
  { name: 'LARGE', ofSmes: false, share: 0.2, employees: [1_000, 20_000] },
  { name: 'MID_TIER', ofSmes: false, share: 0.8, employees: [300, 999] },
  { name: 'MEDIUM', ofSmes: true, share: 0.2, employees: [50, 299] },
  { name: 'SMALL', ofSmes: true, share: 0.45, employees: [10, 49] },
  { name: 'MICRO', ofSmes: true, share: 0.35, employees: [1, 9] },
] as const;

/** Writes SUPPLIES_TO, LOCATED_IN and the firms, whose revenue follows from what they sell and buy. */
export async function writeFirms(
  writer: PackageWriter,
  names: Names,
  tables: FirmTables,
  parameters: Parameters,
  seed: number,
  bodies: Iterable<CsvRow<OrganizationColumn>>,
): Promise<void> {
  const turnover = { sold: new Float64Array(tables.firms.size), bought: new Float64Array(tables.firms.size) };
  const supply = supplyRows(tables, names, parameters, turnover, new Random(seed, 'cells of firm supply'));
  await writer.relate('SUPPLIES_TO', ['from', 'to', 'share', 'amount', 'amountCurrency', 'confidence'], supply);
  await writer.relate('LOCATED_IN', ['from', 'to'], locationRows(tables.locations, names));
  const random = new Random(seed, 'cells of firms');
  const rows = firmRows(tables, names, parameters, turnover, random);
  await writer.entities('Organization', organizationColumns, concat(rows, bodies));
}

const organizationColumns = [
  'id',
  'roles',
  'name',
  'nameKo',
  'sizeClass',
  'employees',
  'revenue',
  'revenueCurrency',
] as const;
export type OrganizationColumn = (typeof organizationColumns)[number];

interface Turnover {
  readonly sold: Float64Array;
  readonly bought: Float64Array;
}

/** The shares of the sellers of one product to one buyer are as their amounts. */
function* supplyRows(
  { firms, network: { from, to } }: FirmTables,
  names: Names,
  parameters: Parameters,
  { sold, bought }: Turnover,
  random: Random,
) {
  const idOf = (firm: number) => names.id('Organization', firm + 1);
  const { unknownShare } = parameters;
  for (let first = 0, end = 0; first < from.length; first = end) {
    const product = firms.classOf[from[first]!];
    while (end < from.length && to[end] === to[first] && firms.classOf[from[end]!] === product) end++;
    const sizes = Array.from(from.subarray(first, end), (seller) => firms.customers[seller]!);
    const amounts = amountsOf(sizes, parameters, random);
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    for (const [at, amount] of amounts.entries()) {
      const [seller, buyer] = [from[first + at]!, to[first + at]!];
      sold[seller]! += amount;
      bought[buyer]! += amount;
      const [amountKnown, shareKnown] = [!random.chance(unknownShare), !random.chance(unknownShare)];
      yield {
        from: idOf(seller),
        to: idOf(buyer),
        share: shareKnown ? shareText(amount / total) : null,
        amount: amountKnown ? amount : null,
        amountCurrency: amountKnown ? 'KRW' : null,
        confidence: confidence(random),
      };
    }
  }
}

/**
 * What sellers with that many customers sell to one buyer of their product: lognormal amounts, the largest from the
 * largest seller, each in proportion to the seller's size too. So most firms have one main source of an input.
 */
function amountsOf(
  customers: readonly number[],
  { weightSigma, meanFirmDegree }: Parameters,
  random: Random,
): number[] {
  const draws = customers.map(() => random.logNormal(MEDIAN_AMOUNT, weightSigma)).sort((a, b) => b - a);
  const ranking = [...customers.keys()].sort((a, b) => customers[b]! - customers[a]! || a - b);
  const amounts = [...draws];
  for (const [rank, at] of ranking.entries()) {
    amounts[at] = Math.ceil((draws[rank]! * customers[at]!) / meanFirmDegree);
  }
  return amounts;
}

function* locationRows({ country, region }: Locations, names: Names) {
  for (let firm = 0; firm < country.length; firm++) {
    const from = names.id('Organization', firm + 1);
    if (country[firm] === UNKNOWN) continue;
    yield { from, to: names.id('Country', countries[country[firm]!]!.iso2.toLowerCase()) };
    if (region[firm] !== UNKNOWN) yield { from, to: names.id('Region', regions[region[firm]!]!.key) };
  }
}

function* firmRows(
  { firms, locations, isPrime }: FirmTables,
  names: Names,
  { koreanNameShare, smeShare, unknownShare }: Parameters,
  { sold, bought }: Turnover,
  random: Random,
): Generator<CsvRow<OrganizationColumn>> {
  const score = Float64Array.from(sold, (amount, firm) => Math.max(amount, bought[firm]!) * random.logNormal(1, 0.5));
  const classFrom = sizeBounds(score, smeShare);
  for (let firm = 0; firm < firms.size; firm++) {
    const { name, ofSmes, employees } = sizeClasses[classFrom.findIndex((least) => score[firm]! >= least)]!;
    const revenue = Math.ceil(Math.max(sold[firm]!, bought[firm]!) * (1.1 + random.real()));
    const isKorean = locations.country[firm] === 0;
    const [named, peopleKnown] = [random.chance(koreanNameShare), !random.chance(unknownShare)];
    const people = Math.floor(random.logUniform(employees[0], employees[1] + 1));
    const revenueKnown = !random.chance(unknownShare);
    yield {
      id: names.id('Organization', firm + 1),
      roles: [...(ofSmes ? ['Sme'] : []), ...(isPrime[firm] ? ['PrimeContractor'] : [])].join(';'),
      name: nameOf('firm', firm),
      nameKo: isKorean && named ? koreanNameOf('기업', firm) : null,
      sizeClass: name,
      employees: peopleKnown ? people : null,
      revenue: revenueKnown ? revenue : null,
      revenueCurrency: revenueKnown ? 'KRW' : null,
    };
  }
}

/** The least score of each size class, from the largest class to the smallest. */
function sizeBounds(score: Float64Array, smeShare: number): number[] {
  const descending = score.slice().sort().reverse();
  let share = 0;
  return sizeClasses.map((size) => {
    share += size.share * (size.ofSmes ? smeShare : 1 - smeShare);
    const last = Math.round(share * score.length) - 1;
    return last < 0 ? Number.POSITIVE_INFINITY : size.name === 'MICRO' ? 0 : descending[last]!;
  });
}

/** A share as text, never as a zero that it is not. */
export const shareText = (share: number): string => Math.max(share, 0.0001).toFixed(4);

export const confidence = (random: Random): string => (0.5 + 0.5 * random.real()).toFixed(2);

function* concat<T>(...lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}
