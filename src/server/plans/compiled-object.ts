/**
 * JavaScript written for the keys of one selection. An object whose keys are set one after the other, by names that are
 * only known when it runs, takes the engine ten times as long as one that is written out.
 */
import type { Stands } from './standing';

/** What of a field the text is written from: its key in the answer, and the property that may be the answer. */
export interface WrittenField {
  readonly name: string;
  readonly definition: { readonly name: string };
  readonly stands: Stands | null;
}

/** What is not written out. None of it throws. */
export interface Making<F, R> {
  /** What a field is in the answer, or the promise of it. */
  fieldOf(field: F, source: object, run: R): unknown;
  /** The same where the property is read and does not stand. */
  completed(field: F, property: unknown, source: object, run: R): unknown;
  isPromise(value: unknown): boolean;
  /** The object when all of its values that are promises are there. */
  filled(data: Record<string, unknown>, run: R): Promise<unknown>;
}

/** Longer selections are as quick by a loop, and rare. */
const MOST_FIELDS = 100;

/**
 * Makes objects of a selection as a loop over its fields would. Names of GraphQL are letters, digits and underscores, so
 * nothing of a document but these enters the text. Null where Node.js may not make code from text.
 */
export function compiledObject<F extends WrittenField, R extends { fail(): unknown }>(
  fields: readonly F[],
  making: Making<F, R>,
): ((source: object, run: R) => unknown) | null {
  if (fields.length === 0 || fields.length > MOST_FIELDS) return null;
  const all = fields.map(({ name, definition, stands }, at) => ({ name, property: definition.name, stands, at }));
  const made = all.map(({ property, stands, at }) =>
    stands
      ? `const p${at} = source.${property}; v${at} = s${at}(p${at}) ? p${at} : completed(f${at}, p${at}, source, run);`
      : `v${at} = fieldOf(f${at}, source, run);`,
  );
  const promised = all.map(({ at }) => `(typeof v${at} === 'object' && isPromise(v${at}))`);
  // Where a property throws, what was begun before it is waited for all the same.
  const text = `
const { fieldOf, completed, isPromise, filled } = making;
const [${all.map(({ at }) => `f${at}`)}] = fields;
const [${all.map(({ at }) => `s${at}`)}] = fields.map(({ stands }) => stands);
return (source, run) => {
  let ${all.map(({ at }) => `v${at}`)};
  try {
    ${made.join('\n    ')}
  } catch {
    run.fail();
  }
  const data = { ${all.map(({ name, at }) => `${name}: v${at}`).join(', ')} };
  return ${promised.join(' || ')} ? filled(data, run) : data;
};`;
  try {
    return new Function('fields', 'making', text)(fields, making);
  } catch {
    return null;
  }
}
