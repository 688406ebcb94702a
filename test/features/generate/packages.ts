/** Generated packages in a directory that goes when the tests of the file have run, and their tables as columns. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePackage } from '../../../src/features/generate/generate-package';
import type { Order } from '../../../src/features/generate/parameters';
import type { Arrows } from './network-statistics';

const room = mkdtempSync(join(tmpdir(), 'tierline-generated-'));
afterAll(() => rmSync(room, { recursive: true }));

export const newDirectory = (): string => mkdtempSync(join(room, 'package-'));

export async function generated(order: Order): Promise<string> {
  const directory = newDirectory();
  await generatePackage(directory, order);
  return directory;
}

/** SHA-256 over the names and bytes of all files of a directory. */
export function digestOf(directory: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(directory).sort()) hash.update(name).update(readFileSync(join(directory, name)));
  return hash.digest('hex');
}

/** The rows of a table whose cells hold neither quotes nor line feeds. */
export function rowsOf(directory: string, table: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(directory, `${table}.csv`), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]!]));
  });
}

/** How many rows of a table do not hold a text. */
export function countOf(directory: string, table: string, without = '\n'): number {
  const lines = readFileSync(join(directory, `${table}.csv`), 'latin1')
    .trimEnd()
    .split('\n')
    .slice(1);
  return lines.filter((line) => !line.includes(without)).length;
}

/** The network of the relations of some tables; nodes are numbered as they are met. */
export function networkOf(directory: string, ...tables: readonly string[]): Arrows {
  const indices = new Map<string, number>();
  const from: number[] = [];
  const to: number[] = [];
  const indexOf = (id: string) => {
    const known = indices.get(id);
    if (known === undefined) indices.set(id, indices.size);
    return known ?? indices.size - 1;
  };
  for (const table of tables) {
    const text = readFileSync(join(directory, `${table}.csv`), 'latin1');
    for (let start = text.indexOf('\n') + 1; start < text.length; start = text.indexOf('\n', start) + 1) {
      const comma = text.indexOf(',', start);
      from.push(indexOf(text.slice(start, comma)));
      to.push(indexOf(text.slice(comma + 1, text.indexOf(',', comma + 1))));
    }
  }
  return { size: indices.size, from: Int32Array.from(from), to: Int32Array.from(to) };
}
