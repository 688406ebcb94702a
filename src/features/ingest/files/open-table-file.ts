/** Opens a file as a table, whichever of the known formats it has. */
import { basename } from 'node:path';
import { openCsv } from './csv/csv-table';
import { endingOf, formatOf, type TableFormat } from './file-format';
import { openJson } from './json/json-table';
import { refuserOf } from './refuse';
import type { TableFile } from './table-file';
import { openText } from './text-file';
import { openXlsx } from './xlsx/xlsx-table';

export interface TableOptions {
  /** Else as the name ends: .csv .tsv .txt .xlsx .json .ndjson .jsonl; all but .xlsx may end in .gz. */
  readonly format?: TableFormat;
  /** The sheet of a workbook; else its first visible one. */
  readonly sheet?: string;
  /** The sign between the cells of a CSV; else a tab in .tsv, and guessed in others. */
  readonly delimiter?: string;
  /** Of a text without byte order mark; else UTF-8. */
  readonly encoding?: string;
  /** The line, or row of a sheet, that names the columns; else the first that is not blank. */
  readonly headerLine?: number;
  /** What messages call the file; else its name. */
  readonly file?: string;
}

/** Throws PACKAGE_REFUSED where the file is no such table; its rows do, where it stops being one. */
export async function openTableFile(path: string, options: TableOptions = {}): Promise<TableFile> {
  const { delimiter, encoding, headerLine, sheet } = options;
  const refuse = refuserOf(options.file ?? basename(path));
  const format = options.format ?? formatOf(path, refuse);
  if (format === 'xlsx') return openXlsx(path, { sheet, headerLine }, refuse);
  const text = await openText(path, format, encoding, refuse);
  if (format !== 'csv') return openJson(text, format === 'ndjson', refuse);
  const tab = endingOf(path).ending === 'tsv' ? '\t' : undefined;
  return openCsv(text, { delimiter: delimiter ?? tab, headerLine }, refuse);
}
