/** What a part of a mapping is compiled in. */

import type { Place, PlacedDocument, Way } from '../../../documents/placed-document';
import { compileTemplate, TemplateMistake } from './compile-template';
import type { Path, Template } from './mapping';
import type { WordLists } from './raw-mapping';

export interface Surroundings {
  readonly document: PlacedDocument;
  readonly words: WordLists;
  /** Resolves what stands between braces; throws PathMistake. */
  readonly pathOf: (text: string, place: Place) => Path;
}

/** A column or way that leads nowhere: a message to stand behind the name of what takes it. */
export class PathMistake extends Error {}

/** What `make` gives, or null after reporting the mistake in a path or template that it met. */
export function attempt<T>(document: PlacedDocument, way: Way, place: Place, make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TemplateMistake || error instanceof PathMistake)) throw error;
    document.mistake(way, error.message, place);
    return null;
  }
}

/** A template at its place; one with a mistake is reported and taken for an empty text. */
export function templateAt(text: string, way: Way, { document, pathOf }: Surroundings): Template {
  const place = document.placeOf(way);
  const compiled = attempt(document, way, place, () => compileTemplate(text, (path) => pathOf(path, place)));
  return compiled ?? { parts: [''] };
}
