/** The Apollo Server over the schema, with the limits of every document. */
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, getVariableValues } from 'graphql';
import type { Logger } from 'pino';
import { AppError, errorCodes } from '../errors';
import { checkVariables } from '../graphql/check-variables';
import type { Context } from '../graphql/context';
import { besideLimit, checkLimits, limits, limitsRule, operationMeter } from '../graphql/limits';
import { scopeOf } from '../graphql/reading';
import { type Documents, documentCache, NO_DOCUMENTS, parsedDocuments } from './documents';
import { formatError } from './error-format';
import { jsonBytes } from './json-bytes';
import { PlannedQueries } from './plans/planned-queries';

export function apolloServer(
  schema: GraphQLSchema,
  log: Logger,
  requestId: () => string,
  documents: Documents = NO_DOCUMENTS,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    persistedQueries: { cache: documentCache(documents), ttl: null },
    documentStore: parsedDocuments(),
    // Nothing to forge: a GET only reads, and no foreign page can POST JSON unasked or write at all.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [limitsRule],
    formatError: formatError(log, requestId),
    // Apollo Server hands on what it is given here; `http.ts` sends it.
    stringifyResult: (result) => jsonBytes(result) as unknown as string,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (text) => log.warn(text),
      error: (text) => log.error(text),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      beforeExecution(schema),
    ],
  });
}

const BAD_REQUEST = { status: 400 };

/** Measures each document, refuses what is beyond the limits, and sets the scope of the request. */
const beforeExecution = (schema: GraphQLSchema): ApolloServerPlugin<Context> => {
  const queries = new PlannedQueries(schema);
  const measureOf = operationMeter(schema);
  return {
    async requestDidStart() {
      let requested: number | undefined;
      let variables: Record<string, unknown> | undefined;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          if (!schema.getRootType(operation.operation)) throw notServed(operation.operation);
          if (operation.operation !== 'query') contextValue.passingState();
          asRequest(() => checkVariables(request.variables ?? {}, operation.operation === 'query'));
          const values = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
          if (values.errors) return; // Execution reports them.
          variables = values.coerced;
          try {
            if (operation.operation === 'mutation' && contextValue.writeRefusal) throw contextValue.writeRefusal;
            const measure = measureOf(document, operation, variables);
            requested = measure.cost;
            checkLimits(measure);
            contextValue.scope = scopeOf(operation, variables, new Date());
          } catch (error) {
            throw asRequestError(error);
          }
        },
        async responseForOperation({ document, operation, contextValue }) {
          const data = variables && (await queries.run(document, operation, variables, contextValue));
          return data ? { body: { kind: 'single', singleResult: { data } }, http: { headers: new HeaderMap() } } : null;
        },
        async willSendResponse({ request, response, errors }) {
          if (answersWith200(request.http?.headers.get('accept'), errors)) response.http.status = 200;
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (singleResult.errors && singleResult.data === undefined) singleResult.errors = joined(singleResult.errors);
          if (requested === undefined) return;
          response.body.singleResult.extensions = { cost: besideLimit('cost', requested) };
        },
      };
    },
  };
};

/** For an operation that validation lets through though the schema has no root for it. */
const notServed = (operation: string): GraphQLError =>
  new GraphQLError(`This server has no ${operation}; send a query or a mutation.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: BAD_REQUEST },
  });

/** Errors of a document, of which those that say the same are one with several places. */
function joined(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const refusal = errors.find(({ extensions }) => extensions?.code === 'QUERY_TOO_COMPLEX');
  if (refusal) return [refusal];
  const told = new Map<string, GraphQLFormattedError>();
  for (const error of errors) {
    const known = told.get(error.message);
    const locations = [...(known?.locations ?? []), ...(error.locations ?? [])];
    told.set(error.message, { ...(known ?? error), ...(locations.length > 0 ? { locations } : {}) });
  }
  return [...told.values()];
}

/**
 * GraphQL over HTTP 6.4.1: an answer in application/json has status 200 whatever its errors say, unless the request was
 * none or its sender may not make it. Only application/graphql-response+json lets the status tell.
 */
const answersWith200 = (accept = '', errors: readonly GraphQLError[] = []): boolean =>
  errors.length > 0 &&
  !accept.includes('application/graphql-response+json') &&
  errors.every(({ extensions }) => !REFUSALS.has(extensions.code));

/** Codes of requests that were refused for what they are or for who sent them, and not for their document. */
const REFUSALS: ReadonlySet<unknown> = new Set(['BAD_REQUEST', 'UNAUTHENTICATED', 'FORBIDDEN']);

/** Runs a check of the whole request. */
function asRequest(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw asRequestError(error);
  }
}

/** An error of the document as a whole, with the HTTP status of its code. */
function asRequestError(error: unknown): unknown {
  if (error instanceof GraphQLError) {
    // A variable that leaves an argument without the value it needs, which validation cannot see.
    return new GraphQLError(error.message, {
      nodes: error.nodes ?? null,
      extensions: { code: 'BAD_USER_INPUT', http: BAD_REQUEST },
    });
  }
  if (!(error instanceof AppError)) return error;
  const challenge =
    error.code === 'UNAUTHENTICATED' ? { headers: new HeaderMap([['www-authenticate', 'Bearer']]) } : {};
  const http = { status: errorCodes[error.code], ...challenge };
  return new GraphQLError(error.message, { originalError: error, extensions: { code: error.code, http } });
}
