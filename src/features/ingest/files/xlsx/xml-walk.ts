/** Walks over the tags and texts of an XML part as its bytes arrive. */
import { SaxesParser } from 'saxes';
import { DEEPEST, inMegabytes, LONGEST_RECORD } from '../limits';
import type { Refuse } from '../refuse';

export interface XmlVisitor {
  /** Names are without their prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Gives a turn after each chunk, so that the caller can hand on what the visitor has gathered. Throws PACKAGE_REFUSED
 * for what is not well-formed, for declarations of types or entities, and for a stretch of 1 MB without a tag.
 */
export async function* walkXml(
  bytes: AsyncIterable<Buffer>,
  part: string,
  visitor: XmlVisitor,
  refuse: Refuse,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false } as const);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const broken = () => refuse(`Its part ${part} is not well-formed XML; save it anew in a spreadsheet program.`);
  let since = 0;
  let depth = 0;
  parser.on('error', () => {
    throw broken();
  });
  parser.on('doctype', () => {
    throw refuse(`Its part ${part} declares XML types or entities, which no workbook needs; save it anew.`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    if (++depth > DEEPEST) throw broken();
    visitor.open(withoutPrefix(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    depth--;
    visitor.close(withoutPrefix(name));
  });
  parser.on('text', (text) => visitor.text(text));
  parser.on('cdata', (text) => visitor.text(text));
  const decoded = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw broken();
    }
  };
  for await (const chunk of bytes) {
    const text = decoded(chunk);
    since += text.length;
    parser.write(text);
    if (since > LONGEST_RECORD) {
      throw refuse(`Its part ${part} has a text of more than ${inMegabytes(LONGEST_RECORD)}, the limit; shorten it.`);
    }
    yield;
  }
  parser.write(decoded());
  parser.close();
  yield;
}

const withoutPrefix = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);
