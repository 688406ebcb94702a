/** What a user names to be loaded: a data package, tables, a graph that was exported, or foreign files with a mapping. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { badInput } from '../../errors';
import { kindOfFile, relationOfFile } from '../../model/columns';
import { readJsonDocument } from './files/read-json-document';
import { fingerprintOf } from './fingerprint';
import type { Input } from './input';
import { mapFiles } from './mapping/map-files';
import { readMapping } from './mapping/read-mapping';
import { isOwnBill, openBill } from './read-bill';
import { isGraphFile, openGraphFile } from './read-graph-file';
import { nameOfTable, openPackage, openTables } from './read-package';

export interface OpenOptions {
  /** A mapping file, by which foreign columns become ours. */
  readonly mapping?: string | undefined;
}

/** Throws PACKAGE_REFUSED for files that cannot be read, BAD_INPUT where they do not go together. */
export async function openInput(paths: readonly string[], { mapping }: OpenOptions = {}): Promise<Input> {
  const directories = paths.filter(isDirectory);
  const [first = ''] = paths;
  if (mapping !== undefined) {
    if (directories.length > 0) {
      throw badInput('mapping', mapping, 'files to map, not directories', `Name the files in ${directories[0]}.`);
    }
    const mapped = await mapFiles(await readMapping(mapping), paths);
    return { ...mapped, name: basename(first), fingerprint: () => fingerprintOf([mapping, ...paths]) };
  }
  if (directories.length > 0) {
    if (paths.length > 1) {
      throw badInput('paths', paths, 'one data package, or files', 'Load them one after the other.');
    }
    return openPackage(first);
  }
  if (paths.every(isTable)) return openTables(paths);
  if (paths.length === 1) {
    if (await isGraphFile(first)) return openGraphFile(first);
    if (/\.json$/i.test(first) && isOwnBill(await readJsonDocument(first))) return openBill(first);
  }
  const foreign = paths.find((path) => !isTable(path)) as string;
  const expected = 'a file named for a kind or relation, such as supplies.csv, or an export of Tierline';
  throw badInput('file', basename(foreign), expected, 'Give foreign files with a mapping; seeds/mappings has three.');
}

const isTable = (path: string): boolean =>
  kindOfFile(nameOfTable(path)) !== undefined || relationOfFile(nameOfTable(path)) !== undefined;

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw badInput('file', path, 'a file or directory that is there', 'Check its name.');
  }
}
