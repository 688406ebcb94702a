/** Money as whole minor units beside an ISO 4217 code; decimal text is only its face. Nothing here is a float. */
import { data } from 'currency-codes';

const digitsByCurrency = new Map(data.map(({ code, digits }) => [code, digits]));

/** Decimals of a currency: 0 for KRW, 2 for USD, 3 for KWD; undefined where the code (upper case) is unknown. */
export const minorDigits = (currency: string): number | undefined => digitsByCurrency.get(currency);

export const isCurrency = (code: string): boolean => digitsByCurrency.has(code);

/**
 * Whole minor units of a decimal text in major units: '-12.5' USD → -1250.
 * Null when the text is not a plain decimal (no exponent, no grouping), has more decimals than the currency,
 * or goes beyond ±(2^53 − 1) minor units, and where the currency is unknown.
 */
export function toMinorUnits(text: string, currency: string): number | null {
  const decimals = minorDigits(currency);
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (decimals === undefined || whole === '' || fraction.length > decimals) return null;
  // The text of a whole number converts exactly up to 2^53, so none beyond the bound rounds into it.
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(minor)) return null;
  return sign === '-' && minor > 0 ? -minor : minor;
}

/** Exact decimal text in major units, with all decimals of the currency: -1250 USD → '-12.50'. */
export function toMajorUnits(minor: number, currency: string): string {
  const decimals = minorDigits(currency);
  if (decimals === undefined) throw new RangeError(`${currency} is no ISO 4217 currency code`);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is no whole number of minor units`);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const fraction = decimals === 0 ? '' : `.${digits.slice(point)}`;
  return `${minor < 0 ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}
