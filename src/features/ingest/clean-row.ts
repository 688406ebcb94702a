/** What the cells of a row say: typed values, or what is wrong with each cell. An empty cell is an unknown. */
import { type PackageProblem, shown } from '../../errors';
import type { Column } from '../../model/columns';
import { isDate, normaliseInstant } from '../../model/dates';
import { identifierSchemes } from '../../model/identifiers';
import { parseEntityId } from '../../model/ids';
import { toMinorUnits } from '../../model/money';
import type { RawRow, Table } from './read-package';

export type Cleaned = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 500;
const LONGEST_TEXT = 5_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a text must not hold
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** The values of a row by column, without the unknown ones; mistakes go to `problems`. */
export function cleanRow(table: Table, row: RawRow, problems: PackageProblem[]): Cleaned {
  const values: Record<string, unknown> = {};
  for (const column of table.columns) {
    const text = (row.cells[column.name] ?? '').normalize('NFC').trim();
    const report = (message: string) =>
      problems.push({ file: table.file, line: row.line, column: column.name, value: text.slice(0, 80), message });
    if (text === '') {
      if (column.required) report(`${column.name} is empty; every row needs it.`);
      continue;
    }
    const value = cleanCell(column, text, row);
    if (value instanceof Mistake) report(`${column.name} is ${shown(text)}; expected ${value.expected}.`);
    else values[column.name] = value;
  }
  return values;
}

class Mistake {
  constructor(readonly expected: string) {}
}

function cleanCell(column: Column, text: string, row: RawRow): unknown {
  switch (column.type) {
    case 'text':
      return cleanText(column, text);
    case 'texts':
      return cleanList(column, text);
    case 'choice':
      return choicesOf(column).includes(text) ? text : new Mistake(`one of ${choicesOf(column).join(', ')}`);
    case 'identifier': {
      const scheme = identifierSchemes[column.scheme ?? 'ISO4217'];
      return scheme.normalise(text) ?? new Mistake(scheme.expected);
    }
    case 'reference':
      return parseEntityId(text) ? text : new Mistake('the id of an entity, <kind>:<key>');
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : new Mistake('true or false');
    case 'date':
      return isDate(text) ? text : new Mistake('a date like 2026-11-22');
    case 'instant':
      return normaliseInstant(text) ?? new Mistake('an instant like 2026-11-22T09:30:00Z');
    case 'money':
      return cleanMoney(column, text, row);
    case 'integer':
    case 'decimal':
      return cleanNumber(column, text);
  }
}

const choicesOf = ({ values }: Column): string[] => Object.keys(values ?? {});

function cleanText(column: Column, text: string): unknown {
  const longest = column.name === 'name' || column.name === 'nameKo' ? LONGEST_NAME : LONGEST_TEXT;
  if (text.length > longest) return new Mistake(`at most ${longest} characters`);
  return CONTROL.test(text) ? new Mistake('a text without control characters') : text;
}

function cleanList(column: Column, text: string): unknown {
  const items = [...new Set(text.split(';').map((item) => item.trim()))].filter((item) => item !== '');
  const wrong = items.find((item) => cleanText(column, item) instanceof Mistake);
  if (wrong !== undefined) return cleanText(column, wrong);
  if (column.values && !items.every((item) => choicesOf(column).includes(item))) {
    return new Mistake(`some of ${choicesOf(column).join(', ')}, with ; between them`);
  }
  return items;
}

function cleanMoney(column: Column, text: string, row: RawRow): unknown {
  const currency = identifierSchemes.ISO4217.normalise(row.cells[`${column.name}Currency`] ?? '');
  if (!currency) return new Mistake(`a sum with its currency in ${column.name}Currency`);
  const minorUnits = toMinorUnits(text, currency);
  if (minorUnits === null) return new Mistake(`a plain decimal number of ${currency} within ±(2^53 − 1) minor units`);
  return withinBounds(column, minorUnits);
}

function cleanNumber(column: Column, text: string): unknown {
  const form = column.type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
  const number = Number(text);
  const fits = form.test(text) && Math.abs(number) <= Number.MAX_SAFE_INTEGER;
  if (!fits) return new Mistake(column.type === 'integer' ? 'a whole number like 1200' : 'a number like 0.75');
  return withinBounds(column, number);
}

function withinBounds({ min, max }: Column, number: number): unknown {
  const least = min ?? Number.NEGATIVE_INFINITY;
  const most = max ?? Number.POSITIVE_INFINITY;
  if (number >= least && number <= most) return number;
  return new Mistake(max === undefined ? `at least ${min}` : `a number from ${min} to ${max}`);
}
