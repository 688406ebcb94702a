/** Foreign files run through a mapping, and what comes out of it. */
import { join } from 'node:path';
import { AppError, type PackageProblem } from '../../../../src/errors';
import { cleanRow } from '../../../../src/features/ingest/clean-row';
import type { InputRow } from '../../../../src/features/ingest/input';
import { mapFiles } from '../../../../src/features/ingest/mapping/map-files';
import type { Note } from '../../../../src/features/ingest/mapping/note';
import { readMapping } from '../../../../src/features/ingest/mapping/read-mapping';
import type { Mistake } from '../../../../src/features/ingest/verdict';
import { directoryOf, type Files } from '../../data-package';

export interface Mapped {
  /** Kinds and relations, in the order of their tables. */
  readonly names: readonly string[];
  /** The rows of a kind or relation; none where it has no table. */
  rows(name: string): readonly InputRow[];
  /** Their cells without the sources. */
  cells(name: string): readonly Readonly<Record<string, string>>[];
  readonly notes: readonly Note[];
}

/** Fails where a row comes out that a load would refuse. */
export async function mappedWith(mapping: string, paths: readonly string[]): Promise<Mapped> {
  const { tables, notes } = await mapFiles(await readMapping(mapping), paths);
  const byName = new Map<string, InputRow[]>();
  const mistakes: Mistake[] = [];
  for (const table of tables) {
    const rows: InputRow[] = [];
    for await (const row of table.rows()) {
      cleanRow(table.columns, row, mistakes);
      rows.push(row);
    }
    byName.set('kind' in table.of ? table.of.kind : table.of.relation, rows);
  }
  expect(mistakes).toEqual([]);
  const rows = (name: string) => byName.get(name) ?? [];
  const cells = (name: string) =>
    rows(name)
      .map((row) => ({ ...row.cells, sources: '' }))
      .map(withoutSources);
  return { names: [...byName.keys()], rows, cells, notes: notes() };
}

const withoutSources = ({ sources, ...cells }: Record<string, string>) => cells;

/** The same with a mapping and files as literals. */
export async function mapped(mapping: string, files: Files): Promise<Mapped> {
  const directory = directoryOf({ ...files, 'mapping.yaml': mapping });
  return mappedWith(
    join(directory, 'mapping.yaml'),
    Object.keys(files).map((name) => join(directory, name)),
  );
}

/** What a mapping, or files with it, are refused for, as `line:column message`, or `file: message` for a file of data. */
export async function refusalsOf(mapping: string | Buffer, files: Files = {}): Promise<readonly string[]> {
  const directory = directoryOf({ ...files, 'mapping.yaml': mapping });
  const paths = Object.keys(files).map((name) => join(directory, name));
  const error = await readMapping(join(directory, 'mapping.yaml'))
    .then((read) => mapFiles(read, paths))
    .then(
      () => null,
      (refusal: unknown) => refusal,
    );
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).code).toBe('PACKAGE_REFUSED');
  const problems = (error as AppError).details.problems as readonly PackageProblem[];
  return problems.map(({ file, line, column, message }) =>
    file === 'mapping.yaml' ? `${line}:${column} ${message}` : `${file}: ${message}`,
  );
}

/** Where a mapping for tests begins: its source on line 1, and rows to be put behind it. */
export const source = 'source: { id: source:s, name: S, publisher: P, reliability: 0.5 }\n';
