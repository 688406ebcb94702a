/** Groups of a list and sums over them, gathered from rows that hold a part of a group each, one a currency. */
import { badInput } from '../../errors';
import type { Row } from '../../store/values';

interface Sum {
  readonly field: string;
  /** Of how many items it is known, and of how many it is not. */
  readonly known: number;
  readonly unknown: number;
  /** Null for a sum of money, and where it is known of none. */
  readonly number: number | null;
  /** One sum a currency; none for a number. */
  readonly money: readonly { readonly minorUnits: number; readonly currency: string }[];
}

export interface Group {
  /** What the items of the group have in common; null for those of which it is not known. */
  readonly value: string | null;
  readonly count: number;
  readonly sums: readonly Sum[];
}

/** A property with the rows that sum it. */
export interface Summed {
  readonly field: string;
  readonly isMoney: boolean;
  readonly rows: readonly Row[];
}

const MOST_GROUPS = 1_000;
/** Rows one statement may give: each group in several currencies. */
export const MOST_ROWS = 10 * MOST_GROUPS;

/** Groups from the largest on; the whole list as one where they are by nothing. What is not known is a group of its own. */
export function gatherGroups(by: unknown, counted: readonly Row[], summed: readonly Summed[]): readonly Group[] {
  const parts = by === null ? [[null, counted] as const] : [...partedBy(counted, 'value')];
  const groups = parts.map(([value, rows]): Group => {
    const count = total(rows, 'items');
    const sums = summed.map((one) => sumOf({ ...one, rows: one.rows.filter((row) => row.value === value) }, count));
    return { value: value === null ? null : String(value), count, sums };
  });
  if (groups.length > MOST_GROUPS) throw tooManyGroups(groups.length);
  return groups.sort(
    (a, b) => b.count - a.count || Number(a.value === null) - Number(b.value === null) || compare(a, b),
  );
}

export const tooManyGroups = (groups: number) =>
  badInput(
    'groupBy',
    `${groups} groups`,
    `at most ${MOST_GROUPS} groups`,
    'Filter the list, or group it by another field.',
  );

const compare = (a: Group, b: Group): number => ((a.value ?? '') < (b.value ?? '') ? -1 : 1);

function sumOf({ field, isMoney, rows }: Summed, count: number): Sum {
  const known = total(rows, 'known');
  const inCurrencies = rows.filter(({ currency }) => isMoney && currency !== null);
  const money = Array.from(partedBy(inCurrencies, 'currency'), ([currency, of]) => ({
    currency: String(currency),
    minorUnits: total(of, 'total'),
  }));
  const number = isMoney || known === 0 ? null : total(rows, 'total');
  return { field, known, unknown: count - known, number, money };
}

/** The rows by what they hold in a column. */
export function partedBy(rows: readonly Row[], name: string): Map<unknown, Row[]> {
  const parts = new Map<unknown, Row[]>();
  for (const row of rows) {
    const part = parts.get(row[name]);
    if (part) part.push(row);
    else parts.set(row[name], [row]);
  }
  return parts;
}

const total = (rows: readonly Row[], name: string): number => rows.reduce((sum, row) => sum + (row[name] as number), 0);
