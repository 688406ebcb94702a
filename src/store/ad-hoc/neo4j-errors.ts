/** Neo4j's errors on an ad-hoc text, told by their code. */
import { AppError, statementTooLarge, storeRefused, storeUnavailable } from '../../errors';
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

export function refusedByNeo4j(error: unknown, text: string): AppError {
  if (error instanceof AppError) return error;
  const { code = '', message = '' } = (error ?? {}) as { readonly code?: string; readonly message?: string };
  const kind = code.split('.').at(-1) ?? '';
  if (kind === 'SyntaxError') return syntaxFault(error, message, text);
  if (kind === 'ParameterMissing') return missingParameter(/: *`?(\w+)/.exec(message)?.[1] ?? '?', error);
  if (kind === 'AccessMode' || kind === 'Forbidden') return writes(error);
  if (kind.endsWith('OutOfMemoryError') || kind === 'StackOverFlowError') return statementTooLarge(error);
  if (['TypeError', 'ArithmeticError', 'ArgumentError', 'EntityNotFound'].includes(kind)) return failedOnValue(error);
  if (code.startsWith('Neo.ClientError.Statement') || kind === 'ProcedureCallFailed') return unsupported(error);
  if (['ServiceUnavailable', 'SessionExpired'].includes(code)) {
    return storeUnavailable('Neo4j does not answer.', 'Start it or mend NEO4J_URI.', error);
  }
  return storeRefused('ad hoc', error);
}

function syntaxFault(error: unknown, message: string, text: string): AppError {
  const [, name] = /^Variable `(.+?)` not defined/.exec(message) ?? [];
  if (name) return unknownName(name, error);
  const [, called] = /^Unknown function '(.+?)'/.exec(message) ?? [];
  if (called) return unknownFunction(called, error);
  return unreadable(text, placeIn(message), error);
}

/** The first line is that of EXPLAIN. */
function placeIn(message: string): Place | null {
  const [, line, column] = /\(line (\d+), column (\d+)/.exec(message) ?? [];
  return line && column && Number(line) > 1 ? { line: Number(line) - 1, column: Number(column) } : null;
}
