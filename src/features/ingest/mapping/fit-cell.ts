/** A foreign text as our column holds it: numbers and dates made plain, the rest checked as every load checks it. */
import type { Column } from '../../../model/columns';
import { readCell } from '../../../model/read-cell';
import type { VerdictCode } from '../verdict';
import { readDate } from './foreign-date';
import { expectedNumber, plainNumber, readNumber } from './foreign-number';
import { decimalText, type Fraction, product } from './fraction';
import type { Reading } from './mapping';
import { fitted } from './slug';

/** An empty text is an unknown. */
export type Fitted =
  | { readonly text: string }
  | { readonly code: VerdictCode; readonly expected: string; readonly hint: string };

type Form = Pick<Reading, 'number' | 'zeroIsUnknown' | 'date' | 'pad'>;

export const plainForm: Form = { number: plainNumber, zeroIsUnknown: false, date: null, pad: 0 };

/** A column like any other for the factor of a unit, which no entity holds. */
export const factorColumn: Column = { name: 'times', type: 'text', description: 'A factor.' };

/** A sum is checked where its currency is known. */
export function fitCell(column: Column, text: string, form: Form, factor: Fraction | null): Fitted {
  const made = madePlain(column, text, form, factor);
  if (!('text' in made) || made.text === '' || column.type === 'money') return made;
  const read = readCell(column.name === 'id' ? { ...column, type: 'reference' } : column, made.text, {});
  return read.ok ? made : { code: read.code, expected: read.expected, hint: read.hint ?? '' };
}

function madePlain(column: Column, text: string, form: Form, factor: Fraction | null): Fitted {
  switch (column.type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return plainDecimal(text, form, factor);
    case 'date':
    case 'month':
      return isoDate(column.type, text, form);
    case 'reference':
      return { text: fittedId(text) };
    default:
      if (column.name === 'id') return { text: fittedId(text) };
      return { text: column.name === 'key' ? fitted(text) : padded(text, form.pad) };
  }
}

/** The zeros that a spreadsheet took from the start of a number. */
const padded = (text: string, length: number): string => (/^\d+$/.test(text) ? text.padStart(length, '0') : text);

function fittedId(text: string): string {
  const colon = text.indexOf(':') + 1;
  return text.slice(0, colon) + fitted(text.slice(colon));
}

function isoDate(type: 'date' | 'month', text: string, { date }: Form): Fitted {
  if (!date) return { text };
  const read = readDate(text, date);
  if (read === null) return { code: 'BAD_DATE', expected: `a ${type} written ${date.text}`, hint: '' };
  return { text: type === 'month' ? read.slice(0, 7) : read };
}

function plainDecimal(text: string, { number, zeroIsUnknown }: Form, factor: Fraction | null): Fitted {
  const read = readNumber(text, number);
  if (!read) return { code: 'BAD_NUMBER', expected: expectedNumber(number), hint: '' };
  if (zeroIsUnknown && read.numerator === 0n) return { text: '' };
  return { text: decimalText(factor ? product(read, factor) : read, number.decimals) };
}
