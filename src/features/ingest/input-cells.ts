/** Typed values of a GraphQL input as the text cells of a row, so that a mutation is checked by what checks a load. */
import { plainDecimal } from '../../model/plain-decimal';
import type { Properties, Property } from '../../model/property';
import type { Mistake } from './verdict';

/** A sum as an input states it: decimal text in major units, and its currency. */
interface SumInput {
  readonly amount: string;
  readonly currency: string;
}

export type Given = Readonly<Record<string, unknown>>;

export interface GivenCells {
  readonly cells: Readonly<Record<string, string>>;
  readonly mistakes: readonly Mistake[];
}

/** The cells for what is given of some properties; what is absent, null or empty is an unknown. */
export function cellsOf(properties: Properties, given: Given): GivenCells {
  const cells: Record<string, string> = {};
  const mistakes: Mistake[] = [];
  for (const [name, property] of Object.entries(properties)) {
    const value = given[name];
    if (value == null) continue;
    if (property.type === 'money') {
      const { amount, currency } = value as SumInput;
      Object.assign(cells, { [name]: amount, [`${name}Currency`]: currency });
    } else {
      cells[name] = cellOf(property, value);
      const split = Array.isArray(value) ? value.find((item) => String(item).includes(';')) : undefined;
      if (split !== undefined) mistakes.push(splitItem(name, String(split)));
    }
  }
  return { cells, mistakes };
}

function cellOf({ type }: Property, value: unknown): string {
  if (Array.isArray(value)) return value.join(';');
  return type === 'integer' || type === 'decimal' ? plainDecimal(value as number) : String(value);
}

const splitItem = (column: string, value: string): Mistake => ({
  code: 'BAD_TEXT',
  column,
  value: value.slice(0, 80),
  message: `${column} holds ${JSON.stringify(value.slice(0, 80))}; expected texts without a semicolon, which parts the items of a list.`,
});

/** Where in an input the value of a column stands; a sum is two columns and one value. */
export function placeOfColumn(properties: Properties, column: string): readonly string[] {
  if (properties[column]?.type === 'money') return [column, 'amount'];
  const sum = column.replace(/Currency$/, '');
  return sum !== column && properties[sum]?.type === 'money' ? [sum, 'currency'] : [column];
}
