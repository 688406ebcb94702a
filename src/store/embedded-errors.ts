/** What the embedded engine's errors mean, in plain words and with a remedy. */
import { AppError, conflict, storeRefused, storeUnavailable } from '../errors';
import type { Statement } from './statement';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const isConflict = (error: unknown): boolean => messageOf(error).includes('GRAFEO-T001');

/** No space, file too large, quota exceeded: as the engine and as the system say it. */
const isDiskFull = (message: string): boolean => /GRAFEO-T009|os error (28|27|122)\)/.test(message);

/** What a failed statement or commit tells. */
export function translate(error: unknown, statement: Statement | undefined): AppError {
  if (error instanceof AppError) return error;
  const message = messageOf(error);
  if (isConflict(error)) return conflict('Another writer was in the way.', error);
  if (message.includes('GRAFEO-V001')) return conflict('A constraint of the graph stands against it.', error);
  if (isDiskFull(message)) return storeUnavailable('The disk is full.', 'Make room and try again.', error);
  return storeRefused(statement?.name ?? 'commit', error);
}

/** What was committed stands in the log beside the file, and goes into it at the next opening. */
export function unclosed(error: unknown): AppError {
  if (!isDiskFull(messageOf(error))) return storeRefused('close', error);
  const remedy = 'Make room before the next start; what was written is kept.';
  return storeUnavailable('The disk is full, so the graph could not be closed in order.', remedy, error);
}

/** What a graph that cannot be opened tells. */
export function unopened(path: string, error: unknown): AppError {
  const message = messageOf(error);
  if (message.includes('locked')) {
    return storeUnavailable(`The graph ${path} is in use by another process.`, 'Stop it or set TIERLINE_GRAPH.', error);
  }
  if (message.includes('it is not a database file')) {
    return storeUnavailable(`${path} is a directory, not a graph.`, 'Set TIERLINE_GRAPH to a file in it.', error);
  }
  if (/GRAFEO-(S00\d|X002|V001)/.test(message)) {
    const remedy = 'Move it away and start again to load it anew, or set TIERLINE_GRAPH to another place.';
    return storeUnavailable(`The graph ${path} is damaged or no graph.`, remedy, error);
  }
  if (isDiskFull(message)) {
    return storeUnavailable(
      `The graph ${path} cannot be written: the disk is full.`,
      'Make room and start again.',
      error,
    );
  }
  const refused = /permission|read-only/i.test(message);
  return storeUnavailable(
    `The graph ${path} cannot be ${refused ? 'written' : 'made'} there.`,
    'Set TIERLINE_GRAPH to a place where files can be written.',
    error,
  );
}
