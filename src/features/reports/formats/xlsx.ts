/**
 * A workbook: a sheet of rows, another for each 1,048,575 rows more, and a sheet of provenance. Sheets are written row by
 * row into the ZIP file, the parts that name them last.
 */
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Row } from '../../../store/values';
import type { ReportColumn } from '../report';
import type { ReportRun } from '../run-report';
import { provenanceLines } from './provenance-lines';
import { type ReportFormat, streamOf } from './report-format';
import { type CellType, cellXml, headingXml, isTooLong } from './xlsx-cells';
import { workbookParts } from './xlsx-parts';

const MOST_ROWS_OF_A_SHEET = 1_048_575;

export const xlsx: ReportFormat = {
  ending: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  isShown: false,
  isCompressed: true,
  stream(run) {
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    const fail = (error: Error) => output.destroy(error);
    zip.on('error', fail);
    fill(zip, run).catch(fail);
    return output;
  },
};

interface Filled {
  count: number;
  /** Cells whose text was longer than a cell can hold. */
  cut: number;
}

async function fill(zip: ZipFile, run: ReportRun): Promise<void> {
  const pages = run.pages();
  const filled: Filled = { count: 0, cut: 0 };
  const names: string[] = [];
  let rest: Row[] = [];
  let isMore = true;
  const add = async (name: string, parts: AsyncIterable<string> | Iterable<string>) => {
    names.push(name);
    const stream = streamOf(parts);
    zip.outputStream.once('close', () => stream.destroy());
    zip.addReadStream(stream, `xl/worksheets/sheet${names.length}.xml`);
    await finished(stream);
  };
  async function* sheetRows(): AsyncGenerator<string> {
    yield SHEET_HEAD + rowXml(run.report.columns.map(({ name }) => headingXml(name)));
    for (let room = MOST_ROWS_OF_A_SHEET; room > 0; ) {
      if (rest.length === 0) {
        const { done, value } = await pages.next();
        isMore = !done;
        if (done) break;
        rest = value;
      }
      const some = rest.slice(0, room);
      rest = rest.slice(room);
      room -= some.length;
      yield some.map((row) => rowOf(run.report.columns, row, filled)).join('');
    }
    yield SHEET_FOOT;
  }
  for (let sheet = 1; isMore && (sheet === 1 || rest.length > 0); sheet++) {
    await add(sheet === 1 ? 'rows' : `rows ${sheet}`, sheetRows());
    if (isMore && rest.length === 0) rest = (await pages.next()).value ?? [];
  }
  const lines = [...provenanceLines(run), ['cellsCut', filled.cut] as const];
  const provenance = lines.map(([name, value]) => rowXml([headingXml(name), cellXml(value, 'text')])).join('');
  await add('provenance', [SHEET_HEAD + provenance + SHEET_FOOT]);
  for (const [path, text] of workbookParts(names)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
}

const SHEET_HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const SHEET_FOOT = '</sheetData></worksheet>';

const rowXml = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

function rowOf(columns: readonly ReportColumn[], row: Row, filled: Filled): string {
  filled.count += 1;
  const cells = columns.map(({ name, type }) => {
    const given = row[name];
    const value = (Array.isArray(given) ? given.join('; ') : given) as string | number | boolean | null;
    if (isTooLong(value)) filled.cut += 1;
    return cellXml(value, CELL_TYPES[type] ?? 'text');
  });
  return rowXml(cells);
}

const CELL_TYPES: Readonly<Partial<Record<ReportColumn['type'], CellType>>> = {
  integer: 'number',
  number: 'number',
  date: 'date',
  boolean: 'boolean',
};
