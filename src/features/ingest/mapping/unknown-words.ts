/** Words that people write into a cell when they do not know what belongs there. */

/** Taken as "not known" in every column, unless the mapping names others. Whole cells, whatever the case. */
export const unknownWords: readonly string[] = [
  ...['-', '--', '---', '—', '.', '?', '??', '???', '*', 'N/A', '#N/A', 'N.A.', 'NOT APPLICABLE', 'NULL', 'NIL'],
  ...['TBA', 'TBC', 'TBD', 'TBS', 'T.B.D.', 'TO BE ANNOUNCED', 'TO BE CONFIRMED', 'TO BE DECIDED'],
  ...['TO BE DETERMINED', 'TO BE SELECTED', 'UNDETERMINED', 'NOT SELECTED', 'UNK', 'UNKNOWN', 'NOT KNOWN'],
  ...['NOT AVAILABLE', 'NOT STATED', 'VARIOUS', 'MULTIPLE', '미정', '미상', '불명', '해당없음', '해당 없음'],
];

/** A text as words are compared: NFKC, lower case, single spaces. */
export const foldedWord = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Whether a text is one of the words. A word that ends in `*` also matches a longer text, one that starts with `*` a
 * text with something before it; the rest begins where no letter is, so `TBD*` matches "TBD2" and not "TBDOM Ltd".
 */
export function wordMatcher(words: readonly string[]): (text: string) => boolean {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const word of words.map(foldedWord)) {
    if (word.length > 1 && /^\*|\*$/.test(word)) patterns.push(patternOf(word));
    else whole.add(word);
  }
  return (text) => {
    const folded = foldedWord(text);
    return whole.has(folded) || patterns.some((pattern) => pattern.test(folded));
  };
}

function patternOf(word: string): RegExp {
  const core = word
    .replace(/^\*|\*$/g, '')
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const before = word.startsWith('*') ? '(?:.*[^\\p{L}])?' : '';
  const after = word.endsWith('*') ? '(?:[^\\p{L}].*)?' : '';
  return new RegExp(`^${before}${core}${after}$`, 'su');
}
