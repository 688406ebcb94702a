/** The names of columns as a header gives them; empty where a column has none. */
import { columnLetters } from './column-letters';
import { MOST_COLUMNS } from './limits';
import type { Refuse } from './refuse';

/** Trimmed and composed (NFC). Throws PACKAGE_REFUSED where two have the same name, or they are too many. */
export function checkedHeader(cells: readonly string[], line: number, refuse: Refuse): string[] {
  if (cells.length > MOST_COLUMNS) {
    const remedy = 'take out what is not needed, or name the sign between cells if it was guessed wrong.';
    throw refuse(`It has ${cells.length} columns; expected at most ${MOST_COLUMNS}: ${remedy}`, { line });
  }
  const names = cells.map((cell) => cell.normalize('NFC').trim());
  const places = new Map<string, number[]>();
  for (const [at, name] of names.entries()) places.set(name, [...(places.get(name) ?? []), at]);
  places.delete('');
  const twice = [...places].filter(([, { length }]) => length > 1);
  if (twice.length > 0) {
    const listed = twice.map(([name, at]) => `${name} stands in ${at.map(placeName).join(' and ')}`);
    const column = (twice[0] as [string, number[]])[0];
    throw refuse(`Columns have the same name: ${listed.join('; ')}. Leave one out or rename it.`, { line, column });
  }
  if (places.has('__proto__'))
    throw refuse('A column must not be called __proto__; rename it.', { line, column: '__proto__' });
  return names;
}

const placeName = (at: number): string => `column ${columnLetters(at)} (${at + 1})`;
