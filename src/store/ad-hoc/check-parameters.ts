/** The parameters of an ad-hoc text, as both engines take them. */
import { cypherRefused } from '../../errors';
import { type Parameters, type Row, toParameter } from '../values';

const LARGEST = 100_000;

/** `integer` wraps a whole number as the engine knows it. */
export function boundParameters(parameters: Parameters, integer: (whole: number) => unknown): Row {
  const bound = Object.entries(parameters).map(([name, value]) => [
    name,
    toParameter(`parameters.${name}`, value, integer),
  ]);
  const size = JSON.stringify(parameters).length;
  if (size <= LARGEST) return Object.fromEntries(bound);
  throw cypherRefused(`has parameters of ${size} characters; at most ${LARGEST} are taken.`, 'Pass fewer.');
}
