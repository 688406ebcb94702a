/** The shortest text of a number that reads back as it, without an exponent: 1e-7 → '0.0000001'. */
export function plainDecimal(number: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e-(\d+)$/.exec(String(number)) ?? [];
  if (exponent === undefined) return String(number);
  return `${sign}0.${'0'.repeat(Number(exponent) - whole.length)}${whole}${fraction}`;
}
