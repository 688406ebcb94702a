/**
 * JavaScript written for the keys of one selection. An object whose keys are set one after the other, by names that are
 * only known when it runs, takes the engine ten times as long as one that is written out.
 */

/** What of a field the text is written from: its key in the answer, and the property that may be the answer. */
export interface WrittenField {
  readonly name: string;
  readonly definition: { readonly name: string };
  readonly stands: ((value: unknown) => boolean) | null;
}

type Filling<F, R> = (field: F, source: object, run: R) => unknown;
type Filled<R> = (data: Record<string, unknown>, run: R) => Promise<unknown>;

/**
 * Makes objects of a selection as a loop over its fields would. Names of GraphQL are letters, digits and underscores, so
 * nothing of a document but these enters the text. Null where Node.js may not make code from text.
 */
export function compiledObject<F extends WrittenField, R>(
  fields: readonly F[],
  fill: Filling<F, R>,
  filled: Filled<R>,
): ((source: object, run: R) => unknown) | null {
  if (fields.length === 0 || fields.length > MOST_FIELDS) return null;
  const all = fields.map((field, at) => ({ ...field, at }));
  const waiting = all.filter(({ stands }) => stands === null);
  const isWaited = waiting.map(
    ({ at }) => `(typeof v${at} === 'object' && v${at} !== null && typeof v${at}.then === 'function')`,
  );
  const text = `
const [${all.map(({ at }) => `f${at}`)}] = fields;
const [${all.map(({ at }) => `s${at}`)}] = fields.map(({ stands }) => stands);
return (source, run) => {
  ${all.map(valueText).join('\n  ')}
  const data = { ${all.map(({ name, at }) => `${name}: v${at}`).join(', ')} };
  return ${['false', ...isWaited].join(' || ')} ? filled(data, run) : data;
};`;
  try {
    return new Function('fields', 'fill', 'filled', text)(fields, fill, filled);
  } catch {
    return null;
  }
}

/** Longer ones are as quick by a loop, and rare. */
const MOST_FIELDS = 100;

const valueText = ({ stands, definition, at }: WrittenField & { readonly at: number }): string =>
  stands
    ? `const p${at} = source.${definition.name}; const v${at} = s${at}(p${at}) ? p${at} : fill(f${at}, source, run);`
    : `const v${at} = fill(f${at}, source, run);`;
