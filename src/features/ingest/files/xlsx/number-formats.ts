/** Which styles of a workbook show a number as a date, a time, or both. */
import { LARGEST_DESCRIBING_PART } from '../limits';
import type { Refuse } from '../refuse';
import { walkXml } from './xml-walk';
import type { ZipArchive } from './zip-archive';

/** What a number means by its format; null for a plain number. */
export type TimeFormat = 'date' | 'time' | 'both' | null;

/** By the number of a cell's style. */
export async function readNumberFormats(
  part: string | undefined,
  archive: ZipArchive,
  refuse: Refuse,
): Promise<readonly TimeFormat[]> {
  const own = new Map<string, string>();
  const styles: TimeFormat[] = [];
  if (part === undefined) return styles;
  let isCellStyle = false;
  const visitor = {
    open(name: string, { numFmtId = '0', formatCode = '' }: Readonly<Record<string, string>>) {
      if (name === 'numFmt') own.set(numFmtId, formatCode);
      else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle) {
        const code = own.get(numFmtId);
        styles.push(code === undefined ? builtIn(Number(numFmtId)) : timeFormatOf(code));
      }
    },
    text: () => undefined,
    close(name: string) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  };
  for await (const _ of walkXml(archive.read(part, LARGEST_DESCRIBING_PART), part, visitor, refuse));
  return styles;
}

/**
 * Formats without a code of their own (ECMA-376 part 1, 18.8.30, with those of East Asian languages). What 34, 35, 55
 * and 56 show differs between Chinese and Korean.
 */
function builtIn(id: number): TimeFormat {
  if ([22, 34, 35, 55, 56].includes(id)) return 'both';
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || id === 32 || id === 33) return 'time';
  return (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : null;
}

/** By the letters of the first section that are no literals: `yyyy"년" m"월"` is a date, `0.0 "days"` a number. */
export function timeFormatOf(code: string): TimeFormat {
  const letters = code
    .replaceAll(/"[^"]*"|[\\_*]./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .replace(/;.*$/s, '')
    .toLowerCase();
  if (!/[ymdhs]/.test(letters)) return null;
  const isTime = /[hs]/.test(letters);
  const isDate = /[yd]/.test(letters) || (letters.includes('m') && !isTime && !letters.includes('[m'));
  return isDate ? (isTime ? 'both' : 'date') : 'time';
}
