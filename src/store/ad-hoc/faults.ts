/** What is wrong with a text, in sentences of our own: an engine's words change with its version and name its inside. */
import { type AppError, cypherRefused } from '../../errors';

/** Place in the text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const SHOWN = 40;

export function unreadable(text: string, place: Place | null, cause: unknown): AppError {
  if (!place) return cypherRefused('cannot be read.', 'Check its spelling.', {}, cause);
  const rest =
    text
      .split('\n')
      [place.line - 1]?.slice(place.column - 1)
      .trim() ?? '';
  const near = rest === '' ? 'at its end' : `near ${JSON.stringify(rest.slice(0, SHOWN))}`;
  const where = `line ${place.line}, column ${place.column}`;
  return cypherRefused(`cannot be read at ${where}, ${near}.`, 'Check the spelling there.', { ...place }, cause);
}

export const missingParameter = (name: string, cause: unknown): AppError =>
  cypherRefused(`asks for the parameter $${name}, which is not given.`, `Give ${name} in parameters.`, {}, cause);

export const unknownName = (name: string, cause: unknown): AppError =>
  cypherRefused(`uses ${name}, which it does not define.`, 'Carry it on in WITH, or mend its name.', {}, cause);

export const unknownFunction = (name: string, cause: unknown): AppError =>
  cypherRefused(`calls ${name}, which is no function here.`, 'Mend its name, or do without it.', {}, cause);

export const writes = (cause?: unknown): AppError =>
  cypherRefused('would do more than read.', 'Write with mutations or `tierline load`.', {}, cause);

export const failedOnValue = (cause: unknown): AppError =>
  cypherRefused(
    'meets a value that it cannot reckon with, such as a text in place of a number or a division by zero.',
    'Keep such values out with WHERE, or turn them with toInteger or toString.',
    {},
    cause,
  );

export const unsupported = (cause: unknown): AppError =>
  cypherRefused('asks for something that this engine does not do.', 'Write it in a simpler way.', {}, cause);
