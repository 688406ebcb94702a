/**
 * CSV after RFC 4180: UTF-8, a header, `\r\n`, an empty cell for an unknown, `; ` between the items of a list. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it, unless it is a number.
 */
import { plainDecimal } from '../../../model/plain-decimal';
import type { Row } from '../../../store/values';
import type { ReportColumn } from '../report';
import type { ReportRun } from '../run-report';
import { textFormat } from './report-format';

export const csv = textFormat('csv', 'text/csv', false, partsOf);

async function* partsOf(run: ReportRun): AsyncGenerator<string> {
  const { columns } = run.report;
  yield line(columns.map(({ name }) => name));
  for await (const rows of run.pages()) yield rows.map((row) => line(cellsOf(columns, row))).join('');
}

const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

const cellsOf = (columns: readonly ReportColumn[], row: Row): string[] =>
  columns.map(({ name }) => harmless(cellText(row[name])));

/** A value as the text of a cell. */
export function cellText(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'number') return plainDecimal(value);
  return Array.isArray(value) ? value.join('; ') : String(value);
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const harmless = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
