/** Writes a data package table by table, each row as it comes. The descriptor is last: a package broken off has none. */
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput } from '../../errors';
import {
  type Column,
  entityColumns,
  entityFile,
  frictionlessTypes,
  relationColumns,
  relationFile,
} from '../../model/columns';
import type { Kind } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';

/** Cells by column; null where a value is not known. */
export type CsvRow<C extends string> = Readonly<Record<C, string | number | boolean | null>>;

export type Progress = (relations: number) => void;

interface Table {
  readonly name: string;
  readonly declared: readonly Column[];
  readonly columns: readonly string[];
  /** What stands in the last column of every row; null for a table without sources. */
  readonly source: string | null;
}

const CHUNK = 1 << 18;
const csv = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };

export class PackageWriter {
  /** Rows written to each table. */
  readonly rows: Record<string, number> = {};
  relations = 0;
  bytes = 0;
  private readonly tables: Table[] = [];

  private constructor(
    private readonly directory: string,
    private readonly source: string,
    private readonly progress: Progress,
  ) {}

  /** Makes the directory; throws BAD_INPUT where it holds anything. Every row will name `source`. */
  static async in(directory: string, source: string, progress: Progress): Promise<PackageWriter> {
    await writing(directory, () => mkdir(directory, { recursive: true }));
    if ((await writing(directory, () => readdir(directory))).length > 0) {
      throw badInput('directory', directory, 'an empty or a new directory', 'Name another or empty it.');
    }
    return new PackageWriter(directory, source, progress);
  }

  async entities<C extends string>(kind: Kind, columns: readonly C[], rows: Iterable<CsvRow<C>>): Promise<void> {
    const source = kind === 'Source' ? null : this.source;
    await this.write({ name: entityFile(kind), declared: entityColumns(kind), columns, source }, rows, () => undefined);
  }

  async relate<C extends string>(relation: RelationKind, columns: readonly C[], rows: Iterable<CsvRow<C>>) {
    const table = { name: relationFile(relation), declared: relationColumns(relation), columns, source: this.source };
    const before = this.relations;
    await this.write(table, rows, (count) => {
      this.relations = before + count;
      this.progress(this.relations);
    });
  }

  private async write(table: Table, rows: Iterable<CsvRow<string>>, counted: (rows: number) => void): Promise<void> {
    const end = table.source === null ? '\n' : `,${table.source}\n`;
    let text = `${headerOf(table).join()}\n`;
    let count = 0;
    await writing(this.directory, async () => {
      const file = await open(join(this.directory, `${table.name}.csv`), 'wx');
      const flush = async () => {
        const chunk = Buffer.from(text);
        text = '';
        await file.appendFile(chunk);
        this.bytes += chunk.length;
        counted(count);
      };
      try {
        for (const row of rows) {
          for (let at = 0; at < table.columns.length; at++) {
            text += at === 0 ? csvCell(row[table.columns[at]!]!) : `,${csvCell(row[table.columns[at]!]!)}`;
          }
          text += end;
          count++;
          if (text.length >= CHUNK) await flush();
        }
        await flush();
      } finally {
        await file.close();
      }
    });
    this.rows[table.name] = count;
    this.tables.push(table);
  }

  /** Ends the package. Entities stand before relations, each in the order in which they were written. */
  async describe(head: Readonly<Record<string, unknown>>): Promise<void> {
    const isRelation = ({ declared }: Table) => declared[0]?.name === 'from';
    const ordered = [...this.tables.filter((table) => !isRelation(table)), ...this.tables.filter(isRelation)];
    const text = `${JSON.stringify({ ...head, resources: ordered.map(resourceOf) }, null, 2)}\n`;
    await writing(this.directory, () => writeFile(join(this.directory, 'datapackage.json'), text, { flag: 'wx' }));
    this.bytes += Buffer.byteLength(text);
  }
}

const headerOf = ({ columns, source }: Table): string[] => (source === null ? [...columns] : [...columns, 'sources']);

const resourceOf = (table: Table) => ({
  name: table.name,
  path: `${table.name}.csv`,
  ...csv,
  schema: {
    fields: headerOf(table).map((name) => {
      const { type, description } = table.declared.find((column) => column.name === name)!;
      return { name, type: frictionlessTypes[type], description };
    }),
  },
});

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What the file system refuses is for the caller to mend. */
async function writing<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    const remedy = `The file system said ${code}. Make room or name another; what was written is no whole package.`;
    throw badInput('directory', directory, 'a directory that can be written', remedy);
  }
}
