/** Dates as others write them, read by a format that the mapping states. Two-digit years are never guessed. */
import { isDate } from '../../../model/dates';

export interface DateFormat {
  readonly text: string;
  readonly pattern: RegExp;
  readonly hasDay: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const tokens: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MMM: `(?<name>${MONTHS.join('|')})`,
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  '*': '.*',
};

/** The format a text like `DD/MM/YYYY` or `D MMM YYYY` states; `*` stands for anything. Null where it has no year and month. */
export function dateFormat(text: string): DateFormat | null {
  const parts = text.match(/YYYY|MMM|MM|M|DD|D|\*|[^YMD*]+|./gs) ?? [];
  const count = (letter: string) => parts.filter((part) => part in tokens && part.startsWith(letter)).length;
  const isWhole = count('Y') === 1 && count('M') === 1 && count('D') <= 1;
  if (!isWhole || parts.some((part) => /^Y+$/.test(part) && part !== 'YYYY')) return null;
  const source = parts.map((part) => tokens[part] ?? part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('');
  return { text, pattern: new RegExp(`^${source}$`, 'is'), hasDay: count('D') === 1 };
}

/** The ISO date, or month where the format has no day; null where the text is none. */
export function readDate(text: string, format: DateFormat): string | null {
  const { year, month, name, day = '1' } = format.pattern.exec(text)?.groups ?? {};
  if (year === undefined) return null;
  const number = name ? MONTHS.indexOf(name.toLowerCase()) + 1 : Number(month);
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDate(date)) return null;
  return format.hasDay ? date : date.slice(0, 7);
}
