/** The cells of a data package: what the loader reads back as the very value, or a refusal that names it. */
import { badInput } from '../../errors';
import type { Column } from '../../model/columns';
import { isCurrency, toMajorUnits } from '../../model/money';
import { plainDecimal } from '../../model/plain-decimal';
import type { Row } from '../../store/values';

/** Empty for an unknown. `properties` are those of the whole row, and `id` is its. */
export function cellOf(column: Column, id: string, properties: Readonly<Row>): string {
  const value = properties[column.name];
  if (value == null) {
    if (column.required) throw unwritable(column, id, null, 'a value, for every row needs one');
    return '';
  }
  switch (column.type) {
    case 'texts':
      return listCell(column, id, value as readonly string[]);
    case 'money':
      return moneyCell(column, id, value as number, properties[`${column.name}Currency`]);
    case 'integer':
    case 'decimal':
      return plainDecimal(value as number);
    case 'boolean':
      return String(value);
    default:
      return textCell(column, id, value as string);
  }
}

/** A package would lose a property that has no column. */
export function refuseUnknown(known: ReadonlySet<string>, id: string, properties: Readonly<Row>): void {
  const unknown = Object.keys(properties).find((name) => !known.has(name) && properties[name] != null);
  if (unknown !== undefined)
    throw badInput(`${unknown} of ${id}`, properties[unknown], 'a property of the model', OTHER);
}

const OTHER = 'Mend it, or export as ndjson or cypher, which hold everything.';

const unwritable = ({ name }: Column, id: string, value: unknown, expected: string) =>
  badInput(`${name} of ${id}`, value, expected, OTHER);

// biome-ignore lint/suspicious/noControlCharactersInRegex: the loader refuses a cell that holds one of these
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** The loader normalises and trims a cell, takes an empty one for an unknown, and refuses control characters. */
const isKept = (text: string): boolean => text !== '' && text === text.normalize('NFC').trim() && !CONTROL.test(text);

function textCell(column: Column, id: string, text: string): string {
  if (isKept(text)) return text;
  throw unwritable(column, id, text, 'a text in NFC without spaces around it and without control characters');
}

/** `;` parts the items and cannot be written in one; alone it stands for a list without items. */
function listCell(column: Column, id: string, items: readonly string[]): string {
  const isWhole = items.every((item) => isKept(item) && !item.includes(';')) && new Set(items).size === items.length;
  if (isWhole) return items.length === 0 ? ';' : items.join(';');
  throw unwritable(column, id, items, 'a list of different texts without ; in them, trimmed and in NFC');
}

function moneyCell(column: Column, id: string, minorUnits: number, currency: unknown): string {
  if (typeof currency === 'string' && isCurrency(currency) && Number.isSafeInteger(minorUnits)) {
    return toMajorUnits(minorUnits, currency);
  }
  throw unwritable(column, id, minorUnits, `whole minor units with their currency in ${column.name}Currency`);
}
