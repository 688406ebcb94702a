/** The encoding of a text file: its byte order mark, else the one that is named, else UTF-8. */
import { encodingExists } from 'iconv-lite';
import type { Refuse } from './refuse';

export interface Encoding {
  /** As iconv-lite calls it; null for UTF-8. */
  readonly name: string | null;
  /** Bytes before the text. */
  readonly mark: number;
}

const marks: readonly { readonly bytes: readonly number[]; readonly name: string | null }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: null },
  { bytes: [0xff, 0xfe], name: 'utf-16le' },
  { bytes: [0xfe, 0xff], name: 'utf-16be' },
];

/** Throws PACKAGE_REFUSED where the encoding that is named is unknown. */
export function encodingOf(head: Buffer, named: string | undefined, refuse: Refuse): Encoding {
  const mark = marks.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (mark) return { name: mark.name, mark: mark.bytes.length };
  if (named === undefined || /^(utf-?8|(us-)?ascii)$/i.test(named)) return { name: null, mark: 0 };
  if (!encodingExists(named)) {
    const known = 'utf-8, utf-16le, windows-1252, euc-kr, cp949 or shift_jis';
    throw refuse(`Its encoding is ${JSON.stringify(named)}; expected a known one, for example ${known}.`);
  }
  return { name: named, mark: 0 };
}
