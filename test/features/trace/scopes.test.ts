import { data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { type Arguments, nodesOf, relationsOf, tiersOf, trace } from './chains';

const garam = 'garam / sight / lens, birch, garnet / ring, alder, hanbit';
const narae = 'narae / camera / lens / ring, alder / birch, hanbit';
const early = 'narae / camera / lens, alder / ring, hanbit / birch';

/** A chain upstream under a scope: nodes by tier, number of relations by tier, components without a maker. */
const scopes: [root: string, scope: Arguments, nodes: string, relations: number[], withoutMaker: number][] = [
  ['garam', { asOf: '2014-12-31' }, garam, [1, 4, 3, 3], 0],
  ['garam', { asOf: '2022-12-31' }, garam, [1, 4, 3, 4], 0],
  ['garam', { asOf: '2023-01-01' }, garam, [1, 4, 3, 3], 0],
  ['narae', { asOf: '2029-12-31' }, narae, [1, 1, 2, 2, 2], 1],
  ['narae', { asOf: '2030-01-01' }, 'narae / camera / lens, hanbit / ring, alder / birch', [1, 2, 3, 2, 1], 0],
  ['narae', { asKnownOn: '2023-12-31T23:59:59.999Z' }, 'narae', [], 0],
  ['narae', { asKnownOn: '2024-01-01T00:00:00.000Z' }, early, [1, 2, 3, 2, 1], 0],
  ['narae', { asKnownOn: '2024-01-01T09:00:00+09:00' }, early, [1, 2, 3, 2, 1], 0],
  ['narae', { asKnownOn: '2024-06-30T23:59:59.999Z' }, early, [1, 2, 3, 2, 1], 0],
  ['narae', { asKnownOn: '2024-07-01T00:00:00Z' }, narae, [1, 1, 2, 2, 2], 1],
  ['narae', { asKnownOn: '2024-12-31T23:59:59.999Z' }, narae, [1, 1, 2, 2, 2], 1],
  ['narae', { asKnownOn: '2025-01-01T00:00:00.000Z' }, narae, [1, 1, 2, 2, 2], 1],
  ['garam', { minConfidence: 0 }, garam, [1, 4, 3, 3], 0],
  ['garam', { minConfidence: 0.3 }, garam, [1, 4, 3, 3], 0],
  ['garam', { minConfidence: 0.5 }, 'garam / sight / lens, birch, garnet / ring, alder / hanbit', [1, 4, 2, 2, 1], 0],
  ['garam', { minConfidence: 0.51 }, 'garam / sight / lens, birch, garnet / ring, alder / hanbit', [1, 4, 2, 2], 0],
  ['garam', { minConfidence: 0.85 }, 'garam / sight / lens, birch, garnet / ring, alder / hanbit', [1, 3, 2, 1], 1],
  [
    'garam',
    { minConfidence: 0.5, asKnownOn: '2024-10-01T00:00:00.000Z' },
    'garam / sight / lens, birch, garnet / ring, alder / hanbit',
    [1, 4, 2, 1, 1],
    1,
  ],
  [
    'garam',
    { minConfidence: 0.5, asKnownOn: '2025-06-01T00:00:00.000Z' },
    'garam / sight / lens, birch, garnet / ring, alder / hanbit',
    [1, 4, 2, 2, 1],
    0,
  ],
  ['narae', { minConfidence: 0.5 }, 'narae / camera / lens / ring, alder / birch, hanbit', [1, 1, 2, 2, 1], 1],
  ['narae', { minConfidence: 0.85 }, 'narae / camera / lens / ring, alder / hanbit', [1, 1, 2, 1], 2],
  ['narae', { minConfidence: 1 }, 'narae / camera / lens / ring', [1, 1, 1], 3],
];

describe('a trace under a scope', () => {
  onEveryEngine('tiny', (store) => {
    it.each(scopes)(
      'crosses only what the scope holds: upstream of %s under %j',
      async (root, scope, nodes, relations, withoutMaker) => {
        const found = await trace(store(), `platform:${root}`, 'UPSTREAM', scope);
        expect(nodesOf(found)).toBe(nodes);
        expect(found.tiers.map((tier) => tier.relations.length).filter((count) => count > 0)).toEqual(relations);
        expect(found.completeness).toMatchObject({
          outcome: 'EXHAUSTED',
          exploredRelations: relations.reduce((sum, count) => sum + count, 0),
          componentsWithoutMaker: withoutMaker,
        });
      },
    );

    it('takes a part that has expired, is still to come or was taken back only where it held', async () => {
      const of = async (root: string, scope: Arguments) => relationsOf(await trace(store(), root, 'UPSTREAM', scope));
      const future =
        'camera→narae / lens→camera, hanbit→camera / ring→lens, alder→lens, alder→hanbit / birch→ring, hanbit→alder / hanbit→birch';
      const before =
        'camera→narae / lens→camera, alder→camera / ring→lens, alder→lens, hanbit→alder / birch→ring, alder→hanbit / hanbit→birch';
      expect(await of('platform:narae', { asOf: '2030-01-01' })).toBe(future);
      expect(await of('platform:narae', { asKnownOn: '2024-06-30T23:59:59.999Z' })).toBe(before);
      expect(await of('platform:garam', { asOf: '2022-12-31' })).toMatch(
        / \/ birch→ring, hanbit→ring, hanbit→alder, alder→hanbit$/,
      );
      const all = { asOf: '2022-06-01', asKnownOn: '2024-03-01T00:00:00.000Z', minConfidence: 0.5 };
      expect(await of('platform:narae', all)).toBe(
        'camera→narae / lens→camera, alder→camera / ring→lens, alder→lens, hanbit→alder / hanbit→ring, alder→hanbit',
      );
    });

    it('counts the tiers of the chain that the scope holds', async () => {
      const of = async (root: string, scope: Arguments) => tiersOf(await trace(store(), root, 'UPSTREAM', scope));
      expect(await of('platform:garam', { asOf: '2022-12-31' })).toContain('alder: 3 | 5 | 3, 4, 5, 6 | loop');
      expect(await of('platform:narae', { asOf: '2030-01-01' })).toContain('hanbit: 2 | 5 | 2, 4, 5 | loop');
      expect(await of('platform:narae', { asKnownOn: '2024-03-01T00:00:00Z' })).toContain(
        'alder: 2 | 5 | 2, 3, 6 | loop',
      );
    });

    it.each([
      ['2024-03-01T00:00:00Z', 0.4],
      ['2024-12-31T23:59:59.999Z', 0.4],
      ['2025-01-01T00:00:00Z', 0.8],
    ])('shows a relation in the version that was held on %s', async (asKnownOn, confidence) => {
      const { relations } = await trace(store(), 'platform:garam', 'UPSTREAM', { asKnownOn });
      const ring = relations.filter(({ id }) => id === 'SUPPLIES/organization:birch/component:ring');
      expect(ring).toEqual([{ id: expect.any(String), confidence }]);
    });

    it('says under which scope it was read, in the form of the graph', async () => {
      const scope = { asOf: '2025-03-01', asKnownOn: '2025-06-01T12:00:00+09:00', minConfidence: 0.25 };
      expect((await trace(store(), 'platform:garam', 'UPSTREAM', scope)).scope).toEqual({
        asOf: '2025-03-01',
        asKnownOn: '2025-06-01T03:00:00.000Z',
        minConfidence: 0.25,
      });
    });

    it('takes the scope of the query where it states none, and its own where it states one', async () => {
      const query = `query @reading(asOf: "2030-01-01", minConfidence: 0.5) {
        a: trace(root: "platform:narae", direction: UPSTREAM) { scope { asOf minConfidence } nodes { tier } }
        b: trace(root: "platform:narae", direction: UPSTREAM, asOf: "2026-01-01", minConfidence: 0) { scope { asOf minConfidence } nodes { tier } }
        c: paths(from: "organization:hanbit", to: "platform:narae") { scope { asOf minConfidence } paths { length } }
      }`;
      const { a, b, c } = await data(store(), query);
      expect(a.scope).toEqual({ asOf: '2030-01-01', minConfidence: 0.5 });
      expect(b.scope).toEqual({ asOf: '2026-01-01', minConfidence: 0 });
      expect(c.scope).toEqual(a.scope);
      expect(c.paths[0].length).toBe(2);
      expect(a.nodes.map(({ tier }: { tier: number }) => tier)).toEqual([0, 1, 2, 2, 3, 3, 4]);
      expect(b.nodes.map(({ tier }: { tier: number }) => tier)).toEqual([0, 1, 2, 3, 3, 4, 4]);
    });
  });
});
