/** One flat JSON object as a row of text cells. */
import type { Mistake } from '../../verdict';
import { withoutExponent } from '../plain-number';
import { endOfValue } from './json-bounds';

export interface JsonRecord {
  /** Keys in the order of the object. */
  readonly cells: ReadonlyMap<string, string>;
  readonly mistakes: readonly Mistake[];
}

const KEY = /[\s{,]*"([^"\\]*(?:\\.[^"\\]*)*)"\s*:\s*/y;

/**
 * Strings as they are, numbers without exponent and otherwise as written, `true` and `false`; null is empty, and the
 * scalars of a list stand with `;` between them. Null where the text is no valid object.
 */
export function jsonRecord(text: string): JsonRecord | null {
  if (text[0] !== '{' || !isValid(text)) return null;
  const cells = new Map<string, string>();
  const mistakes: Mistake[] = [];
  KEY.lastIndex = 0;
  for (let found = KEY.exec(text); found; found = KEY.exec(text)) {
    const key = unquoted(found[1] as string);
    const start = KEY.lastIndex;
    const end = endOfValue(text, start);
    const cell = cellOf(text.slice(start, end));
    if (cells.has(key))
      mistakes.push(mistake(key, 'stands twice in the object; expected each key once. Leave one out.'));
    if ('problem' in cell) mistakes.push(mistake(key, cell.problem));
    cells.set(key, 'text' in cell ? cell.text : '');
    KEY.lastIndex = end;
  }
  return { cells, mistakes };
}

const mistake = (column: string, problem: string): Mistake => ({
  code: 'BAD_FILE',
  column,
  message: `${column} ${problem}`,
});

function isValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const unquoted = (inside: string): string => (inside.includes('\\') ? JSON.parse(`"${inside}"`) : inside);

type Cell = { readonly text: string } | { readonly problem: string };

function cellOf(value: string): Cell {
  if (value[0] === '{') {
    return { problem: 'is an object; expected a text, a number or a list of them. Give its values keys of their own.' };
  }
  return value[0] === '[' ? listOf(value) : { text: scalarOf(value) };
}

function scalarOf(value: string): string {
  if (value[0] === '"') return unquoted(value.slice(1, -1));
  return value === 'null' ? '' : withoutExponent(value);
}

function listOf(value: string): Cell {
  const items: string[] = [];
  for (let at = 1; at < value.length - 1; ) {
    const sign = value[at] as string;
    if (/[\s,]/.test(sign)) {
      at += 1;
      continue;
    }
    if (sign === '{' || sign === '[')
      return { problem: 'is a list of objects or lists; expected one of texts or numbers.' };
    const end = endOfValue(value, at);
    const item = scalarOf(value.slice(at, end));
    if (item.includes(';')) return { problem: 'has a ; in an item, and items are told apart by ;. Take it out.' };
    items.push(item);
    at = end;
  }
  return { text: items.join(';') };
}
