/** Cells of a worksheet in XML, with the types that a spreadsheet knows. */

const STYLES = { plain: 0, date: 1, heading: 2 } as const;

/** What a cell of a spreadsheet holds at most. */
const LONGEST_CELL = 32_767;

const FIRST_DAY = '1900-03-01';
const DAY_MS = 86_400_000;

export type CellType = 'text' | 'number' | 'date' | 'boolean';

/** An empty text for an unknown. A day before spreadsheets count days stays a text. */
export function cellXml(value: string | number | boolean | null, type: CellType): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  if (type === 'date' && value >= FIRST_DAY) return `<c s="${STYLES.date}"><v>${serialDay(value)}</v></c>`;
  return textXml(value);
}

export const headingXml = (text: string): string => textXml(text, STYLES.heading);

const textXml = (text: string, style: number = STYLES.plain): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(fitting(text))}</t></is></c>`;

/** Whether a text does not fit a cell and is cut. */
export const isTooLong = (value: unknown): boolean => typeof value === 'string' && value.length > LONGEST_CELL;

const CUT = '… (cut here: a cell holds no more)';

const fitting = (text: string): string =>
  isTooLong(text) ? text.slice(0, LONGEST_CELL - CUT.length).replace(/[\uD800-\uDBFF]$/, '') + CUT : text;

const serialDay = (date: string): number => (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY_MS;

/** Characters that XML cannot hold are written as spreadsheets write them, `_x0001_`; what looks like that is kept. */
export const xmlText = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (letter) => (letter === '\t' || letter === '\n' ? letter : numbered(letter)))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const numbered = (letter: string): string => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
