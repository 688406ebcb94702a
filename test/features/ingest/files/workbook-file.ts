/** An Excel workbook (ECMA-376) from the XML of its sheets' rows. */
import { type Part, zipOf } from './zip-file';

interface SheetContent {
  readonly name: string;
  /** The rows as XML, for example `<row r="1"><c r="A1"><v>1</v></c></row>`. */
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WorkbookContent {
  readonly sheets: readonly SheetContent[];
  /** The items of the shared texts as XML, for example `<si><t>one</t></si>`. */
  readonly texts?: string;
  /** Format codes; the style of the first is 1, since 0 is the plain one. */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
  /** Instead of, or beside, the parts that follow from the rest. */
  readonly parts?: readonly Part[];
  readonly isZip64?: boolean;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string => {
  const items = targets.map(
    ([type, target], at) => `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${items.join('')}</Relationships>`;
};

export function workbookOf(content: WorkbookContent): Buffer {
  const { sheets, texts = '', formats = [], is1904 = false, parts = [], isZip64 = false } = content;
  const targets = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const);
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${state ? ` state="${state}"` : ''}/>`,
  );
  const own: Part[] = [
    { name: '_rels/.rels', content: relationships([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([...targets, ['sharedStrings', '/xl/sharedStrings.xml'], ['styles', 'styles.xml']]),
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: 'xl/sharedStrings.xml', content: `${HEAD}<sst xmlns="${MAIN}">${texts}</sst>` },
    { name: 'xl/styles.xml', content: stylesOf(formats) },
    ...sheets.map(({ rows }, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetOf(rows) })),
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return zipOf([...own.filter(({ name }) => !replaced.has(name)), ...parts], isZip64);
}

export const sheetOf = (rows: string): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView/></sheetViews><sheetData>${rows}</sheetData><mergeCells/></worksheet>`;

function stylesOf(formats: readonly string[]): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A row of texts and numbers from column A on; null leaves a cell out, and XML that begins with `<c` is taken as it is. */
export function row(line: number, ...cells: readonly (string | number | null)[]): string {
  const letters = (at: number) => String.fromCharCode(65 + at);
  const items = cells.map((cell, at) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${letters(at)}${line}"><v>${cell}</v></c>`;
    if (cell.startsWith('<c')) return cell;
    return `<c r="${letters(at)}${line}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  });
  return `<row r="${line}">${items.join('')}</row>`;
}
