/**
 * What can go wrong and whom it tells. A code of this closed list means that the caller can mend it;
 * everything else is masked behind a request id. One function for each message.
 */

/** Code → HTTP status, for an answer that holds nothing but the error. schema/errors.json tells callers of each. */
export const errorCodes = {
  BAD_INPUT: 400,
  BAD_ID: 400,
  BAD_CURSOR: 400,
  STALE_TOKEN: 409,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  DOCUMENT_NOT_LISTED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  BOUND_EXCEEDED: 400,
  QUERY_TOO_COMPLEX: 400,
  DEADLINE_EXCEEDED: 504,
  CANCELLED: 499,
  CONFLICT: 409,
  PACKAGE_REFUSED: 422,
  REPORT_REFUSED: 422,
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

/** `heaviest` is the selection that makes up most of a cost. */
export const queryTooComplex = (
  measure: string,
  value: number,
  limit: number,
  remedy: string,
  heaviest: { readonly path: string; readonly cost: number } | null = null,
): AppError => {
  const most = heaviest ? ` Most of it is ${heaviest.path}, with ${heaviest.cost}.` : '';
  return new AppError(
    'QUERY_TOO_COMPLEX',
    `The document's ${measure} is ${value}; the limit is ${limit}.${most} ${remedy}`,
    {
      field: measure,
      value,
      limit,
      expected: `at most ${limit}`,
      remedy,
      ...(heaviest ? { heaviest } : {}),
    },
  );
};

export const deadlineExceeded = (milliseconds: number, cause?: unknown): AppError => {
  const remedy = 'Ask for less at a time: fewer tiers, a smaller page, fewer fields.';
  return new AppError(
    'DEADLINE_EXCEEDED',
    `The answer was not ready within ${milliseconds} ms and the work was stopped. ${remedy}`,
    { field: 'deadline', limit: milliseconds, remedy },
    cause,
  );
};

export const notAuthenticated = (message: string, remedy: string): AppError =>
  new AppError('UNAUTHENTICATED', `${message} ${remedy}`, { remedy });

export const forbidden = (message: string, remedy: string): AppError =>
  new AppError('FORBIDDEN', `${message} ${remedy}`, { remedy });

/** Of an ad-hoc text: `what` goes on where "query" begins; the engine's own words are for the log alone. */
export const cypherRefused = (what: string, remedy: string, more: ErrorDetails = {}, cause?: unknown): AppError =>
  new AppError('BAD_INPUT', `query ${what} ${remedy}`, { field: 'query', remedy, ...more }, cause);

export const statementTimedOut = (milliseconds: number): AppError => {
  const remedy = 'Ask for less, or give it longer with timeoutMs.';
  return new AppError(
    'DEADLINE_EXCEEDED',
    `The statement did not end within ${milliseconds} ms and was stopped. ${remedy}`,
    { field: 'timeoutMs', limit: milliseconds, remedy },
  );
};

export const statementTooLarge = (cause?: unknown): AppError => {
  const remedy = 'Aggregate, filter or limit earlier in the statement.';
  return new AppError(
    'BOUND_EXCEEDED',
    `The statement needed more memory than it may use. ${remedy}`,
    {
      field: 'query',
      remedy,
    },
    cause,
  );
};

export const documentNotListed = (): AppError => {
  const remedy = 'Send the SHA-256 of a listed document, as `documentId` or in `extensions.persistedQuery`.';
  return new AppError('DOCUMENT_NOT_LISTED', `This server runs only the documents that its operator lists. ${remedy}`, {
    remedy,
  });
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
  /** One of the codes of verdicts. */
  readonly code?: string;
  readonly message: string;
}

/** `count` is greater than the length of the list where only the first problems are listed. */
export const packageRefused = (problems: readonly PackageProblem[], count = problems.length): AppError => {
  const lines = problems.slice(0, 20).map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`);
  const more = count > 20 ? `\n… and ${count - 20} more` : '';
  const head = `What was to be loaded has ${count} problem${count === 1 ? '' : 's'}; nothing was written.`;
  return new AppError('PACKAGE_REFUSED', `${head}\n${lines.join('\n')}${more}`, { problems, count });
};

/** Files that are no reports, each mistake with its line. */
export const reportFilesRefused = (problems: readonly PackageProblem[]): AppError =>
  new AppError(
    'REPORT_REFUSED',
    problems.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`).join('\n'),
    { problems },
  );

/** A report that does not do what its header says; whoever keeps it must mend it. */
export const reportRefused = (report: string, field: string, value: string, expected: string): AppError => {
  const remedy = 'Tell whoever keeps the report.';
  const message = `The report ${report} gave ${value} for ${field}; expected ${expected}. ${remedy}`;
  return new AppError('REPORT_REFUSED', message, { report, field, value, expected, remedy });
};

export const noSuchReport = (name: string, known: readonly string[]): AppError => {
  const expected = `one of ${known.join(', ')}`;
  const remedy = 'The list of reports says what each answers.';
  return new AppError('NOT_FOUND', `There is no report ${shown(name)}; expected ${expected}. ${remedy}`, {
    field: 'report',
    value: cut(name),
    expected,
    remedy,
  });
};

export const staleReport = (field: string, watermark: string): AppError => {
  const remedy = 'Run the report again from its start.';
  return new AppError('STALE_TOKEN', `The graph has changed since ${field} ${shown(watermark)}. ${remedy}`, {
    field,
    value: cut(watermark),
    expected: 'the watermark of the graph as it is now',
    remedy,
  });
};

function cut(value: unknown): unknown {
  return typeof value === 'string' && value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}
