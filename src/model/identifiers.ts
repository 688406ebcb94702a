/**
 * The identifier schemes. Each one turns what people write into one canonical text, or refuses it.
 * Sources of the formats stand beside the tests that hold their published examples.
 */
import { gtin } from 'cdigit';
import { alpha2ToAlpha3, alpha3ToAlpha2 } from 'i18n-iso-countries';
import { validate as validateBrn } from 'stdnum/lib/cjs/kr/brn';
import { isCurrency } from './money';

export type IdentifierScheme =
  | 'BRN'
  | 'CRN'
  | 'LEI'
  | 'GTIN'
  | 'UEI'
  | 'NSN'
  | 'CAGE'
  | 'FSC'
  | 'HS'
  | 'DART'
  | 'KRX'
  | 'ISO3166_2'
  | 'ISO3166_3'
  | 'ISO4217';

export interface IdentifierRules {
  readonly name: string;
  /** What is expected, as it stands in a message after "expected". */
  readonly expected: string;
  /** The canonical form of a text, or null when the text is not an identifier of the scheme. */
  readonly normalise: (text: string) => string | null;
  /** How else people write a canonical one; search finds it either way. */
  readonly spellings?: (canonical: string) => string[];
}

export const identifierSchemes: Readonly<Record<IdentifierScheme, IdentifierRules>> = {
  BRN: {
    name: 'Korean business registration number',
    expected: '10 digits NNN-NN-NNNNN with a valid check digit',
    normalise: (text) => kept(joined(text), /^\d{10}$/, (digits) => validateBrn(digits).isValid),
    spellings: (digits) => [digits.replace(/^(.{3})(.{2})/, '$1-$2-')],
  },
  CRN: {
    name: 'Korean corporate registration number',
    expected: '13 digits NNNNNN-NNNNNNN with a valid check digit',
    normalise: (text) => kept(joined(text), /^\d{13}$/, hasCrnCheckDigit),
    spellings: (digits) => [digits.replace(/^(.{6})/, '$1-')],
  },
  LEI: {
    name: 'Legal entity identifier',
    expected: '18 letters or digits and 2 valid check digits',
    normalise: (text) => kept(joined(text), /^[0-9A-Z]{18}\d{2}$/, hasLeiCheckDigits),
  },
  GTIN: {
    name: 'Global trade item number',
    expected: '8, 12, 13 or 14 digits, the last a valid check digit',
    normalise: (text) => kept(joined(text), /^(\d{8}|\d{12,14})$/, (digits) => gtin.validate(digits)),
  },
  /** The algorithm of its check character is published in no source we have, so only the form is checked. */
  UEI: {
    name: 'Unique entity identifier',
    expected: '12 letters or digits without O and I, not starting with 0, with no nine digits in a row',
    normalise: (text) => kept(upper(text), /^(?!0)(?!.*\d{9})[0-9A-HJ-NP-Z]{12}$/),
  },
  NSN: {
    name: 'NATO stock number',
    expected: '13 characters NNNN-NN-XXX-XXXX, the first six of them digits',
    normalise: (text) =>
      kept(joined(text), /^\d{6}[0-9A-Z]{7}$/)?.replace(/^(.{4})(.{2})(.{3})(.{4})$/, '$1-$2-$3-$4') ?? null,
    spellings: (dashed) => [dashed.replaceAll('-', '')],
  },
  CAGE: {
    name: 'CAGE or NCAGE code',
    expected: '5 letters or digits without I and O',
    normalise: (text) => kept(upper(text), /^[0-9A-HJ-NP-Z]{5}$/),
  },
  FSC: {
    name: 'Federal supply class',
    expected: '4 digits',
    normalise: (text) => kept(upper(text), /^\d{4}$/),
  },
  HS: {
    name: 'Harmonized System code',
    expected: '2, 4, 6 or 10 digits in a chapter from 01 to 97 other than 77',
    normalise: (text) => kept(joined(text).replaceAll('.', ''), /^(?!00|77|98|99)(\d{2}|\d{4}|\d{6}|\d{10})$/),
    spellings: (digits) => (digits.length > 4 ? [digits.replace(/^(.{4})(.{2})/, '$1.$2')] : []),
  },
  DART: {
    name: 'Filer code of the Korean disclosure system',
    expected: '8 digits, leading zeros kept',
    normalise: (text) => kept(upper(text), /^\d{8}$/),
  },
  KRX: {
    name: 'Code of a share on the Korea Exchange',
    expected: '6 letters or digits, leading zeros kept',
    normalise: (text) => kept(upper(text), /^[0-9A-Z]{6}$/),
  },
  ISO3166_2: {
    name: 'ISO 3166-1 alpha-2 country code',
    expected: 'a country code of 2 letters, for example KR',
    normalise: (text) => kept(upper(text), /^[A-Z]{2}$/, (code) => alpha2ToAlpha3(code) !== undefined),
  },
  ISO3166_3: {
    name: 'ISO 3166-1 alpha-3 country code',
    expected: 'a country code of 3 letters, for example KOR',
    normalise: (text) => kept(upper(text), /^[A-Z]{3}$/, (code) => alpha3ToAlpha2(code) !== undefined),
  },
  ISO4217: {
    name: 'ISO 4217 currency code',
    expected: 'a currency code of 3 letters, for example KRW',
    normalise: (text) => kept(upper(text), /^[A-Z]{3}$/, isCurrency),
  },
};

/** Full-width forms folded, a–z raised, spaces at both ends dropped. */
const upper = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** The same without spaces and dashes inside. */
const joined = (text: string): string => upper(text).replace(/[\s\p{Dash_Punctuation}\u2212]/gu, '');

const kept = (text: string, form: RegExp, holds: (text: string) => boolean = () => true): string | null =>
  form.test(text) && holds(text) ? text : null;

/** Weights 1, 2, 1, 2, … on the first twelve digits; check = (10 − sum mod 10) mod 10. */
function hasCrnCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(0, 12)].reduce((total, digit, at) => total + Number(digit) * (1 + (at % 2)), 0);
  return (10 - (sum % 10)) % 10 === Number(digits[12]);
}

/**
 * ISO 7064 MOD 97-10 with A = 10 … Z = 35; check = 98 − (number · 100 mod 97), so from 02 to 98.
 * Own code because cdigit 3.2.1 takes that modulo 97 and so refuses every LEI that ends in 97 or 98.
 */
function hasLeiCheckDigits(lei: string): boolean {
  const digits = lei.slice(0, 18).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return 98n - ((BigInt(digits) * 100n) % 97n) === BigInt(lei.slice(18));
}
