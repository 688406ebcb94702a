/**
 * What is made from names when an entity is written: `sortKey` and `search`, and the form in which a query meets
 * them. Both engines then sort and find alike.
 */

/** A half of a surrogate pair without the other, as left by a cut text; no store can hold one. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const folded = (text: string): string => text.replace(LONE_SURROGATE, '\uFFFD').normalize('NFKC').toLowerCase();

/** A text as it is searched: NFKC, lower case, one kind of sigma, whitespace as single spaces, none at the ends. */
export const normalised = (text: string): string => folded(text).replaceAll('ς', 'σ').replace(/\s+/g, ' ').trim();

/** Latin letters that hold no mark of their own and that people look up under others. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŧ: 't', ŋ: 'n' },
};

const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Latin letters without their marks, so that Škoda stands under S and Łucznik under L; other scripts as they are. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter);

/**
 * The key a list is sorted by, as people sort names: NFKC, lower case, Latin letters without their marks; Hangul stands in
 * the order of a Korean dictionary as its code points do, behind Latin. Each UTF-16 unit from U+D800 up is written as
 * U+D7FF and its four hex digits, so that code points and UTF-16 units run alike on every engine.
 */
export const sortKey = (name: string): string =>
  plain(folded(name)).replace(/[\uD800-\uFFFF]/g, (unit) => `\uD7FF${unit.charCodeAt(0).toString(16)}`);

/** The distinct normalised texts, each between line feeds, so that one CONTAINS tells whole, start and inside. */
export function searchText(texts: readonly string[]): string {
  const distinct = new Set(texts.map(normalised).filter((text) => text !== ''));
  return `\n${[...distinct].join('\n')}\n`;
}

export interface SearchWords {
  /** The whole query; empty when it holds no word. */
  readonly whole: string;
  /** The longest word, the first of several. */
  readonly longest: string;
  /** The other distinct words, in order. */
  readonly others: string[];
}

export function searchWords(query: string): SearchWords {
  const whole = normalised(query);
  const words = new Set(whole.split(' '));
  const longest = [...words].reduce((best, word) => (word.length > best.length ? word : best), '');
  words.delete(longest);
  return { whole, longest, others: [...words] };
}
