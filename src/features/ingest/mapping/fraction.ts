/** Exact numbers: whole numerator over whole denominator. */

export interface Fraction {
  readonly numerator: bigint;
  /** Above 0. */
  readonly denominator: bigint;
}

/** Decimals of a number whose digits do not end, where none are asked for. */
const ENDLESS_DECIMALS = 6;
const PLAIN = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** The number a plain decimal text writes, or null. */
export function fractionOf(text: string): Fraction | null {
  const [, sign, whole, decimals = ''] = PLAIN.exec(text) ?? [];
  if (whole === undefined) return null;
  const digits = BigInt(whole + decimals);
  return { numerator: sign ? -digits : digits, denominator: 10n ** BigInt(decimals.length) };
}

/** The factor that `1000`, `0.001` or `1/12` writes, or null; zero is no factor. */
export function factorOf(text: string): Fraction | null {
  const [above = '', below = '1', more] = text.split('/').map((part) => part.trim());
  const [a, b] = [fractionOf(above), fractionOf(below)];
  if (!a || !b || more !== undefined || a.numerator <= 0n || b.numerator <= 0n) return null;
  return product(a, { numerator: b.denominator, denominator: b.numerator });
}

export const product = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

/**
 * The plain decimal text, without zeros at the end. Exact where the digits end and `decimals` is not given; else
 * rounded, a half to the even digit.
 */
export function decimalText({ numerator, denominator }: Fraction, decimals?: number): string {
  const places = decimals ?? exactPlaces(numerator, denominator) ?? ENDLESS_DECIMALS;
  const digits = String(roundedQuotient(magnitude(numerator) * 10n ** BigInt(places), denominator)).padStart(
    places + 1,
    '0',
  );
  const point = digits.length - places;
  const fraction = digits.slice(point).replace(/0+$/, '');
  const text = digits.slice(0, point) + (fraction && `.${fraction}`);
  return numerator < 0n && /[1-9]/.test(text) ? `-${text}` : text;
}

const magnitude = (number: bigint): bigint => (number < 0n ? -number : number);

/** How many decimals write the quotient exactly; null where none do. */
function exactPlaces(numerator: bigint, denominator: bigint): number | null {
  let rest = denominator / greatestDivisor(magnitude(numerator), denominator);
  let [twos, fives] = [0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : null;
}

const greatestDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestDivisor(b, a % b));

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}
