/**
 * The bytes of a text file as valid UTF-8 whose lines end in line feeds alone, whatever the file had. Each chunk holds
 * whole characters, so it can be decoded by itself.
 */
import { isUtf8 } from 'node:buffer';
import { getDecoder } from 'iconv-lite';
import type { Encoding } from './encoding';
import type { Refuse } from './refuse';

const LF = 0x0a;
const CR = 0x0d;
const EMPTY = Buffer.alloc(0);

/** Throws PACKAGE_REFUSED at the first line that is not valid in its encoding. */
export function plainText(
  bytes: AsyncIterable<Buffer>,
  { name, mark }: Encoding,
  refuse: Refuse,
): AsyncGenerator<Buffer> {
  const text = behind(bytes, mark);
  return name === null ? validUtf8(withLineFeeds(text), refuse) : withLineFeeds(decoded(text, name, refuse));
}

async function* behind(bytes: AsyncIterable<Buffer>, mark: number): AsyncGenerator<Buffer> {
  let left = mark;
  for await (const chunk of bytes) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    yield skipped === 0 ? chunk : chunk.subarray(skipped);
  }
}

async function* withLineFeeds(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isReturnHeld = false;
  for await (const chunk of bytes) {
    let part: Buffer = isReturnHeld ? Buffer.concat([Buffer.of(CR), chunk]) : chunk;
    isReturnHeld = part.at(-1) === CR;
    if (isReturnHeld) part = part.subarray(0, -1);
    yield part.includes(CR) ? Buffer.from(part.toString('latin1').replaceAll(/\r\n?/g, '\n'), 'latin1') : part;
  }
  if (isReturnHeld) yield Buffer.of(LF);
}

async function* validUtf8(bytes: AsyncIterable<Buffer>, refuse: Refuse): AsyncGenerator<Buffer> {
  let line = 1;
  let rest: Buffer = EMPTY;
  for await (const chunk of bytes) {
    const part: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = part.subarray(0, endOfCharacters(part));
    rest = part.subarray(whole.length);
    if (!isUtf8(whole)) throw notUtf8(line + linesBeforeFault(whole), refuse);
    line += lineFeedsIn(whole);
    yield whole;
  }
  if (rest.length > 0) throw notUtf8(line, refuse);
}

const notUtf8 = (line: number, refuse: Refuse) => {
  const remedy = 'save it as UTF-8, or name its encoding, for example windows-1252 or cp949.';
  return refuse(`It is not valid UTF-8; ${remedy}`, { line });
};

/** Where a last character begins of which bytes are still to come, or the length. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return size > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lineFeedsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

function linesBeforeFault(bytes: Buffer): number {
  let start = 0;
  for (let lines = 0; ; lines++) {
    const end = bytes.indexOf(LF, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return lines;
    start = end + 1;
  }
}

/** What stands in a text for bytes that are not valid in its encoding. */
const REPLACEMENT = '\uFFFD';

async function* decoded(bytes: AsyncIterable<Buffer>, name: string, refuse: Refuse): AsyncGenerator<Buffer> {
  const decoder = getDecoder(name, { stripBOM: false });
  let line = 1;
  let held = '';
  const encoded = (text: string): Buffer => {
    const fault = text.indexOf(REPLACEMENT);
    if (fault >= 0) {
      const message = `It is not valid ${name}; save it as UTF-8, or name the encoding that it has.`;
      throw refuse(message, { line: line + (text.slice(0, fault).match(/\r\n?|\n/g)?.length ?? 0) });
    }
    line += text.match(/\r\n?|\n/g)?.length ?? 0;
    return Buffer.from(text);
  };
  for await (const chunk of bytes) {
    const text = held + decoder.write(chunk);
    // A pair of surrogates, and a return with its line feed, must not be torn.
    held = /[\uD800-\uDBFF\r]$/.test(text) ? text.slice(-1) : '';
    yield encoded(held === '' ? text : text.slice(0, -1));
  }
  yield encoded(held + (decoder.end() ?? ''));
}
