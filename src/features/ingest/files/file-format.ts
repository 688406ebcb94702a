/** In which format a file is: what its name says, checked against its first bytes. */
import type { Encoding } from './encoding';
import { isOleContainer } from './ole-container';
import type { Refuse } from './refuse';

export type TableFormat = 'csv' | 'xlsx' | 'json' | 'ndjson';

/** Bytes from the start by which formats are told apart. */
export const HEAD = 4_096;

const endings: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
};

/** `Prices.TSV.gz` → `tsv` and packed */
export function endingOf(path: string): { ending: string; isPacked: boolean } {
  const isPacked = /\.gz$/i.test(path);
  const [, ending = ''] = /\.([^./\\]+)$/.exec(isPacked ? path.slice(0, -3) : path) ?? [];
  return { ending: ending.toLowerCase(), isPacked };
}

/** The format that the ending stands for; throws PACKAGE_REFUSED where it stands for none. */
export function formatOf(path: string, refuse: Refuse): TableFormat {
  const { ending, isPacked } = endingOf(path);
  const format = endings[ending];
  if (ending === 'xls') throw refuse(`${kindsOfContent.ole} ${SAVE_ANEW}`);
  if (!format) {
    const known = Object.keys(endings).map((known) => `.${known}`);
    const found = ending === '' ? 'no ending' : `the ending .${ending}`;
    throw refuse(`Its name has ${found}; expected ${known.join(', ')}, each also with .gz. Rename it.`);
  }
  if (format === 'xlsx' && isPacked) throw refuse('A workbook is packed in itself; unpack the .gz and name the .xlsx.');
  return format;
}

const SAVE_ANEW = 'Open it in a spreadsheet program and save it as .xlsx or .csv.';

const kindsOfContent = {
  gzip: 'It is packed with gzip, and its name does not say so. End the name in .gz, or unpack it.',
  notGzip: 'Its name ends in .gz, and it is not packed with gzip. Take .gz off the name.',
  zip: 'It is a zip archive under another name. If it is an Excel workbook, end its name in .xlsx; else unpack it.',
  zippedJson: 'It is a zip archive under another name. Unpack it.',
  notZip: 'It is no Excel workbook, whatever its name says.',
  ole: 'It is a workbook in the old binary form of Excel, which is not read.',
  password: 'It is protected with a password. Save it without one.',
  html: 'It is a web page under another name, as some sites give instead of a file.',
  xml: 'It is XML under another name.',
  pdf: 'It is a PDF, which holds no table. Ask for the data as .csv or .xlsx.',
  utf16:
    'It holds zero bytes, as UTF-16 without a byte order mark does. Save it as UTF-8, or name its encoding, for example utf-16le.',
} as const;

const startsWith = (head: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);

const isGzip = (head: Buffer): boolean => startsWith(head, 0x1f, 0x8b);
const isZip = (head: Buffer): boolean =>
  startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06);

export function checkPacking(head: Buffer, isPacked: boolean, refuse: Refuse): void {
  if (isGzip(head) && !isPacked) throw refuse(kindsOfContent.gzip);
  if (!isGzip(head) && isPacked) throw refuse(kindsOfContent.notGzip);
}

/** Throws PACKAGE_REFUSED where a text is certainly something else; says what it is. */
export function checkContent(head: Buffer, format: TableFormat, { name, mark }: Encoding, refuse: Refuse): void {
  refuseForeign(head, refuse);
  if (isOleContainer(head)) throw refuse(`${kindsOfContent.ole} ${SAVE_ANEW}`);
  if (isZip(head)) throw refuse(format === 'csv' ? kindsOfContent.zip : kindsOfContent.zippedJson);
  if (head.includes(0) && name === null && mark === 0) throw refuse(kindsOfContent.utf16);
}

/** Throws PACKAGE_REFUSED where a file is certainly no workbook; says what it is. */
export function checkWorkbook(head: Buffer, isEncrypted: boolean, refuse: Refuse): void {
  refuseForeign(head, refuse);
  if (isOleContainer(head)) throw refuse(isEncrypted ? kindsOfContent.password : `${kindsOfContent.ole} ${SAVE_ANEW}`);
  if (!isZip(head)) throw refuse(`${kindsOfContent.notZip} ${SAVE_ANEW}`);
}

function refuseForeign(head: Buffer, refuse: Refuse): void {
  const text = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (text.startsWith('%PDF-')) throw refuse(kindsOfContent.pdf);
  if (/^<(!doctype html|html|head|body|table|meta)\b/i.test(text)) throw refuse(`${kindsOfContent.html} ${SAVE_ANEW}`);
  if (/^<\?xml\b/i.test(text)) throw refuse(`${kindsOfContent.xml} ${SAVE_ANEW}`);
}
