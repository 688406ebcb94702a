/** Errors as callers see them: what they can mend in full, all else behind a request id and once in the log. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AppError, errorCodes } from '../errors';

/** Codes of Apollo Server's own errors that say what the caller did wrong. */
const CALLERS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export function formatError(log: Logger, requestId: () => string) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = appErrorIn(error);
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
    if (!cause && CALLERS.has(code)) return { message: formatted.message, ...place, extensions: { code } };
    const id = requestId();
    log.error({ err: unwrapResolverError(error), requestId: id }, 'a request failed');
    const message = `Something went wrong here. Nothing was changed. Tell the operator the request id ${id}.`;
    return { message, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: id } };
  };
}

function appErrorIn(error: unknown): AppError | null {
  for (let inner: unknown = error; inner; inner = inner instanceof GraphQLError ? inner.originalError : null) {
    if (inner instanceof AppError) return inner;
  }
  return null;
}
