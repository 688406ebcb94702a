/**
 * A data package as it stands on disk: a directory with a Frictionless `datapackage.json` and one table for each kind
 * and relation. What a cell means is clean-row's to know.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, normalize, resolve, sep } from 'node:path';
import { AppError, type PackageProblem, packageRefused } from '../../errors';
import { type Column, entityColumns, kindOfFile, relationColumns, relationOfFile } from '../../model/columns';
import { openTableFile, type TableOptions } from './files/open-table-file';
import { fingerprintOf } from './fingerprint';
import type { Input, InputRow, InputTable } from './input';

/** A table as its place and name tell it. */
interface Resource {
  /** The plural of a kind, or a relation, as files are called. */
  readonly name: string;
  /** As it is shown in messages. */
  readonly file: string;
  readonly path: string;
  readonly fields: readonly string[] | null;
  readonly options: TableOptions;
}

const DESCRIPTOR = 'datapackage.json';

/** Throws PACKAGE_REFUSED with every file that cannot be read as declared. */
export async function openPackage(directory: string): Promise<Input> {
  const { name, resources } = readDescriptor(directory);
  return inputOf(name ?? basename(resolve(directory)), resources, [join(directory, DESCRIPTOR)]);
}

/** Tables without a descriptor, each a file named for its kind or relation, for example `supplies.csv`. */
export const openTables = (paths: readonly string[]): Promise<Input> =>
  inputOf(
    basename(paths[0] as string),
    paths.map((path) => ({ name: nameOfTable(path), file: basename(path), path, fields: null, options: {} })),
    [],
  );

/** `data/supplies.csv.gz` → `supplies` */
export const nameOfTable = (path: string): string => basename(path).replace(/\..*$/, '');

async function inputOf(name: string, resources: readonly Resource[], further: readonly string[]): Promise<Input> {
  const problems: PackageProblem[] = [];
  const tables: InputTable[] = [];
  for (const resource of resources) {
    try {
      tables.push(await openTable(resource));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'PACKAGE_REFUSED')) throw error;
      problems.push(...(error.details.problems as PackageProblem[]));
    }
  }
  if (problems.length > 0) throw packageRefused(problems);
  return { name, tables, fingerprint: () => fingerprintOf([...further, ...resources.map(({ path }) => path)]) };
}

function readDescriptor(directory: string): { name: string | undefined; resources: Resource[] } {
  const refuse = (message: string) => packageRefused([{ file: DESCRIPTOR, message }]);
  let descriptor: { name?: unknown; resources?: unknown } | null;
  try {
    descriptor = JSON.parse(readFileSync(join(directory, DESCRIPTOR), 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw refuse(missing ? `There is none in ${directory}; name a directory that holds one.` : 'It is no valid JSON.');
  }
  const resources = descriptor?.resources;
  if (!Array.isArray(resources) || resources.length === 0) {
    throw refuse('It has no list of resources; name each file there with name and path.');
  }
  const name = typeof descriptor?.name === 'string' ? descriptor.name : undefined;
  return { name, resources: resources.map((resource) => resourceOf(directory, resource, refuse)) };
}

interface DeclaredResource {
  readonly name?: unknown;
  readonly path?: unknown;
  readonly encoding?: unknown;
  readonly dialect?: { readonly delimiter?: unknown };
  readonly schema?: { readonly fields?: unknown };
}

function resourceOf(
  directory: string,
  declared: DeclaredResource | null,
  refuse: (message: string) => AppError,
): Resource {
  const { name, path, encoding, dialect, schema } = declared ?? {};
  if (typeof name !== 'string' || typeof path !== 'string') throw refuse('A resource lacks its name or path.');
  const inside = normalize(path);
  if (inside.startsWith('..') || inside.startsWith('/') || /^\w+:/.test(inside)) {
    throw refuse(`The resource ${name} lies outside the package (${path}); move the file into it.`);
  }
  const place = linkedFrom(directory, inside);
  if (place) throw refuse(`The resource ${name} is a link out of the package (to ${place}); copy the file into it.`);
  const fields = schema?.fields ?? null;
  if (fields !== null && !isFieldList(fields)) throw refuse(`The fields of the resource ${name} lack their names.`);
  return {
    name,
    file: inside,
    path: join(directory, inside),
    fields: fields?.map((field) => field.name) ?? null,
    options: {
      ...delimiterOf(inside, dialect?.delimiter),
      ...(typeof encoding === 'string' ? { encoding } : {}),
    },
  };
}

/** Where a file lies that is only linked from within the package; null where it lies in it, or nowhere. */
function linkedFrom(directory: string, inside: string): string | null {
  const path = join(directory, inside);
  if (!existsSync(path)) return null;
  const place = realpathSync(path);
  return place.startsWith(`${realpathSync(directory)}${sep}`) ? null : place;
}

/** A CSV has commas unless its dialect says otherwise. */
function delimiterOf(file: string, declared: unknown): TableOptions {
  if (typeof declared === 'string') return { delimiter: declared };
  return /\.csv(\.gz)?$/i.test(file) ? { delimiter: ',' } : {};
}

const isFieldList = (fields: unknown): fields is { name: string }[] =>
  Array.isArray(fields) && fields.every((field) => typeof field?.name === 'string');

async function openTable({ name, file, path, fields, options }: Resource): Promise<InputTable> {
  const kind = kindOfFile(name);
  const relation = relationOfFile(name);
  const of = kind ? { kind } : relation ? { relation } : null;
  if (!of) {
    const message = `${name} is no kind and no relation of the model; see schema/README.md for the names.`;
    throw packageRefused([{ file, message }]);
  }
  const declared = 'kind' in of ? entityColumns(of.kind) : relationColumns(of.relation);
  const open = () => openTableFile(path, { ...options, file });
  const { columns: header } = await open();
  checkHeader(header, declared, fields, (message) => packageRefused([{ file, line: 1, message }]));
  async function* rows(): AsyncGenerator<InputRow> {
    for await (const { line, cells, mistakes } of (await open()).rows) {
      yield mistakes ? { file, line, cells, mistakes } : { file, line, cells };
    }
  }
  return { of, columns: declared.filter((column) => header.includes(column.name)), rows };
}

function checkHeader(
  header: readonly string[],
  columns: readonly Column[],
  fields: readonly string[] | null,
  problem: (message: string) => AppError,
): void {
  const known = columns.map(({ name }) => name);
  const unknown = header.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw problem(`The column ${JSON.stringify(unknown)} is unknown; known are ${known.join(', ')}.`);
  const missing = columns.find(({ name, required }) => required && !header.includes(name));
  if (missing) throw problem(`The column ${missing.name} is missing; every row needs it.`);
  if (fields && fields.join() !== header.join()) {
    throw problem(`The header is ${header.join()} but datapackage.json declares ${fields.join()}; make them the same.`);
  }
}
