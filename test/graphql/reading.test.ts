import { ask, data } from '../support/api';
import { onEveryEngine } from '../support/engines';

describe('@reading', () => {
  onEveryEngine('tiny', (store) => {
    const makers =
      '{ node(id: "component:ring") { ... on Component { suppliers(first: 5) { totalCount { value } edges { node { id } relation { confidence } } } } } }';
    const under = async (scope: string, variables: Record<string, unknown> = {}) => {
      const { edges, totalCount } = (await data(store(), `query ${scope} ${makers}`, variables)).node.suppliers;
      expect(totalCount.value).toBe(edges.length);
      return edges.map(
        (edge: { node: { id: string }; relation: { confidence: number } }) =>
          `${edge.node.id} ${edge.relation.confidence}`,
      );
    };
    const [birch, before, hanbit] = ['organization:birch 0.8', 'organization:birch 0.4', 'organization:hanbit 1'];

    it.each([
      ['', [birch]],
      ['@reading', [birch]],
      ['@reading(asOf: "2022-12-31")', [birch, hanbit]],
      ['@reading(asOf: "2023-01-01")', [birch]],
      ['@reading(asOf: "2014-12-31")', [birch]],
      ['@reading(asKnownOn: "2024-12-31T23:59:59.999Z")', [before]],
      ['@reading(asKnownOn: "2025-01-01T08:59:59+09:00")', [before]],
      ['@reading(asKnownOn: "2025-01-01T09:00:00+09:00")', [birch]],
      ['@reading(asKnownOn: "2023-12-31T23:59:59.999Z")', []],
      ['@reading(minConfidence: 0.8)', [birch]],
      ['@reading(minConfidence: 0.81)', []],
      ['@reading(asOf: "2022-12-31", asKnownOn: "2024-06-01T00:00:00Z", minConfidence: 0.5)', [hanbit]],
      ['@reading(asOf: null, asKnownOn: null, minConfidence: null)', [birch]],
    ])('sets the scope of pages, counts and relations: %s', async (scope, expected) => {
      expect(await under(scope)).toEqual(expected);
    });

    it('takes variables, in any form that is allowed, and their defaults', async () => {
      const query =
        '($day: Date, $known: DateTime, $least: Float = 0.5) @reading(asOf: $day, asKnownOn: $known, minConfidence: $least)';
      expect(await under(query)).toEqual([birch]);
      expect(await under(query, { day: '2022-12-31', known: '2025-01-01T08:59:59+09:00' })).toEqual([hanbit]);
      expect(await under(query, { day: '2022-12-31', known: '2025-01-01T08:59:59+09:00', least: 0 })).toEqual([
        before,
        hanbit,
      ]);
    });

    it('sets what an id of a relation names', async () => {
      const of = async (scope: string) =>
        (await data(store(), `query ${scope} { node(id: "SUPPLIES/organization:alder/component:camera") { id } }`))
          .node;
      expect(await of('')).toBeNull();
      expect(await of('@reading(asKnownOn: "2024-06-30T00:00:00Z")')).not.toBeNull();
      expect(await of('@reading(asKnownOn: "2024-06-30T00:00:00Z", minConfidence: 0.71)')).toBeNull();
    });

    it.each([
      ['minConfidence: 1.01', 'minConfidence', 'a number from 0 to 1'],
      ['minConfidence: -1', 'minConfidence', 'a number from 0 to 1'],
      ['asOf: "2024-02-30"', 'asOf', 'a date like 2026-11-22'],
      ['asKnownOn: "2024-02-01"', 'asKnownOn', 'an instant like 2026-11-22T09:30:00Z'],
    ])('refuses %s before anything is read', async (scope, field, expected) => {
      const { data: answer, errors } = await ask(store(), `query @reading(${scope}) ${makers}`);
      expect(answer).toBeUndefined();
      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_INPUT', field, expected, remedy: expect.any(String) } },
      ]);
    });

    it('stands on a query alone', async () => {
      const { errors } = await ask(store(), '{ sites @reading(asOf: "2024-01-01") { nodes { id } } }');
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    });
  });
});
