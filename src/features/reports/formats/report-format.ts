/** A form in which a run of a report leaves: a stream that holds one page of rows at a time. */
import { Readable } from 'node:stream';
import type { ReportRun } from '../run-report';

export interface ReportFormat {
  /** The ending of its files. */
  readonly ending: string;
  readonly mediaType: string;
  /** Whether a browser shows it rather than keeps it as a file. */
  readonly isShown: boolean;
  /** Whether it is compressed already. */
  readonly isCompressed: boolean;
  stream(run: ReportRun): Readable;
}

export const textFormat = (
  ending: string,
  mediaType: string,
  isShown: boolean,
  parts: (run: ReportRun) => AsyncGenerator<string>,
): ReportFormat => ({
  ending,
  mediaType: `${mediaType}; charset=utf-8`,
  isShown,
  isCompressed: false,
  stream: (run) => streamOf(parts(run)),
});

/** Holds one part at a time. */
export const streamOf = (parts: AsyncIterable<string> | Iterable<string>): Readable =>
  Readable.from(bytesOf(parts), { objectMode: false });

async function* bytesOf(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  for await (const part of parts) if (part !== '') yield Buffer.from(part);
}
