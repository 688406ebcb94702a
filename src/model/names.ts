/**
 * What is made from names when an entity is written: `sortKey` and `search`, and the form in which a query meets
 * them. Both engines then sort and find alike.
 */

/** A half of a surrogate pair without the other, as left by a cut text; no store can hold one. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const folded = (text: string): string => text.replace(LONE_SURROGATE, '\uFFFD').normalize('NFKC').toLowerCase();

/** A text as it is searched: NFKC, lower case, one kind of sigma, whitespace as single spaces, none at the ends. */
export const normalised = (text: string): string => folded(text).replaceAll('ς', 'σ').replace(/\s+/g, ' ').trim();

/**
 * The key a list is sorted by: NFKC, lower case, and each UTF-16 unit from U+D800 up as U+D7FF and its four hex
 * digits. So every unit lies below U+D800, where the order of code points and of UTF-16 units is the same.
 */
export const sortKey = (name: string): string =>
  folded(name).replace(/[\uD800-\uFFFF]/g, (unit) => `\uD7FF${unit.charCodeAt(0).toString(16)}`);

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
