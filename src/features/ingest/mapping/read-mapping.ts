/** Reads a mapping file and compiles it. Everything that is wrong with it is found before a file of data is opened. */
import { basename, join } from 'node:path';
import { schemaCheck } from '../../../documents/check-schema';
import { PlacedDocument } from '../../../documents/placed-document';
import { readTextFile } from '../../../documents/text-file';
import { inputDrafts } from './compile-inputs';
import { compileCells, compileRow } from './compile-row';
import type { Mapping, Path, RowRule } from './mapping';
import type { RawMapping, WordLists } from './raw-mapping';
import { stepsOf } from './steps';
import { PathMistake } from './surroundings';

const checkSchema = schemaCheck(join(__dirname, '../../../../schema/mapping.schema.json'));

/** Throws PACKAGE_REFUSED with every mistake, each with the file, line and column of the mapping. */
export async function readMapping(path: string): Promise<Mapping> {
  const document = PlacedDocument.parse(basename(path), readTextFile(path, 'mapping'), 'The mapping');
  document.throwProblems();
  checkSchema(document);
  document.throwProblems();
  const raw = document.value as RawMapping;
  const words = raw.words ?? {};
  const drafts = inputDrafts(raw, document);
  const source = sourceRule(raw.source, words, document);
  const rules = raw.rows.flatMap((row, at) => compileRow(row, ['rows', at], drafts, words, document) ?? []);
  const inputs = [...drafts.values()].map((draft) => draft.compiled(document));
  document.throwProblems();
  return { file: document.file, inputs, source, rules };
}

function sourceRule(raw: RawMapping['source'], words: WordLists, document: PlacedDocument): RowRule {
  const of = { kind: 'Source' } as const;
  const cells = compileCells(of, raw, ['source'], ['source'], { document, words, pathOf: sourcePath });
  return { of, place: document.placeOf(['source']), input: '', each: null, when: null, cells, joins: [] };
}

function sourcePath(text: string): Path {
  const shared = { text, isUnknown: () => false };
  if (text === '$file') return { ...shared, of: 'file' };
  const [name, ...steps] = text.split('.');
  if (name === '$document' && steps.length > 0) return { ...shared, of: 'document', steps: stepsOf(steps.join('.')) };
  throw new PathMistake(`takes ${text}; a source is of a whole file and takes $file and $document.… alone.`);
}
