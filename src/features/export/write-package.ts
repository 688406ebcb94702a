/**
 * Writes a data package into an empty directory: a CSV for each kind and relation that has rows, with the columns in
 * use, and the descriptor last, so that a package broken off has none. `loadPackage` makes the same graph of it.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Column, frictionlessTypes } from '../../model/columns';
import { entityCells, entityTable, relationCells, relationTable, type Table } from './package-table';
import type { Page } from './read-graph';

interface OpenTable extends Table {
  readonly rows: FileHandle;
  readonly used: Set<string>;
}

interface Resource {
  readonly name: string;
  readonly columns: readonly Column[];
}

export class PackageWriter {
  bytes = 0;
  private readonly resources: Resource[] = [];
  private table: OpenTable | undefined;

  constructor(private readonly directory: string) {}

  /** Pages of one kind or relation come one after the other. */
  async write(page: Page): Promise<void> {
    const { table, rows } = rowsOf(page);
    if (this.table?.name !== table.name) {
      await this.closeTable();
      const file = await open(this.rowsFile(table.name), 'wx');
      this.table = { ...table, rows: file, used: new Set(table.always) };
    }
    const { used, rows: file } = this.table;
    for (const cells of rows) for (const [at, cell] of cells.entries()) if (cell !== '') used.add(nameAt(table, at));
    await file.appendFile(rows.map((cells) => `${JSON.stringify(cells)}\n`).join(''));
  }

  /** A graph without entities still makes a package, with a table of no sources. */
  async end(): Promise<void> {
    await this.closeTable();
    if (this.resources.length === 0) await this.writeTable({ ...entityTable('Source'), used: new Set() }, []);
    const descriptor = { name: 'tierline-export', profile: 'tabular-data-package', resources: this.resources };
    const text = `${JSON.stringify({ ...descriptor, resources: this.resources.map(describe) }, null, 2)}\n`;
    await writeFile(join(this.directory, 'datapackage.json'), text, { flag: 'wx' });
    this.bytes += Buffer.byteLength(text);
  }

  /** Gives back the file that is open, whatever became of the package. */
  async close(): Promise<void> {
    await this.table?.rows.close();
    this.table = undefined;
  }

  /** Which columns are in use is known only now: the rows, kept aside as JSON until here, get just those. */
  private async closeTable(): Promise<void> {
    const { table } = this;
    if (!table) return;
    await this.close();
    await this.writeTable(table, linesIn(this.rowsFile(table.name)));
    await rm(this.rowsFile(table.name));
  }

  private async writeTable(
    { name, columns, always, used }: Omit<OpenTable, 'rows'>,
    rows: AsyncIterable<string> | Iterable<string>,
  ): Promise<void> {
    const places = [...columns.keys()].filter(
      (at) => used.has(nameAt({ columns }, at)) || always.has(nameAt({ columns }, at)),
    );
    const file = await open(join(this.directory, `${name}.csv`), 'wx');
    try {
      let text = `${places.map((at) => nameAt({ columns }, at)).join()}\n`;
      const flush = async () => {
        await file.appendFile(text);
        this.bytes += Buffer.byteLength(text);
        text = '';
      };
      for await (const row of rows) {
        const cells = JSON.parse(row) as string[];
        text += `${places.map((at) => csvCell(cells[at] as string)).join()}\n`;
        if (text.length > CHUNK) await flush();
      }
      await flush();
    } finally {
      await file.close();
    }
    this.resources.push({ name, columns: places.map((at) => columns[at] as Column) });
  }

  private rowsFile(name: string): string {
    return join(this.directory, `${name}.rows`);
  }
}

const CHUNK = 1 << 18;

async function* linesIn(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() as string;
    yield* lines;
  }
}

const nameAt = ({ columns }: Pick<Table, 'columns'>, at: number): string => columns[at]?.name as string;

function rowsOf(page: Page): { table: Table; rows: string[][] } {
  if ('kind' in page) {
    const table = entityTable(page.kind);
    return { table, rows: page.entities.map((entity) => entityCells(table, entity)) };
  }
  const table = relationTable(page.relation);
  return { table, rows: page.relations.map((relation) => relationCells(table, relation)) };
}

const csvCell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const describe = ({ name, columns }: Resource) => ({
  name,
  path: `${name}.csv`,
  profile: 'tabular-data-resource',
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  schema: {
    fields: columns.map(({ name: field, type, description }) => ({
      name: field,
      type: frictionlessTypes[type],
      description,
    })),
  },
});
