import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';

const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;
const node = `query ($id: ID!) { node(id: $id) { __typename id ... on Entity { name } ... on Relation { kind confidence } } }`;

/** Texts that are no ids. */
const malformed = [
  '',
  ' ',
  'organization',
  'organization:',
  ':hanbit',
  'firm:hanbit',
  'organization:한빛',
  'organization:hanbit ',
  'Organization:hanbit',
  'organization:../etc/passwd',
  "organization:x' OR 1=1",
  'organization:x\u0000',
  'organization:\ud800',
  'organization:😀',
  'SUPPLIES',
  'SUPPLIES/organization:alder',
  'SUPPLIES/organization:alder/component:lens/',
  'SUPPLIES/organization:alder/component:lens/a/b',
  'SELLS/organization:alder/component:lens',
  'constructor/organization:alder/component:lens',
];

describe('findNodes', () => {
  onEveryEngine('tiny', (store) => {
    it('finds an entity by its id', async () => {
      expect(await data(store(), node, { id: 'organization:hanbit' })).toEqual({
        node: { __typename: 'Organization', id: 'organization:hanbit', name: 'Hanbit Precision' },
      });
    });

    it('finds a relation by its id, in the version that is held', async () => {
      const id = 'SUPPLIES/organization:birch/component:ring';
      expect(await data(store(), node, { id })).toEqual({
        node: { __typename: 'SupplyRelation', id, kind: 'SUPPLIES', confidence: 0.8 },
      });
    });

    it('tells two relations between the same ends apart by their keys', async () => {
      const id = 'PART_OF/component:lens/component:sight';
      const found = await data(store(), nodes, { ids: [`${id}/night`, `${id}/day`, id] });
      expect(found.nodes).toEqual([
        { __typename: 'PartRelation', id: `${id}/night` },
        { __typename: 'PartRelation', id: `${id}/day` },
        null,
      ]);
    });

    it.each([
      ['an entity', 'organization:nobody'],
      ['an entity of another kind', 'site:hanbit'],
      ['a relation', 'SUPPLIES/organization:alder/component:sight'],
      ['a relation whose ends are the wrong way round', 'SUPPLIES/component:lens/organization:alder'],
      ['a relation that was retracted', 'SUPPLIES/organization:alder/component:camera'],
      ['a relation that has expired', 'SUPPLIES/organization:hanbit/component:ring'],
    ])('gives null for the id of %s that is not there', async (_, id) => {
      expect(await data(store(), node, { id })).toEqual({ node: null });
    });

    it('keeps the order of the ids, repeats one that is asked for twice, and keeps a null in its place', async () => {
      const supply = 'SUPPLIES/organization:alder/component:lens';
      const ids = ['platform:narae', 'site:none', supply, 'platform:garam', 'platform:narae'];
      expect((await data(store(), nodes, { ids })).nodes).toEqual([
        { __typename: 'Platform', id: 'platform:narae' },
        null,
        { __typename: 'SupplyRelation', id: supply },
        { __typename: 'Platform', id: 'platform:garam' },
        { __typename: 'Platform', id: 'platform:narae' },
      ]);
      expect((await data(store(), nodes, { ids: [] })).nodes).toEqual([]);
    });

    it('answers a fragment on another kind with nothing', async () => {
      const query = '{ node(id: "platform:garam") { id ... on Organization { employees } } }';
      expect(await data(store(), query)).toEqual({ node: { id: 'platform:garam' } });
    });

    it.each(malformed)('refuses %j', (id) => refuses(id));

    it.each([121, 100_000])('refuses an id of %s characters behind the colon', (length) =>
      refuses(`organization:${'x'.repeat(length)}`),
    );

    async function refuses(id: string): Promise<void> {
      const { data: found, errors } = await ask(store(), node, { id });
      expect(found).toEqual({ node: null });
      expect(errors).toMatchObject([
        {
          path: ['node'],
          extensions: { code: 'BAD_ID', field: 'id', expected: 'the id of an entity or relation' },
        },
      ]);
      expect(errors![0]!.extensions!.remedy).toMatch(/Take the id from an answer/);
      expect(errors![0]!.message.length).toBeLessThan(300);
    }

    it('takes 100 ids and refuses 101', async () => {
      const ids = Array.from({ length: 101 }, (_, index) => `site:${index}`);
      expect((await data(store(), nodes, { ids: ids.slice(0, 100) })).nodes).toEqual(new Array(100).fill(null));
      const { errors } = await ask(store(), nodes, { ids });
      expect(errors).toMatchObject([
        { path: ['nodes'], extensions: { code: 'BAD_INPUT', field: 'ids', expected: 'at most 100 ids' } },
      ]);
    });
  });
});
