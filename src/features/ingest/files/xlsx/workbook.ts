/** What a workbook consists of (ECMA-376, Office Open XML): its sheets in order, and the parts they share. */
import { posix } from 'node:path';
import { LARGEST_DESCRIBING_PART } from '../limits';
import type { Refuse } from '../refuse';
import { walkXml, type XmlVisitor } from './xml-walk';
import type { ZipArchive } from './zip-archive';

export interface Sheet {
  readonly name: string;
  readonly isVisible: boolean;
  /** Name of its part in the archive. */
  readonly part: string;
}

export interface Workbook {
  /** Sheets of cells; those that are charts are left out. */
  readonly sheets: readonly Sheet[];
  /** Whether days are counted from 1904 on. */
  readonly is1904: boolean;
  readonly sharedTexts: string | undefined;
  readonly styles: string | undefined;
}

interface Relationship {
  readonly id: string;
  /** The last part of its type, which differs between the strict and the usual form of the format. */
  readonly type: string;
  readonly part: string;
}

/** Throws PACKAGE_REFUSED where the archive is no workbook. */
export async function readWorkbook(archive: ZipArchive, refuse: Refuse): Promise<Workbook> {
  const [main] = (await relationshipsOf('', archive, refuse)).filter(({ type }) => type === 'officeDocument');
  if (!main || !archive.has(main.part)) {
    throw refuse('It is a zip archive, and no Excel workbook is in it. Save it as .xlsx in a spreadsheet program.');
  }
  const relationships = await relationshipsOf(main.part, archive, refuse);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await visit(main.part, archive, refuse, (name, attributes) => {
    if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
    const relationship = relationships.find((other) => other.id === id && other.type === 'worksheet');
    if (!relationship) return;
    const isVisible = (attributes.state ?? 'visible') === 'visible';
    sheets.push({ name: attributes.name ?? '', isVisible, part: relationship.part });
  });
  const partOf = (wanted: string) => relationships.find(({ type }) => type === wanted)?.part;
  return { sheets, is1904, sharedTexts: partOf('sharedStrings'), styles: partOf('styles') };
}

/** The sheet of that name; without one the first visible, or the only one. Throws PACKAGE_REFUSED with their names. */
export function sheetOf({ sheets }: Workbook, name: string | undefined, refuse: Refuse): Sheet {
  const [first, ...others] = sheets;
  const found =
    name === undefined
      ? (sheets.find(({ isVisible }) => isVisible) ?? (others.length === 0 ? first : undefined))
      : sheets.find((sheet) => sheet.name.normalize('NFC') === name.normalize('NFC'));
  if (found) return found;
  const listed = sheets.map((sheet) => `${JSON.stringify(sheet.name)}${sheet.isVisible ? '' : ' (hidden)'}`).join(', ');
  if (sheets.length === 0) throw refuse('It has no sheet with cells.');
  throw refuse(
    name === undefined
      ? `Its sheets are all hidden: ${listed}; name the one to read.`
      : `It has no sheet ${JSON.stringify(name)}; it has ${listed}.`,
  );
}

async function relationshipsOf(part: string, archive: ZipArchive, refuse: Refuse): Promise<Relationship[]> {
  const folder = posix.dirname(part);
  const found: Relationship[] = [];
  await visit(posix.join(folder, '_rels', `${posix.basename(part)}.rels`), archive, refuse, (name, attributes) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    if (name !== 'Relationship' || mode === 'External') return;
    const inside = posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1);
    found.push({ id, type: posix.basename(type), part: inside });
  });
  return found;
}

/** Calls `open` for each tag of a small part, if there is one of that name. */
async function visit(part: string, archive: ZipArchive, refuse: Refuse, open: XmlVisitor['open']): Promise<void> {
  if (!archive.has(part)) return;
  const visitor: XmlVisitor = { open, text: () => undefined, close: () => undefined };
  for await (const _ of walkXml(archive.read(part, LARGEST_DESCRIBING_PART), part, visitor, refuse));
}
