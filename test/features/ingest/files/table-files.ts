/** Files made of literals, in a directory that goes when the tests of the file have run, and what is read from them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, type PackageProblem } from '../../../../src/errors';
import { openTableFile, type TableOptions } from '../../../../src/features/ingest/files/open-table-file';
import type { RawRow } from '../../../../src/features/ingest/files/table-file';

const room = mkdtempSync(join(tmpdir(), 'tierline-files-'));
afterAll(() => rmSync(room, { recursive: true }));

/** The path of a file with this content; one of the same name is written over. */
export function fileOf(name: string, content: string | Buffer): string {
  const path = join(room, name);
  writeFileSync(path, content);
  return path;
}

export interface ReadTable {
  readonly columns: readonly string[];
  readonly rows: readonly RawRow[];
}

export async function readTable(path: string, options: TableOptions = {}): Promise<ReadTable> {
  const { columns, rows } = await openTableFile(path, options);
  const all: RawRow[] = [];
  for await (const row of rows) all.push(row);
  return { columns, rows: all };
}

/** Line and cells of each row, for tables in which no row has a mistake. */
export async function cellsOf(path: string, options: TableOptions = {}): Promise<[line: number, ...cells: string[]][]> {
  const { columns, rows } = await readTable(path, options);
  expect(rows.flatMap(({ mistakes = [] }) => mistakes)).toEqual([]);
  return rows.map(({ line, cells }) => [line, ...columns.map((name) => cells[name] as string)]);
}

/** What a file is refused for, be it when it is opened or while it is read. */
export async function problemsOf(reading: Promise<unknown>): Promise<readonly PackageProblem[]> {
  const error = await reading.then(
    () => null,
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(AppError);
  const { code, details } = error as AppError;
  expect(code).toBe('PACKAGE_REFUSED');
  return details.problems as PackageProblem[];
}
