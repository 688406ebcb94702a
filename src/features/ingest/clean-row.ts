/** What the cells of a row say: typed values, or what is wrong with each cell. An empty cell is an unknown. */
import { shown } from '../../errors';
import type { Column } from '../../model/columns';
import { readCell } from '../../model/read-cell';
import type { RawRow } from './files/table-file';
import type { Mistake } from './verdict';

export type Cleaned = Readonly<Record<string, unknown>>;

/** The values of a row by column, without the unknown ones; mistakes go to `mistakes`. */
export function cleanRow(columns: readonly Column[], row: RawRow, mistakes: Mistake[]): Cleaned {
  const values: Record<string, unknown> = {};
  mistakes.push(...(row.mistakes ?? []));
  if (mistakes.some(({ code }) => code === 'BAD_FILE')) return values;
  for (const column of columns) {
    const { name } = column;
    const text = plainText(row.cells[name]);
    if (text === '') {
      if (column.required) {
        mistakes.push({ code: 'MISSING_VALUE', column: name, message: `${name} is empty; every row needs it.` });
      }
      continue;
    }
    const read = readCell(column, text, row.cells);
    if (read.ok) values[name] = read.value;
    else {
      const message = `${name} is ${shown(text)}; expected ${read.expected}.${read.hint ? ` ${read.hint}` : ''}`;
      mistakes.push({ code: read.code, column: name, value: text.slice(0, 80), message });
    }
  }
  return values;
}

// Texts of plain ASCII without spaces at the ends, which most are, need no work.
const plainText = (text = ''): string => (/^[!-~](?:[ -~]*[!-~])?$/.test(text) ? text : text.normalize('NFC').trim());
