/** The rows of a CSV text, with the lines they begin in. */
import { pipeline, Readable } from 'node:stream';
import { CsvError, type Options, Parser } from 'csv-parse';
import type { GridRow } from '../grid-table';
import { inMegabytes, LONGEST_RECORD } from '../limits';
import type { Refuse } from '../refuse';

/** `text` is UTF-8 with line feeds; `firstLine` is the line of the file it begins in. Throws PACKAGE_REFUSED. */
export async function* csvRows(
  text: AsyncIterable<Buffer>,
  delimiter: string,
  firstLine: number,
  refuse: Refuse,
): AsyncGenerator<GridRow> {
  const parser = new LineParser(firstLine, {
    delimiter,
    record_delimiter: '\n',
    max_record_size: LONGEST_RECORD,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // What fails in the text reaches the loop below through the parser.
  pipeline(Readable.from(text), parser, () => undefined);
  try {
    yield* parser as AsyncIterable<GridRow>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse(`It is no well-formed CSV: ${faults[error.code] ?? 'a row cannot be read.'}`, {
      line: parser.nextLine,
    });
  }
}

const faults: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened in this row and never closed. Close it.',
  CSV_INVALID_CLOSING_QUOTE:
    'text stands behind a closing quote. Write a quote that belongs to a text twice, and quote the whole cell.',
  INVALID_OPENING_QUOTE:
    'a quote stands inside a cell that does not begin with one. Write it twice, and quote the whole cell.',
  CSV_MAX_RECORD_SIZE: `this row is longer than ${inMegabytes(LONGEST_RECORD)}, the limit. A quote that is not closed or missing line ends make it so; mend them, or split the row.`,
};

/** Gives each record as a row. Lines are counted by the parser, which skips the empty ones. */
class LineParser extends Parser {
  private linesRead: number;
  private emptyRead = 0;

  constructor(firstLine: number, options: Options) {
    super(options);
    this.linesRead = firstLine - 1;
    this.offset = firstLine - 1;
  }

  private readonly offset: number;

  /** The line in which the record that is being read begins. */
  get nextLine(): number {
    return this.linesRead + 1 + this.info.empty_lines - this.emptyRead;
  }

  override push(record: readonly string[] | null): boolean {
    if (record === null) return super.push(null);
    const row: GridRow = { line: this.nextLine, cells: record };
    this.linesRead = this.offset + this.info.lines;
    this.emptyRead = this.info.empty_lines;
    return super.push(row);
  }
}
