import { type OperationDefinitionNode, parse } from 'graphql';
import { operationMeter } from '../../src/graphql/limits';
import { buildApi } from '../../src/server/schema';

const schema = buildApi();

function meterOf(text: string) {
  const document = parse(text);
  const measure = operationMeter(schema);
  return (variables: Record<string, unknown>) =>
    measure(document, document.definitions[0] as OperationDefinitionNode, variables);
}

describe('an operation that comes again', () => {
  it('is measured once for variables that ask for as much, and anew for others', () => {
    const measure = meterOf('query ($n: Int!, $id: ID!) { sites(first: $n) { nodes { id } } node(id: $id) { id } }');
    const ten = measure({ n: 10, id: 'a' });
    expect(measure({ n: 10, id: 'b' })).toBe(ten);
    expect(measure({ n: 100, id: 'a' }).cost - ten.cost).toBe(90);
    expect(measure({ n: 10, id: 'a' }).cost).toBe(ten.cost);
  });

  it('costs what its list of ids is long', () => {
    const measure = meterOf('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { sources { id } } } }');
    expect(measure({ ids: ['a', 'b', 'c'] }).cost - measure({ ids: ['a'] }).cost).toBe(2);
  });

  it('is refused when a variable is missing that was there before', () => {
    const measure = meterOf('query ($n: Int = 5) { sites(first: $n) { nodes { id } } }');
    measure({ n: 5 });
    expect(() => measure({ n: null })).toThrow(/must not be null/);
  });

  it('is measured right beyond a hundred sizes', () => {
    const measure = meterOf('query ($n: Int!) { sites(first: $n) { nodes { id } } }');
    const costs = Array.from({ length: 250 }, (_, n) => measure({ n: n + 1 }).cost);
    expect(costs.map((cost, n) => cost - n)).toEqual(costs.map(() => costs[0]));
  });
});
