/** A CSV file as a table. */

import { headOf } from '../file-bytes';
import { openGrid } from '../grid-table';
import { inMegabytes, LONGEST_RECORD } from '../limits';
import type { Refuse } from '../refuse';
import type { TableFile } from '../table-file';
import { csvRows } from './csv-rows';
import { guessDelimiter, SAMPLE } from './guess-delimiter';

export interface CsvOptions {
  readonly delimiter?: string | undefined;
  readonly headerLine?: number | undefined;
}

/** `text` gives UTF-8 with line feeds, at each call from the start. */
export async function openCsv(
  text: () => AsyncIterable<Buffer>,
  { delimiter: named, headerLine }: CsvOptions,
  refuse: Refuse,
): Promise<TableFile> {
  if (named !== undefined && !/^[^\n\r"]$/.test(named)) {
    throw refuse(`The delimiter is ${JSON.stringify(named)}; expected one sign that is no quote and no line end.`);
  }
  const firstLine = headerLine ?? 1;
  const below = () => fromLine(text(), firstLine, refuse);
  const delimiter = named ?? (await guessed(below(), refuse));
  return openGrid({ rows: () => csvRows(below(), delimiter, firstLine, refuse), isSparse: false, headerLine }, refuse);
}

async function guessed(text: AsyncIterable<Buffer>, refuse: Refuse): Promise<string> {
  const sample = await headOf(text, SAMPLE);
  return guessDelimiter(sample.toString(), sample.length < SAMPLE, refuse);
}

/** What stands above the header is no CSV, so its quotes mean nothing. */
async function* fromLine(text: AsyncIterable<Buffer>, line: number, refuse: Refuse): AsyncGenerator<Buffer> {
  let current = 1;
  let length = 0;
  for await (const chunk of text) {
    let start = 0;
    while (current < line) {
      const end = chunk.indexOf('\n', start);
      length += (end < 0 ? chunk.length : end) - start;
      if (length > LONGEST_RECORD) {
        const limit = `is longer than ${inMegabytes(LONGEST_RECORD)}, the limit`;
        throw refuse(`This line above the header ${limit}; take it out, or name another headerLine.`, {
          line: current,
        });
      }
      start = end < 0 ? chunk.length : end + 1;
      if (end < 0) break;
      current += 1;
      length = 0;
    }
    if (start < chunk.length) yield chunk.subarray(start);
  }
}
