/** Numbers as texts without an exponent, which is how every other cell of a load writes them. */

/** The longest that is written out; a 64-bit number has no more places. */
const MOST_PLACES = 400;

/** `1.5e3` → `1500`; what has no exponent, or one that leads too far, stays as it is. */
export function withoutExponent(number: string): string {
  const [, sign = '', whole = '', part = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(number) ?? [];
  const shift = Number(exponent);
  if (exponent === undefined || Math.abs(shift) > MOST_PLACES) return number;
  const point = whole.length + shift;
  const digits = `${'0'.repeat(Math.max(0, -point))}${whole}${part}`.padEnd(point, '0');
  const at = Math.max(0, point);
  const before = digits.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const behind = digits.slice(at).replace(/0+$/, '');
  return `${sign}${before}${behind === '' ? '' : `.${behind}`}`;
}

/**
 * The number of a spreadsheet cell. Whole ones stay as written, however long; others are 64-bit numbers that the file
 * may hold with 17 digits, and become the shortest decimal that means the same one: `1.1000000000000001` → `1.1`.
 */
export function plainNumber(text: string): string {
  if (/^-?(0|[1-9]\d*)$/.test(text)) return text;
  const number = Number(text);
  return Number.isFinite(number) ? withoutExponent(String(number)) : text;
}
