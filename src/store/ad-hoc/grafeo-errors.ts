/** The embedded engine's errors on an ad-hoc text, told by their code. */
import { AppError, statementTimedOut, statementTooLarge, storeRefused } from '../../errors';
import {
  failedOnValue,
  missingParameter,
  type Place,
  unknownFunction,
  unknownName,
  unreadable,
  unsupported,
  writes,
} from './faults';

/** The engine has a deadline of its own. */
const OWN_DEADLINE_MS = 30_000;

export function refusedByGrafeo(error: unknown, text: string): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const [, code = ''] = /GRAFEO-([A-Z]\d{3})/.exec(message) ?? [];
  const [, parameter] = /Missing parameter: \$(\w+)/.exec(message) ?? [];
  if (parameter) return missingParameter(parameter, error);
  const [, name] = /Undefined variable '(\w+)'/.exec(message) ?? [];
  if (name) return unknownName(name, error);
  const [, called] = /Unknown function '(.+?)'/.exec(message) ?? [];
  if (called) return unknownFunction(called, error);
  if (code === 'Q001') return unreadable(text, placeIn(message), error);
  if (code === 'Q003') return statementTimedOut(OWN_DEADLINE_MS);
  if (code === 'T003') return writes(error);
  if (/GRAFEO-Q006.*(too many|limit)/s.test(message)) return statementTooLarge(error);
  if (/overflow|divi|type|argument/i.test(message) && code !== 'X001') return failedOnValue(error);
  if (code.startsWith('Q') || code.startsWith('X')) return unsupported(error);
  return storeRefused('ad hoc', error);
}

/** The first line is that of EXPLAIN. */
function placeIn(message: string): Place | null {
  const [, line, column] = /--> query:(\d+):(\d+)/.exec(message) ?? [];
  return line && column && Number(line) > 1 ? { line: Number(line) - 1, column: Number(column) } : null;
}
