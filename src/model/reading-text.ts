/** Values of properties as people read them. */
import { toMajorUnits } from './money';
import { plainDecimal } from './plain-decimal';

/** One value, or a sum in minor units with its currency: `0.3`, `60000000.00 USD`, `Sme; PrimeContractor`. */
export function readingText([value, currency]: readonly unknown[]): string {
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value !== 'number') return String(value);
  return typeof currency === 'string' ? `${toMajorUnits(value, currency)} ${currency}` : plainDecimal(value);
}
