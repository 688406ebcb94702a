/** Numbers as others write them. What the mapping does not say is not taken for granted: 1,234 is no plain number. */
import { type Fraction, fractionOf } from './fraction';

export interface NumberForm {
  /** The sign before the decimals. */
  readonly decimal: string;
  /** The sign between groups of three digits; empty where there is none. */
  readonly thousands: string;
  /** Whether `(5)` is −5. */
  readonly parentheses: boolean;
  /** Decimals to round to; undefined for none. */
  readonly decimals: number | undefined;
}

export const plainNumber: NumberForm = { decimal: '.', thousands: '', parentheses: false, decimals: undefined };

/** Any of the spaces that stand between groups. */
const SPACES = /[\s\u00a0\u2009\u202f]/g;

/** The number of a text in the given form, or null. */
export function readNumber(text: string, form: NumberForm): Fraction | null {
  const inside = form.parentheses ? /^\((.*)\)$/.exec(text)?.[1] : undefined;
  const signed = (inside ?? text).trim().replace(/^[\u2212\u2010-\u2013]/, '-');
  const sign = signed.startsWith('-') ? '-' : '';
  if (sign && inside !== undefined) return null;
  const [whole = '', decimals, more] = signed.slice(sign.length).split(form.decimal);
  if (more !== undefined) return null;
  const digits = withoutGroups(whole, form.thousands);
  if (digits === null) return null;
  const number = fractionOf(`${sign}${digits}${decimals === undefined ? '' : `.${decimals}`}`);
  return number && inside !== undefined ? { ...number, numerator: -number.numerator } : number;
}

/** The digits, where the groups after the first have three each; null where they do not. */
function withoutGroups(whole: string, thousands: string): string | null {
  if (thousands === '') return whole;
  const isSpace = thousands.trim() === '';
  const groups = (isSpace ? whole.replace(SPACES, ' ') : whole).split(isSpace ? ' ' : thousands);
  const [first = '', ...others] = groups;
  if (others.length === 0) return first;
  return /^\d{1,3}$/.test(first) && others.every((group) => /^\d{3}$/.test(group)) ? groups.join('') : null;
}

/** How a number should look, for a message. */
export function expectedNumber({ decimal, thousands, parentheses }: NumberForm): string {
  const example = `1${thousands}234${decimal}5`;
  return `a number like ${example}${parentheses ? ` or (${example}) for less than zero` : ''}`;
}
