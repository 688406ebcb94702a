/** Whether the conditions of a mapping hold for a row. */

import { filled } from './fill-template';
import type { Conditions } from './mapping';
import type { Scope } from './scope';
import { foldedWord } from './unknown-words';

/** `before` compares ISO dates and months as texts; what is not known is before nothing. */
export function holds({ known, unknown, equal, unequal, before }: Conditions, scope: Scope): boolean {
  return (
    known.every((path) => scope.known(path) !== '') &&
    unknown.every((path) => scope.known(path) === '') &&
    equal.every(({ path, words }) => words.includes(foldedWord(scope.read(path)))) &&
    unequal.every(({ path, words }) => !words.includes(foldedWord(scope.read(path)))) &&
    before.every(({ path, than }) => {
      const [ours, theirs] = [scope.known(path), filled(than, scope)];
      return isIso(ours) && theirs !== null && isIso(theirs) && ours < theirs;
    })
  );
}

const isIso = (text: string): boolean => /^\d{4}-\d{2}(-\d{2})?$/.test(text);
