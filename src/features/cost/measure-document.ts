/** Measures a document as it is measured before it runs, without running it. */
import { type DocumentNode, type GraphQLSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { badInput } from '../../errors';
import { heaviestOf } from '../../graphql/heaviest';
import { besideLimit, type Limit, limits, type Measure, measureOperation } from '../../graphql/limits';
import type { DocumentCost } from './cost.type';

const LIMITED: readonly Limit[] = ['depth', 'aliases', 'directives', 'repeats', 'cost', 'mutations', 'length'];

export function measureDocument(
  schema: GraphQLSchema,
  text: string,
  operationName: string | null,
  variables: Record<string, unknown>,
): DocumentCost {
  const document = parsed(text);
  const [invalid] = validate(schema, document, undefined, { maxErrors: 1 });
  if (invalid) throw notMeasured('document', text, `a document of this schema; ${invalid.message}`);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw notMeasured('operationName', operationName, 'the name of one operation of the document');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) throw notMeasured('variables', variables, `the variables of the document; ${errors[0]?.message}`);
  return costOf(measureOperation(schema, document, operation, coerced));
}

function costOf(measure: Measure): DocumentCost {
  const beside = (name: Limit) => besideLimit(name, measure[name]);
  return {
    ...beside('cost'),
    depth: beside('depth'),
    aliases: beside('aliases'),
    directives: beside('directives'),
    repeats: beside('repeats'),
    mutations: beside('mutations'),
    length: beside('length'),
    heaviest: heaviestOf(measure.heaviest),
    isWithinLimits: LIMITED.every((name) => measure[name] <= limits[name]),
  };
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    throw notMeasured('document', text, `a GraphQL document; ${(error as Error).message}`);
  }
}

const notMeasured = (field: string, value: unknown, expected: string) =>
  badInput(field, value, expected, 'Send it as it would be sent to be run.');
