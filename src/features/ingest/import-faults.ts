/** What is wrong with an import as it is sent: its files, by their names and forms, and the name it is to have. */
import { BATCH_NAME, isBatchName } from './batch-record';
import type { ImportFileInput, ImportStartInput } from './ingest.args';
import { tooMany } from './payload';
import { type Fault, faultAt } from './user-error';

/** The file by whose name files are a data package. */
export const DESCRIPTOR = 'datapackage.json';

const MOST_FILES = 100;
/** Bytes, since a file system counts them. */
const LONGEST_NAME = 255;
const SEGMENT = /^[\p{L}\p{N}_][\p{L}\p{N} ()._-]*$/u;

export const faultsOfImport = (input: ImportStartInput): Fault[] => [...faultsOfFiles(input), ...faultsOfBatch(input)];

function faultsOfBatch({ batch }: ImportStartInput): Fault[] {
  if (batch == null || isBatchName(batch)) return [];
  const message = `batch is ${JSON.stringify(batch.slice(0, 80))}; expected ${BATCH_NAME}. Give another, or none to have one made.`;
  return [faultAt('BAD_TEXT', ['batch'], message)];
}

function faultsOfFiles({ files, mapping }: ImportStartInput): Fault[] {
  const crowd = tooMany('files', files, MOST_FILES);
  if (crowd.length > 0) return crowd;
  if (files.length === 0) {
    const message = 'files is an empty list; expected 1 to 100 files. Send what is to be loaded.';
    return [faultAt('MISSING_VALUE', ['files'], message)];
  }
  const names = files.map(({ name }) => name.toLowerCase());
  return [
    ...files.flatMap((file, at) => [...faultsOf(file, ['files', String(at)]), ...clashOf(names, at, file.name)]),
    ...(mapping ? faultsOf(mapping, ['mapping']) : []),
    ...(mapping && files.some(({ name }) => name === DESCRIPTOR) ? [MAPPED_PACKAGE] : []),
  ];
}

const MAPPED_PACKAGE = faultAt(
  'BAD_MAPPING',
  ['mapping'],
  `mapping comes with a ${DESCRIPTOR}, and a data package has our columns already; send one of the two.`,
);

/** File systems differ in whether case tells names apart. */
function clashOf(names: readonly string[], at: number, shown: string): Fault[] {
  const name = names[at] as string;
  const isTwin = names.indexOf(name) < at;
  if (!isTwin && !names.some((other) => other.startsWith(`${name}/`))) return [];
  const twin = isTwin ? 'an earlier file' : 'a folder';
  const message = `name is ${JSON.stringify(shown.slice(0, 80))}, as that of ${twin}; expected each name once. Rename one.`;
  return [faultAt('DUPLICATE', ['files', String(at), 'name'], message)];
}

function faultsOf({ name, content, contentBase64 }: ImportFileInput, path: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (Buffer.byteLength(name) > LONGEST_NAME || !name.split('/').every((segment) => SEGMENT.test(segment))) {
    const message = `name is ${JSON.stringify(name.slice(0, 80))}; expected a plain file name like supplies.csv, of at most ${LONGEST_NAME} bytes, in folders below this one at most. Rename it.`;
    faults.push(faultAt('BAD_FILE', [...path, 'name'], message));
  }
  if ((content == null) === (contentBase64 == null)) {
    const message = `${name.slice(0, 80)} comes with ${content == null ? 'neither' : 'both'} content and contentBase64; expected one of them.`;
    faults.push(faultAt('BAD_FILE', path, message));
  }
  if (contentBase64 != null && !isBase64(contentBase64)) {
    const message = 'contentBase64 is no base64; expected the bytes of the file in it (RFC 4648).';
    faults.push(faultAt('BAD_FILE', [...path, 'contentBase64'], message));
  }
  return faults;
}

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
