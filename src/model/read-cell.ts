/** What one cell says: a typed value, or what is wrong with it. */
import { parseClaims } from './claims-cell';
import type { Column } from './columns';
import { isDate, isMonth, normaliseInstant } from './dates';
import { dateHint, identifierHint, numberHint } from './hints';
import { identifierSchemes } from './identifiers';
import { parseEntityId } from './ids';
import { toMinorUnits } from './money';
import { isPlainWords, PLAIN_WORDS } from './plain-words';

/** What can be wrong with a cell; the names are those of verdicts. */
type CellFault = 'BAD_NUMBER' | 'BAD_DATE' | 'BAD_CHOICE' | 'BAD_IDENTIFIER' | 'BAD_TEXT' | 'BAD_ID' | 'OUT_OF_RANGE';

/** The value of a cell, or what was expected in its place. */
export type CellReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: CellFault; readonly expected: string; readonly hint?: string };

const LONGEST_NAME = 500;
const LONGEST_TEXT = 5_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a text must not hold
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

const good = (value: unknown): CellReading => ({ ok: true, value });

const bad = (code: CellFault, expected: string, hint = ''): CellReading => ({ ok: false, code, expected, hint });

/** What one cell says; `cells` are those of its whole row, where a sum finds its currency. */
export function readCell(column: Column, text: string, cells: Readonly<Record<string, string>>): CellReading {
  switch (column.type) {
    case 'text':
      return readText(column, text);
    case 'words':
      return isPlainWords(text)
        ? good(text)
        : bad('BAD_TEXT', PLAIN_WORDS, 'Name it so; its own words go into value or description.');
    case 'texts':
      return readList(column, text);
    case 'choice':
      return column.values && Object.hasOwn(column.values, text)
        ? good(text)
        : bad('BAD_CHOICE', `one of ${choicesOf(column).join(', ')}`);
    case 'identifier': {
      const scheme = identifierSchemes[column.scheme ?? 'ISO4217'];
      const value = scheme.normalise(text);
      return value === null ? bad('BAD_IDENTIFIER', scheme.expected, identifierHint(scheme, text)) : good(value);
    }
    case 'reference':
      return parseEntityId(text) ? good(text) : bad('BAD_ID', 'the id of an entity, <kind>:<key>');
    case 'boolean':
      return text === 'true' || text === 'false' ? good(text === 'true') : bad('BAD_CHOICE', 'true or false');
    case 'date':
      return isDate(text) ? good(text) : bad('BAD_DATE', 'a date like 2026-11-22', dateHint(text));
    case 'month':
      return isMonth(text) ? good(text) : bad('BAD_DATE', 'a month like 2026-11', dateHint(text));
    case 'instant': {
      const value = normaliseInstant(text);
      return value === null ? bad('BAD_DATE', 'an instant like 2026-11-22T09:30:00Z', dateHint(text)) : good(value);
    }
    case 'money':
      return readSum(column, text, cells);
    case 'integer':
    case 'decimal':
      return readNumber(column, text);
    case 'claims': {
      const claims = parseClaims(text);
      return claims ? good(claims) : bad('BAD_TEXT', 'a JSON list of claims, as an export writes it');
    }
  }
}

const choicesOf = ({ values }: Column): string[] => Object.keys(values ?? {});

function readText({ name }: Column, text: string): CellReading {
  const longest = name === 'name' || name === 'nameKo' ? LONGEST_NAME : LONGEST_TEXT;
  if (text.length > longest) return bad('BAD_TEXT', `at most ${longest} characters`);
  return CONTROL.test(text) ? bad('BAD_TEXT', 'a text without control characters') : good(text);
}

function readList(column: Column, text: string): CellReading {
  const items = [...new Set(text.split(';').map((item) => item.trim()))].filter((item) => item !== '');
  const wrong = items.map((item) => readText(column, item)).find(({ ok }) => !ok);
  if (wrong) return wrong;
  if (column.values && !items.every((item) => choicesOf(column).includes(item))) {
    return bad('BAD_CHOICE', `some of ${choicesOf(column).join(', ')}, with ; between them`);
  }
  return good(items);
}

function readSum(column: Column, text: string, cells: Readonly<Record<string, string>>): CellReading {
  const currency = identifierSchemes.ISO4217.normalise(cells[`${column.name}Currency`] ?? '');
  if (!currency) return bad('BAD_NUMBER', `a sum with its currency in ${column.name}Currency`);
  const minorUnits = toMinorUnits(text, currency);
  if (minorUnits !== null) return withinBounds(column, minorUnits);
  return bad('BAD_NUMBER', `a plain decimal number of ${currency} within ±(2^53 − 1) minor units`, numberHint(text));
}

function readNumber(column: Column, text: string): CellReading {
  const form = column.type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
  const number = Number(text);
  if (form.test(text) && Math.abs(number) <= Number.MAX_SAFE_INTEGER) return withinBounds(column, number);
  const expected = column.type === 'integer' ? 'a whole number like 1200' : 'a number like 0.75';
  return bad('BAD_NUMBER', expected, numberHint(text));
}

function withinBounds({ min, max }: Column, number: number): CellReading {
  const least = min ?? Number.NEGATIVE_INFINITY;
  const most = max ?? Number.POSITIVE_INFINITY;
  if (number >= least && number <= most) return good(number);
  return bad('OUT_OF_RANGE', max === undefined ? `at least ${min}` : `a number from ${min} to ${max}`);
}
