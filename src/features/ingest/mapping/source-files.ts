/** Which files belong to which input of a mapping, what they lack, and the sources that their rows cite. */
import { basename } from 'node:path';
import { byPlace, type Place } from '../../../documents/placed-document';
import { AppError, type PackageProblem, packageRefused, shown } from '../../../errors';
import { openTableFile } from '../files/open-table-file';
import { readJsonDocument } from '../files/read-json-document';
import { documentRows } from './document-rows';
import type { Input, Mapping } from './mapping';
import { Notes } from './note';
import { isWhole, type MadeRow, rowOf } from './row-of-rule';
import { Scope, type SourceFile } from './scope';

export interface SourceFiles {
  /** By the name of the input, in the order the paths were given in. */
  readonly byInput: ReadonlyMap<string, readonly SourceFile[]>;
  /** A row for each source, once. */
  readonly sources: readonly MadeRow[];
}

/** Throws PACKAGE_REFUSED with every file that no input takes, every input without a file, and every absent column. */
export async function sourceFiles(mapping: Mapping, paths: readonly string[]): Promise<SourceFiles> {
  const problems: PackageProblem[] = [];
  const report = ({ line, column }: Place, message: string) =>
    problems.push({ file: mapping.file, line, column: String(column), message });
  const taking = (path: string) => mapping.inputs.filter(({ files }) => files.test(basename(path)));
  for (const path of paths) {
    if (taking(path).length > 0) continue;
    const known = mapping.inputs.map(({ pattern }) => pattern).join(', ');
    problems.push({ file: basename(path), message: `No input of the mapping takes this file; they take ${known}.` });
  }
  for (const { name, pattern, files, place } of mapping.inputs) {
    if (paths.some((path) => files.test(basename(path)))) continue;
    report(place, `The input ${name} takes ${pattern}, and no such file was named; name it, or take the input out.`);
  }
  if (problems.length > 0) throw packageRefused(problems);
  const byInput = new Map<string, SourceFile[]>(mapping.inputs.map(({ name }) => [name, []]));
  const sources = new Map<string, MadeRow>();
  for (const path of paths) {
    const document = await checkFile(path, taking(path), mapping, problems);
    const made = madeSource(mapping, path, document);
    const notes = new Notes();
    if (!isWhole(made, notes)) {
      for (const { message } of notes.all()) report(mapping.source.place, `${basename(path)}: ${message}`);
      continue;
    }
    const source = made.cells.id ?? '';
    if (!sources.has(source)) sources.set(source, made);
    for (const { name } of taking(path)) byInput.get(name)?.push({ name: basename(path), path, source });
  }
  if (problems.length > 0) throw packageRefused(problems.sort(byPlace));
  return { byInput, sources: [...sources.values()] };
}

function madeSource(mapping: Mapping, path: string, document: unknown): MadeRow {
  const file = { name: basename(path), path, source: '', document };
  const made = rowOf(
    mapping.source,
    new Scope(
      file,
      1,
      () => '',
      () => null,
    ),
    new Notes(),
  );
  delete made.cells.sources;
  return made;
}

/** Opens a file and looks for what its inputs take; gives the document where it is one. */
async function checkFile(
  path: string,
  inputs: readonly Input[],
  mapping: Mapping,
  problems: PackageProblem[],
): Promise<unknown> {
  const name = basename(path);
  const asDocument = inputs.filter((input) => input.document);
  let document: unknown;
  try {
    if (asDocument.length > 0) document = await readJsonDocument(path);
    for (const input of inputs) if (!input.document) await checkTable(path, input, mapping, problems);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const problem of error.details.problems as PackageProblem[]) problems.push(problem);
    return undefined;
  }
  const holdsRows = asDocument.some((input) => input.document && !documentRows(document, input.document).next().done);
  if (asDocument.length > 0 && !holdsRows) {
    const message = `${name} has none of the rows that ${asDocument.map((input) => input.name).join(' and ')} look for.`;
    const [{ place }] = asDocument as [Input];
    problems.push({ file: mapping.file, line: place.line, column: String(place.column), message });
  }
  return document;
}

async function checkTable(path: string, input: Input, mapping: Mapping, problems: PackageProblem[]): Promise<void> {
  const { columns } = await openTableFile(path, input.table);
  const told = new Set<string>();
  for (const { column, place } of input.uses) {
    if (columns.includes(column) || told.has(column)) continue;
    told.add(column);
    const message = `The column ${shown(column)} is taken from ${input.name}, and ${basename(path)} has none of that name; it has ${columns.join(', ')}.`;
    problems.push({ file: mapping.file, line: place.line, column: String(place.column), message });
  }
}
