/** The Apollo Server over the schema, with the limits of every document. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import type { Logger } from 'pino';
import { AppError, errorCodes } from '../errors';
import type { Context } from '../graphql/context';
import { checkLimits, limits, measureOperation } from '../graphql/limits';
import { scopeOf } from '../graphql/reading';
import { formatError } from './error-format';

export function apolloServer(schema: GraphQLSchema, log: Logger, requestId: () => string): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    persistedQueries: false,
    // Nothing to forge: a GET only reads, and no foreign page can POST JSON unasked.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    formatError: formatError(log, requestId),
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
const beforeExecution = (schema: GraphQLSchema): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    let requested: number | undefined;
    return {
      async didResolveOperation({ document, operation, request, contextValue }) {
        if (!operation) return;
        const values = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        if (values.errors) return; // Execution reports them.
        const variables = values.coerced;
        try {
          const measure = measureOperation(schema, document, operation, variables);
          requested = measure.cost;
          checkLimits(measure);
          contextValue.scope = scopeOf(operation, variables, new Date());
        } catch (error) {
          throw asRequestError(error);
        }
      },
      async willSendResponse({ request, response, errors }) {
        if (answersWith200(request.http?.headers.get('accept'), errors)) response.http.status = 200;
        if (response.body.kind !== 'single' || requested === undefined) return;
        response.body.singleResult.extensions = { cost: { requested, limit: limits.cost } };
      },
    };
  },
});

/**
 * GraphQL over HTTP 6.4.1: an answer in application/json has status 200 whatever its errors say, unless the request was
 * none. Only application/graphql-response+json lets the status tell.
 */
const answersWith200 = (accept = '', errors: readonly GraphQLError[] = []): boolean =>
  errors.length > 0 &&
  !accept.includes('application/graphql-response+json') &&
  errors.every(({ extensions }) => extensions.code !== 'BAD_REQUEST');

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
  const http = { status: errorCodes[error.code] };
  return new GraphQLError(error.message, { originalError: error, extensions: { code: error.code, http } });
}
