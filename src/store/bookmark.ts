/**
 * The id of the last transaction out of a bookmark: `FB:` and base64 of a packstream struct whose last field is
 * the id. A bookmark of another form is a version of its own.
 */
export function versionOf(bookmark: string): string {
  const bytes = Buffer.from(bookmark.replace(/^FB:/, ''), 'base64');
  const [marker, at] = [bytes[19], 20];
  if (bytes[0] !== 0x91 || bytes[1] !== 0xcc || bytes[2] !== 0x10 || marker === undefined) return bookmark;
  if (marker < 0x80) return String(marker);
  const widths: Record<number, number> = { 200: 1, 201: 2, 202: 4, 203: 8 };
  const width = widths[marker];
  if (!width || bytes.length < at + width) return bookmark;
  return width === 8 ? String(bytes.readBigInt64BE(at)) : String(bytes.readIntBE(at, width));
}
