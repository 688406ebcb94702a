/** The same query run by its plan and by graphql-js. */
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { PlannedQueries } from '../../../src/server/plans/planned-queries';

export type Variables = Readonly<Record<string, unknown>>;

export interface Answers {
  /** As it is sent, so that the order of keys counts; null where graphql-js is to answer. */
  readonly planned: string | null;
  readonly executed: string;
  readonly hasErrors: boolean;
}

export interface Asked {
  readonly document: DocumentNode;
  readonly variables?: Variables | undefined;
  readonly operationName?: string | undefined;
}

interface Query extends Asked {
  readonly operation: OperationDefinitionNode;
  readonly values: Record<string, unknown>;
}

/** The operation of a document and its variables as Apollo Server finds them. */
function queryOf(schema: GraphQLSchema, asked: Asked): Query {
  const operation = getOperationAST(asked.document, asked.operationName);
  if (!operation) throw new Error('The document has no such operation.');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], asked.variables ?? {});
  if (!coerced) throw errors[0];
  return { ...asked, operation, values: coerced };
}

export async function bothWays(
  schema: GraphQLSchema,
  queries: PlannedQueries,
  asked: Asked,
  contextOf: (query: Query) => unknown = () => ({}),
): Promise<Answers> {
  const query = queryOf(schema, asked);
  const { document, operation, operationName, variables, values } = query;
  const planned = await queries.run(document, operation, values, contextOf(query));
  const executed = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: contextOf(query),
  });
  return {
    planned: planned && JSON.stringify(planned),
    executed: JSON.stringify(executed.data),
    hasErrors: (executed.errors ?? []).length > 0,
  };
}
