/** The cells of a verdict, each as it stands in the file and as it was read. */
import { readingText } from '../../model/reading-text';
import type { Verdict } from './load-tables';

export interface Cell {
  readonly column: string;
  readonly raw: string | null;
  readonly cleaned: string | null;
}

/** In the order of the file; what was read without standing in it comes last. */
export function cellsOfVerdict({ raw, cleaned }: Verdict): Cell[] {
  const columns = [...new Set([...Object.keys(raw), ...Object.keys(cleaned ?? {})])];
  return columns.map((column) => ({ column, raw: raw[column] || null, cleaned: textOf(column, cleaned ?? {}) }));
}

/** A sum is shown with its currency. */
function textOf(column: string, values: Readonly<Record<string, unknown>>): string | null {
  const value = values[column];
  if (value == null) return null;
  if (column === 'claims') return JSON.stringify(value);
  return readingText([value, values[`${column}Currency`]]);
}
