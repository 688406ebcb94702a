/** Word lists and factors of a mapping: what stands on our side must fit where it goes. */

import type { Way } from '../../../documents/placed-document';
import { shown } from '../../../errors';
import type { Column } from '../../../model/columns';
import { factorColumn, fitCell, plainForm } from './fit-cell';
import { type Fraction, factorOf } from './fraction';
import type { Words } from './mapping';
import type { RawWords, Scalar } from './raw-mapping';
import type { Surroundings } from './surroundings';
import { foldedWord } from './unknown-words';

const FACTOR = 'a factor such as 1000 or 1/12';

/** `raw` is the list itself or the name of one under `words`. */
export function compileWords(
  raw: string | RawWords,
  way: Way,
  column: Column,
  { document, words }: Surroundings,
): Words {
  const found = typeof raw === 'string' ? words[raw] : raw;
  const base = typeof raw === 'string' ? ['words', raw] : way;
  if (!found) document.mistake(way, `is ${shown(raw)}; expected the name of a list under words.`);
  const ours = new Map<string, string | null>();
  for (const [word, value] of Object.entries(found ?? {})) {
    const text = value === null ? null : String(value);
    const expected = text === null ? null : expectedOf(text, column);
    if (expected) document.mistake([...base, word], `is ${shown(value)}; expected ${expected} for ${column.name}.`);
    ours.set(foldedWord(word), text);
  }
  return { ours, known: Object.keys(found ?? {}) };
}

export function compileFactor(raw: Scalar, way: Way, { document }: Surroundings): Fraction | null {
  const factor = factorOf(String(raw));
  if (!factor) document.mistake(way, `is ${shown(raw)}; expected ${FACTOR}.`);
  return factor;
}

/** What is expected instead of our side of a word; null where it fits. */
function expectedOf(text: string, column: Column): string | null {
  if (column === factorColumn) return factorOf(text) ? null : FACTOR;
  const fit = fitCell(column, text, plainForm, null);
  return 'code' in fit ? fit.expected : null;
}
