/**
 * What can go wrong and whom it tells. A code of this closed list means that the caller can mend it;
 * everything else is masked behind a request id. One function for each message.
 */

/** Code → HTTP status, for an answer that holds nothing but the error. */
export const errorCodes = {
  BAD_INPUT: 400,
  BAD_ID: 400,
  BAD_CURSOR: 400,
  STALE_TOKEN: 409,
  NOT_FOUND: 404,
  BOUND_EXCEEDED: 400,
  QUERY_TOO_COMPLEX: 400,
  DEADLINE_EXCEEDED: 504,
  CANCELLED: 499,
  CONFLICT: 409,
  PACKAGE_REFUSED: 422,
  SETTINGS_REFUSED: 500,
  SCHEMA_REFUSED: 500,
  STORE_UNAVAILABLE: 503,
  STORE_REFUSED: 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** What a caller needs to mend a mistake; each part is plain text or plain data. */
export interface ErrorDetails {
  /** The argument, column or setting that is wrong. */
  readonly field?: string;
  readonly value?: unknown;
  readonly expected?: string;
  readonly remedy?: string;
  readonly [more: string]: unknown;
}

export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'AppError';
  }
}

const SHOWN = 80;

/** A value as it may stand in a message: JSON, cut after 80 characters. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}

export const badInput = (field: string, value: unknown, expected: string, remedy: string): AppError =>
  new AppError('BAD_INPUT', `${field} is ${shown(value)}; expected ${expected}. ${remedy}`, {
    field,
    value: cut(value),
    expected,
    remedy,
  });

export const badId = (field: string, value: unknown, expected: string): AppError => {
  const remedy = 'Take the id from an answer of this server, for example of search.';
  return new AppError('BAD_ID', `${field} is ${shown(value)}; expected ${expected}. ${remedy}`, {
    field,
    value: cut(value),
    expected,
    remedy,
  });
};

export const notFound = (field: string, id: string): AppError => {
  const remedy = 'Look the thing up with search.';
  return new AppError('NOT_FOUND', `${field} ${shown(id)} names nothing in the graph. ${remedy}`, {
    field,
    value: cut(id),
    expected: 'the id of an entity in the graph',
    remedy,
  });
};

export const badCursor = (field: string, reason: string): AppError => {
  const expected = 'a cursor of the same list, unchanged';
  const remedy = 'Leave it out to start from the beginning.';
  return new AppError('BAD_CURSOR', `${field} ${reason}; expected ${expected}. ${remedy}`, { field, expected, remedy });
};

export const staleToken = (field: string): AppError => {
  const remedy = 'Run the traversal again without it.';
  return new AppError('STALE_TOKEN', `${field} belongs to an earlier state of the graph. ${remedy}`, {
    field,
    expected: 'a token made since the last write',
    remedy,
  });
};

export const boundExceeded = (field: string, value: number, least: number, most: number): AppError => {
  const expected = `a whole number from ${least} to ${most}`;
  const remedy = value > most ? 'Ask for less and page on with the cursor.' : 'Ask for at least that much.';
  return new AppError('BOUND_EXCEEDED', `${field} is ${value}; expected ${expected}. ${remedy}`, {
    field,
    value,
    expected,
    remedy,
  });
};

export const queryTooComplex = (measure: string, value: number, limit: number, remedy: string): AppError =>
  new AppError('QUERY_TOO_COMPLEX', `The document's ${measure} is ${value}; the limit is ${limit}. ${remedy}`, {
    field: measure,
    value,
    limit,
    expected: `at most ${limit}`,
    remedy,
  });

export const deadlineExceeded = (milliseconds: number, cause?: unknown): AppError => {
  const remedy = 'Ask for less at a time: fewer tiers, a smaller page, fewer fields.';
  return new AppError(
    'DEADLINE_EXCEEDED',
    `The answer was not ready within ${milliseconds} ms and the work was stopped. ${remedy}`,
    { field: 'deadline', limit: milliseconds, remedy },
    cause,
  );
};

export const cancelled = (cause?: unknown): AppError =>
  new AppError('CANCELLED', 'The caller went away and the work was stopped.', {}, cause);

export const conflict = (what: string, cause?: unknown): AppError =>
  new AppError(
    'CONFLICT',
    `${what} Nothing was written. Try again.`,
    { remedy: 'Try again; if it fails each time, look for another writer.' },
    cause,
  );

export const schemaRefused = (message: string, remedy: string): AppError =>
  new AppError('SCHEMA_REFUSED', `${message} ${remedy}`, { remedy });

export const storeUnavailable = (message: string, remedy: string, cause?: unknown): AppError =>
  new AppError('STORE_UNAVAILABLE', `${message} ${remedy}`, { remedy }, cause);

export const closedStore = (): AppError => storeUnavailable('The graph is closed.', 'Start the server again.');

export const storeRefused = (statement: string, cause?: unknown): AppError =>
  new AppError('STORE_REFUSED', `The store refused the statement ${statement}.`, { statement }, cause);

export const settingsRefused = (problems: readonly string[]): AppError =>
  new AppError('SETTINGS_REFUSED', problems.join('\n'), { problems });

/** One mistake in a data package, at the place where it can be mended. */
export interface PackageProblem {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
  readonly value?: unknown;
  readonly message: string;
}

export const packageRefused = (problems: readonly PackageProblem[]): AppError => {
  const lines = problems.slice(0, 20).map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`);
  const more = problems.length > 20 ? `\n… and ${problems.length - 20} more` : '';
  const head = `The data package has ${problems.length} problem${problems.length === 1 ? '' : 's'}; nothing was written.`;
  return new AppError('PACKAGE_REFUSED', `${head}\n${lines.join('\n')}${more}`, { problems });
};

function cut(value: unknown): unknown {
  return typeof value === 'string' && value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}
