/**
 * A data package as it stands on disk: a directory with a Frictionless `datapackage.json` and one CSV for each kind
 * and relation. Reads text only; what a cell means is clean-row's to know.
 */
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { type PackageProblem, packageRefused } from '../../errors';
import { type Column, entityColumns, kindOfFile, relationColumns, relationOfFile } from '../../model/columns';
import type { Kind } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';

export interface RawRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly file: string;
  readonly of: { readonly kind: Kind } | { readonly relation: RelationKind };
  readonly columns: readonly Column[];
  readonly rows: readonly RawRow[];
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly fields: readonly string[] | null;
}

const DESCRIPTOR = 'datapackage.json';
const LARGEST_FILE = 512 * 1024 * 1024;

/** The tables of a package; throws PACKAGE_REFUSED with every file that cannot be read as declared. */
export function readPackage(directory: string): Table[] {
  const problems: PackageProblem[] = [];
  const tables = resourcesOf(directory).flatMap((resource) => {
    try {
      return [readTable(directory, resource)];
    } catch (error) {
      problems.push(error as PackageProblem);
      return [];
    }
  });
  if (problems.length > 0) throw packageRefused(problems);
  return tables;
}

function resourcesOf(directory: string): Resource[] {
  const refuse = (message: string) => packageRefused([{ file: DESCRIPTOR, message }]);
  let descriptor: { resources?: unknown } | null;
  try {
    descriptor = JSON.parse(readFileSync(join(directory, DESCRIPTOR), 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw refuse(missing ? `There is none in ${directory}; name a directory that holds one.` : 'It is no valid JSON.');
  }
  const resources = descriptor?.resources;
  if (!Array.isArray(resources) || resources.length === 0) {
    throw refuse('It has no list of resources; name each CSV file there with name and path.');
  }
  return resources.map((resource: { name?: unknown; path?: unknown; schema?: { fields?: unknown } } | null) => {
    const { name, path, schema } = resource ?? {};
    if (typeof name !== 'string' || typeof path !== 'string') throw refuse('A resource lacks its name or path.');
    const inside = normalize(path);
    if (inside.startsWith('..') || inside.startsWith('/') || /^\w+:/.test(inside)) {
      throw refuse(`The resource ${name} lies outside the package (${path}); move the file into it.`);
    }
    const fields = schema?.fields ?? null;
    if (fields !== null && !isFieldList(fields)) throw refuse(`The fields of the resource ${name} lack their names.`);
    return { name, path: inside, fields: fields?.map((field) => field.name) ?? null };
  });
}

const isFieldList = (fields: unknown): fields is { name: string }[] =>
  Array.isArray(fields) && fields.every((field) => typeof field?.name === 'string');

function readTable(directory: string, { name, path, fields }: Resource): Table {
  const problem = (message: string, line?: number): PackageProblem => ({
    file: path,
    message,
    ...(line ? { line } : {}),
  });
  const kind = kindOfFile(name);
  const relation = relationOfFile(name);
  const of = kind ? { kind } : relation ? { relation } : null;
  if (!of) throw problem(`${name} is no kind and no relation of the model; see schema/README.md for the names.`);
  const columns = 'kind' in of ? entityColumns(of.kind) : relationColumns(of.relation);
  const [header, ...records] = recordsOf(readText(join(directory, path), problem), problem);
  if (!header) throw problem('It has no header line.', 1);
  checkHeader(header.record, columns, fields, (message) => problem(message, 1));
  const rows = records.map(({ record, line }) => ({
    line,
    cells: Object.fromEntries(header.record.map((column, index) => [column, record[index] ?? ''])),
  }));
  return { file: path, of, columns, rows };
}

type Problem = (message: string, line?: number) => PackageProblem;

function readText(path: string, problem: Problem): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw problem('The file is named in datapackage.json but cannot be read; add it or take its resource out.');
  }
  if (bytes.length > LARGEST_FILE) throw problem(`It is larger than ${LARGEST_FILE} bytes; part it into several.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem('It is not valid UTF-8; save it as UTF-8.', lineOfBadByte(bytes));
  }
}

/** The first line whose bytes are no UTF-8. */
function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const text = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (!Buffer.from(text.toString('utf8')).equals(text)) return line;
    if (end === -1) break;
    start = end + 1;
  }
  return line;
}

interface CsvRecord {
  readonly record: string[];
  readonly line: number;
}

function recordsOf(text: string, problem: Problem): CsvRecord[] {
  let line = 1;
  try {
    const parsed = parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return parsed.map(({ record, info }) => {
      const at = line;
      line = info.lines + 1;
      return { record, line: at };
    });
  } catch (error) {
    const { message, lines } = error as CsvError & { lines?: number };
    throw problem(`It is no well-formed CSV: ${message}.`, lines);
  }
}

function checkHeader(
  header: readonly string[],
  columns: readonly Column[],
  fields: readonly string[] | null,
  problem: (message: string) => PackageProblem,
): void {
  const known = columns.map(({ name }) => name);
  const unknown = header.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw problem(`The column ${JSON.stringify(unknown)} is unknown; known are ${known.join(', ')}.`);
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) throw problem(`The column ${twice} stands twice; leave one out.`);
  const missing = columns.find(({ name, required }) => required && !header.includes(name));
  if (missing) throw problem(`The column ${missing.name} is missing; every row needs it.`);
  if (fields && fields.join() !== header.join()) {
    throw problem(`The header is ${header.join()} but datapackage.json declares ${fields.join()}; make them the same.`);
  }
}
