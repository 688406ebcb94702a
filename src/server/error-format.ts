/** Errors as callers see them: what they can mend in full, all else behind a request id and once in the log. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { Logger } from 'pino';
import { AppError, errorCodes } from '../errors';

/** Codes of Apollo Server's own errors that say what the caller did wrong, with their HTTP status. */
export const callersCodes = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
} as const;

const LONGEST_MESSAGE = 1_000;

export function formatError(log: Logger, requestId: () => string) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = named(appErrorIn(error), error);
    const place = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (cause && errorCodes[cause.code] < 500) {
      return { message: cause.message, ...place, extensions: { code: cause.code, ...cause.details } };
    }
    if (cause?.code === 'DEADLINE_EXCEEDED' || cause?.code === 'STORE_UNAVAILABLE') {
      log.warn({ err: cause }, cause.message);
      return { message: cause.message, ...place, extensions: { code: cause.code, ...cause.details } };
    }
    const code = formatted.extensions?.code;
    if (!cause && Object.hasOwn(callersCodes, String(code)))
      return { message: cut(formatted.message), ...place, extensions: { code } };
    const id = requestId();
    log.error({ err: unwrapResolverError(error), requestId: id }, 'a request failed');
    const message = `Something went wrong here. Tell the operator the request id ${id}.`;
    return { message, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: id } };
  };
}

/** A message of GraphQL's own, which names what was sent however long it is. */
const cut = (message: string): string =>
  message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}… (${message.length} characters)` : message;

function appErrorIn(error: unknown): AppError | null {
  for (let inner: unknown = error; inner; inner = inner instanceof GraphQLError ? inner.originalError : null) {
    if (inner instanceof AppError) return inner;
  }
  return null;
}

/** A scalar knows its own name alone; its refusal is told under that of the argument or variable it stood for. */
function named(cause: AppError | null, error: unknown): AppError | null {
  const { field: scalar, ...details } = cause?.details ?? {};
  const field = scalar === 'Date' || scalar === 'DateTime' ? placeOf(error) : undefined;
  if (!cause || field === undefined) return cause;
  return new AppError(
    cause.code,
    cause.message.replace(/^\w+/, () => field),
    { field, ...details },
    cause,
  );
}

function placeOf(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const [node] = error.nodes ?? [];
  if (node?.kind === Kind.VARIABLE_DEFINITION) {
    return / at "([\w.[\]]+)"; /.exec(error.message)?.[1] ?? `$${node.variable.name.value}`;
  }
  const before = error.source?.body.slice(0, error.positions?.[0]) ?? '';
  return /(\w+)\s*:\s*\[?\s*$/.exec(before)?.[1];
}
