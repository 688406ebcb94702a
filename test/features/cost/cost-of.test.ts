import { limits } from '../../../src/graphql/limits';
import { ask, counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';

const query = `query ($document: String!, $operationName: String, $variables: JSONObject) {
  costOf(document: $document, operationName: $operationName, variables: $variables) {
    requested limit remaining isWithinLimits heaviest { path cost }
    depth { requested limit remaining } aliases { requested remaining } directives { requested } mutations { requested }
    length { requested limit }
  }
}`;

const nested = `query Makers($first: Int!) { organizations(first: 100) { nodes {
  components(first: 100) { nodes { makers: suppliers(first: $first) { nodes { id } } } }
} } }`;

describe('costOf', () => {
  onEveryEngine('tiny', (store) => {
    const costOf = async (document: string, more: object = {}) =>
      (await data(store(), query, { document, ...more })).costOf;

    it('gives the cost that the document is then run with, and reads nothing', async () => {
      const { store: counted, statements } = counting(store());
      const variables = { first: 20 };
      const { costOf: dry } = await data(counted, query, { document: nested, variables });
      expect(statements).toEqual([]);
      const run = await ask(store(), nested, variables);
      expect(run.errors).toBeUndefined();
      const { requested, limit, remaining } = dry;
      expect({ requested, limit, remaining }).toEqual(run.extensions!.cost);
      expect(remaining).toBe(limit - requested);
      expect(dry).toMatchObject({
        isWithinLimits: true,
        depth: { requested: 7, limit: limits.depth, remaining: limits.depth - 7 },
      });
    });

    it('names the selection that makes up most of it', async () => {
      const { heaviest, requested } = await costOf(nested, { variables: { first: 47 } });
      expect(heaviest).toEqual({ path: 'organizations.nodes.components.nodes.makers.nodes', cost: 470_000 });
      expect(heaviest.cost).toBeLessThan(requested);
      expect(
        (await costOf('{ sites(first: 5) { nodes { id } } b: sites(first: 90) { nodes { id } } }')).heaviest,
      ).toEqual({
        path: 'b.nodes',
        cost: 90,
      });
      expect((await costOf('{ __typename }')).heaviest).toBeNull();
    });

    it('stands in the refusal of a document that costs too much', async () => {
      const { errors } = await ask(store(), nested, { first: 48 });
      expect(errors![0]!.extensions).toMatchObject({
        code: 'QUERY_TOO_COMPLEX',
        field: 'cost',
        value: 500_201,
        limit: 500_000,
        heaviest: { path: 'organizations.nodes.components.nodes.makers.nodes', cost: 480_000 },
      });
      expect(errors![0]!.message).toMatch(
        /Most of it is organizations\.nodes\.components\.nodes\.makers\.nodes, with 480000\./,
      );
      expect(await costOf(nested, { variables: { first: 48 } })).toMatchObject({
        requested: 500_201,
        isWithinLimits: false,
      });
    });

    it('measures what is beyond a limit, without refusing to measure', async () => {
      const many = Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ');
      expect(await costOf(`{ ${many} }`)).toMatchObject({
        isWithinLimits: false,
        aliases: { requested: 101, remaining: 0 },
      });
      expect(await costOf('{ __typename }'.padEnd(200_001))).toMatchObject({
        isWithinLimits: false,
        length: { requested: 200_001, limit: 200_000 },
      });
      expect(
        await costOf('query A { __typename } query B { sites { nodes { id } } }', { operationName: 'B' }),
      ).toMatchObject({
        requested: 26,
      });
    });

    it.each([
      ['document', { document: '{' }, /^a GraphQL document; Syntax Error/],
      ['document', { document: '{ nope }' }, /Cannot query field "nope"/],
      ['document', { document: `{ ${'__typename '.repeat(6_000)} }` }, /5000 tokens/],
      ['operationName', { document: 'query A { __typename } query B { __typename }' }, /name of one operation/],
      ['operationName', { document: '{ __typename }', operationName: 'X' }, /name of one operation/],
      ['variables', { document: nested }, /Variable "\$first" of required type "Int!" was not provided/],
      ['variables', { document: nested, variables: { first: 'x' } }, /Int cannot represent/],
    ])('refuses what cannot be measured and names %s', async (field, given, expected) => {
      const { errors } = await ask(store(), query, given);
      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_INPUT', field, expected: expect.stringMatching(expected) } },
      ]);
    });
  });
});
