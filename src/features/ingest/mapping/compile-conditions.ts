/** The conditions of a mapping under which a row is made or a reading taken. All of them must hold. */

import type { Way } from '../../../documents/placed-document';
import { shown } from '../../../errors';
import { compileTemplate } from './compile-template';
import type { Comparison, Conditions, Path } from './mapping';
import type { RawConditions } from './raw-mapping';
import { attempt, PathMistake, type Surroundings } from './surroundings';
import { foldedWord } from './unknown-words';

export function compileConditions(raw: RawConditions, way: Way, around: Surroundings): Conditions {
  const { document, pathOf } = around;
  const paths = (name: 'known' | 'unknown'): Path[] => {
    const named = raw[name];
    return [named ?? []].flat().flatMap((text, at) => {
      const here = [...way, name, ...(typeof named === 'string' ? [] : [at])];
      const place = document.placeOf(here);
      return attempt(document, here, place, () => pathOf(bare(text), place)) ?? [];
    });
  };
  const comparisons = (name: 'equals' | 'not'): Comparison[] =>
    Object.entries(raw[name] ?? {}).flatMap(([text, words]) => {
      const here = [...way, name, text];
      const place = document.placeOfKey(here);
      const path = attempt(document, here, place, () => pathOf(bare(text), place));
      return path ? { path, words: [words].flat().map((word) => foldedWord(String(word))) } : [];
    });
  return {
    known: paths('known'),
    unknown: paths('unknown'),
    equal: comparisons('equals'),
    unequal: comparisons('not'),
    before: Object.entries(raw.before ?? {}).flatMap(([text, than]) => {
      const here = [...way, 'before', text];
      const place = document.placeOfKey(here);
      const make = () => ({
        path: pathOf(bare(text), place),
        than: compileTemplate(than, (path) => pathOf(path, place)),
      });
      return attempt(document, here, place, make) ?? [];
    }),
  };
}

/** Conditions name columns without braces; one in braces would name no column. */
function bare(text: string): string {
  if (!/^\{.*\}$/s.test(text)) return text;
  throw new PathMistake(`is ${shown(text)}; a condition names the column itself, without braces.`);
}
