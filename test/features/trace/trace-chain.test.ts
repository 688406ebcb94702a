import { data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { nodesOf, relationsOf, trace } from './chains';

/** The chains of seeds/tiny/README.md, each tier behind a slash. */
const chains = [
  {
    root: 'platform:garam',
    direction: 'UPSTREAM',
    nodes: 'garam / sight / lens, birch, garnet / ring, alder, hanbit',
    relations:
      'sight→garam / lens→sight day, lens→sight night, birch→sight, garnet→sight / ' +
      'ring→lens, alder→lens, hanbit→birch / birch→ring, hanbit→alder, alder→hanbit',
    counts: [8, 11],
    withoutMaker: 0,
  },
  {
    root: 'platform:narae',
    direction: 'UPSTREAM',
    nodes: 'narae / camera / lens / ring, alder / birch, hanbit',
    relations:
      'camera→narae / lens→camera / ring→lens, alder→lens / birch→ring, hanbit→alder / hanbit→birch, alder→hanbit',
    counts: [7, 8],
    withoutMaker: 1,
  },
  {
    root: 'organization:alder',
    direction: 'DOWNSTREAM',
    nodes: 'alder / lens, hanbit / camera, sight, birch / narae, export, garam, ring / ata, garnet',
    relations:
      'alder→lens, alder→hanbit / lens→camera, lens→sight day, lens→sight night, hanbit→alder, hanbit→birch / ' +
      'camera→narae, sight→export, sight→garam, birch→ring, birch→sight / ' +
      'ring→lens, export→ata, export→garnet, garam→export, garam→garnet, narae→export',
    counts: [12, 18],
    withoutMaker: null,
  },
  {
    root: 'organization:hanbit',
    direction: 'DOWNSTREAM',
    nodes: 'hanbit / alder, birch / lens, ring, sight / camera, export, garam / narae, ata, garnet',
    relations:
      'hanbit→alder, hanbit→birch / alder→lens, alder→hanbit, birch→ring, birch→sight / ' +
      'lens→camera, lens→sight day, lens→sight night, ring→lens, sight→export, sight→garam / ' +
      'camera→narae, export→ata, export→garnet, garam→export, garam→garnet / narae→export',
    counts: [12, 18],
    withoutMaker: null,
  },
  {
    root: 'country:ata',
    direction: 'UPSTREAM',
    nodes: 'ata / export, framework / sight, garam, narae / lens, birch, garnet, camera / ring, alder, hanbit',
    relations:
      'export→ata, framework→ata / sight→export, garam→export, narae→export / ' +
      'lens→sight day, lens→sight night, birch→sight, garnet→sight, sight→garam, camera→narae / ' +
      'lens→camera, ring→lens, alder→lens, hanbit→birch / birch→ring, hanbit→alder, alder→hanbit',
    counts: [13, 18],
    withoutMaker: 1,
  },
  {
    root: 'organization:garnet',
    direction: 'UPSTREAM',
    nodes: 'garnet / garam, export, framework / sight, narae / lens, birch, camera / ring, alder, hanbit',
    relations:
      'garam→garnet, export→garnet, framework→garnet / sight→export, garam→export, narae→export, sight→garam / ' +
      'lens→sight day, lens→sight night, birch→sight, garnet→sight, camera→narae / ' +
      'lens→camera, ring→lens, alder→lens, hanbit→birch / birch→ring, hanbit→alder, alder→hanbit',
    counts: [12, 19],
    withoutMaker: 1,
  },
];

describe('traceChain', () => {
  onEveryEngine('tiny', (store) => {
    it.each(chains)(
      'follows $root $direction to the end',
      async ({ root, direction, nodes, relations, counts, withoutMaker }) => {
        const found = await trace(store(), root, direction);
        expect(nodesOf(found)).toBe(nodes);
        expect(relationsOf(found)).toBe(relations);
        expect(found.completeness).toEqual({
          outcome: 'EXHAUSTED',
          exploredNodes: counts[0],
          exploredRelations: counts[1],
          frontier: 0,
          componentsWithoutMaker: withoutMaker,
          resumeToken: null,
        });
      },
    );

    it.each(chains)(
      'reaches each node of $root $direction by a chain as long as its tier',
      async ({ root, direction }) => {
        const { nodes, relations } = await trace(store(), root, direction);
        const given = new Set(relations.map(({ id }) => id));
        for (const { entity, tier, witness } of nodes) {
          let at = root;
          for (const { id } of witness) {
            const [, from, to] = id.split('/');
            const [near, far] = direction === 'UPSTREAM' ? [to, from] : [from, to];
            expect(near).toBe(at);
            expect(given).toContain(id);
            at = far!;
          }
          expect([at, witness.length]).toEqual([entity.id, tier]);
        }
      },
    );

    it('stops at the tier that is asked for and says what lies behind it', async () => {
      const upTo = async (root: string, maxTier: number) => {
        const found = await trace(store(), root, 'UPSTREAM', { maxTier });
        const { outcome, exploredNodes, exploredRelations, frontier, componentsWithoutMaker } = found.completeness;
        return [
          outcome,
          exploredNodes,
          exploredRelations,
          frontier,
          componentsWithoutMaker,
          found.completeness.resumeToken,
        ];
      };
      expect(await upTo('platform:garam', 1)).toEqual(['TIER_BOUND', 2, 1, 1, 0, null]);
      expect(await upTo('platform:garam', 2)).toEqual(['TIER_BOUND', 5, 5, 3, 0, null]);
      expect(await upTo('platform:garam', 3)).toEqual(['TIER_BOUND', 8, 8, 3, 0, null]);
      expect(await upTo('platform:garam', 4)).toEqual(['EXHAUSTED', 8, 11, 0, 0, null]);
      expect(await upTo('platform:narae', 1)).toEqual(['TIER_BOUND', 2, 1, 1, 0, null]);
      expect(await upTo('platform:narae', 2)).toEqual(['TIER_BOUND', 3, 2, 1, 1, null]);
    });

    it('shows a root that nothing leads to as a whole answer', async () => {
      const found = await trace(store(), 'country:ata', 'DOWNSTREAM');
      expect(nodesOf(found)).toBe('ata');
      expect(found.completeness).toMatchObject({ outcome: 'EXHAUSTED', exploredNodes: 1, exploredRelations: 0 });
    });

    it('shows how a small firm reaches the world as its chain downstream', async () => {
      const query = `query @reading(asOf: "2026-01-01") { node(id: "organization:hanbit") { ... on Organization { sme { reach {
        direction root { id } tiers { tier nodes { entity { id } } relations { id } } completeness { outcome exploredNodes exploredRelations }
      } } } } }`;
      const { reach } = (await data(store(), query)).node.sme;
      expect(reach.completeness).toEqual({ outcome: 'EXHAUSTED', exploredNodes: 12, exploredRelations: 18 });
      expect([reach.direction, reach.root.id]).toEqual(['DOWNSTREAM', 'organization:hanbit']);
      expect(nodesOf(reach)).toBe(chains[3]!.nodes);
    });

    it('gives the nodes and relations of its tiers also as plain lists, nearest first', async () => {
      const { nodes, relations, tiers } = await trace(store(), 'organization:alder', 'DOWNSTREAM');
      expect(tiers.flatMap((tier) => tier.nodes.map(({ entity }) => entity.id))).toEqual(
        nodes.map(({ entity }) => entity.id),
      );
      expect(tiers.flatMap((tier) => tier.relations.map(({ id }) => id))).toEqual(relations.map(({ id }) => id));
      expect(new Set(relations.map(({ id }) => id)).size).toBe(relations.length);
    });
  });
});
