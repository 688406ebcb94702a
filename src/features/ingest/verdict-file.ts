/** The verdicts of a load as a CSV, one line a row of the input, in the order in which rows were judged. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { storeUnavailable } from '../../errors';
import type { Verdict } from './load-tables';

const COLUMNS = ['file', 'line', 'code', 'column', 'value', 'message', 'raw', 'cleaned'];

export class VerdictFile {
  private readonly stream: WriteStream;
  private failure: Error | null = null;

  /** Writes over a file that is there. */
  constructor(private readonly path: string) {
    this.stream = createWriteStream(path);
    this.stream.on('error', (error) => {
      this.failure = error;
    });
    this.stream.write(`${COLUMNS.join()}\n`);
  }

  readonly add = (verdict: Verdict): void => {
    if (this.failure) throw this.unwritable();
    const { file, line, code, column = '', value = '', message, raw, cleaned } = verdict;
    const cells = [file, String(line), code, column, value, message, JSON.stringify(raw)];
    cells.push(cleaned ? JSON.stringify(cleaned) : '');
    this.stream.write(`${cells.map(cell).join()}\n`);
  };

  async close(): Promise<void> {
    this.stream.end();
    await finished(this.stream).catch((error: Error) => {
      this.failure = error;
    });
    if (this.failure) throw this.unwritable();
  }

  private unwritable() {
    const remedy = 'Make room or name another file with --verdicts.';
    return storeUnavailable(`The verdicts cannot be written to ${this.path}.`, remedy, this.failure);
  }
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
