/** The verdicts of one import in a file of JSON lines, to page through. Where each line ends is kept in memory. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Verdict } from './load-tables';
import type { VerdictCode } from './verdict';

export const MOST_VERDICTS = 100_000;
export const MOST_VERDICT_BYTES = 50_000_000;

export interface LoggedVerdict {
  /** Its place in the log, from 0. */
  readonly at: number;
  readonly verdict: Verdict;
}

export class VerdictLog {
  /** Whether every verdict was kept; those behind the bounds are dropped, and those the disk has no room for. */
  isWhole = true;
  private readonly file: number;
  private readonly codes: VerdictCode[] = [];
  private readonly ends: number[] = [];

  constructor(path: string) {
    this.file = openSync(path, 'w+', 0o600);
  }

  readonly add = (verdict: Verdict): void => {
    const start = this.ends.at(-1) ?? 0;
    const line = Buffer.from(`${JSON.stringify(verdict)}\n`);
    const fits = this.codes.length < MOST_VERDICTS && start + line.length <= MOST_VERDICT_BYTES;
    this.isWhole = this.isWhole && fits && this.write(line, start);
    if (!this.isWhole) return;
    this.codes.push(verdict.code);
    this.ends.push(start + line.length);
  };

  /** Up to `limit` verdicts behind a place; of the codes in `only`, or of all. */
  page(only: readonly VerdictCode[] | null, after: number, limit: number): LoggedVerdict[] {
    const found: LoggedVerdict[] = [];
    for (let at = after + 1; at < this.codes.length && found.length < limit; at++) {
      if (!only || only.includes(this.codes[at] as VerdictCode)) found.push({ at, verdict: this.read(at) });
    }
    return found;
  }

  count(only: readonly VerdictCode[] | null): number {
    return only ? this.codes.filter((code) => only.includes(code)).length : this.codes.length;
  }

  close(): void {
    closeSync(this.file);
  }

  /** Whether there was room for it: a load does not end for want of its verdicts. */
  private write(line: Buffer, start: number): boolean {
    try {
      return writeSync(this.file, line, 0, line.length, start) === line.length;
    } catch {
      return false;
    }
  }

  private read(at: number): Verdict {
    const start = this.ends[at - 1] ?? 0;
    const line = Buffer.alloc((this.ends[at] as number) - start);
    readSync(this.file, line, 0, line.length, start);
    return JSON.parse(line.toString());
  }
}
