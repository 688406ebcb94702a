import { parseRecordClaimId } from '../../../src/model/record-claim-id';
import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { load, loadTwoSources, supply, times } from './two-sources';

const EVIDENCE = `query ($about: ID!, $first: Int! = 25, $after: String) READING {
  evidence(about: $about, first: $first, after: $after) {
    totalCount { value }
    pageInfo { hasNextPage endCursor }
    nodes { id about { id } batch values { property value object { id } } statement { id predicate } }
  }
}`;

const evidence = (reading = ''): string => EVIDENCE.replace('READING', reading);

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

describe('evidence', () => {
  onEveryEngine(null, (store) => {
    beforeAll(async () => {
      await loadTwoSources(store());
      await load(store(), 'claims', '2025-03-15T00:00:00.000Z', {
        claims: [
          'id,name,subject,predicate,value,object,confidence,rank,sources',
          'claim:plant,Plant,organization:a,plants,two,,0.3,NORMAL,source:press',
          'claim:rival,Rival,organization:a,rivalOf,,component:agreed,0.5,NORMAL,source:press',
        ].join('\n'),
      });
    });

    const all = async (about: string, reading = '') => (await data(store(), evidence(reading), { about })).evidence;

    it('lists what lies in an entity before what stands by itself', async () => {
      const { nodes, totalCount } = await all('organization:a');
      expect(totalCount.value).toBe(4);
      expect(nodes).toMatchObject([
        {
          about: { id: 'organization:a' },
          batch: 'register',
          values: [
            { property: 'name', value: 'A', object: null },
            { property: 'employees', value: '5' },
            { property: 'revenue', value: '1000.00 USD' },
          ],
          statement: null,
        },
        { batch: 'press' },
        { id: 'claim:plant', values: [{ property: 'plants', value: 'two' }], statement: { predicate: 'plants' } },
        { id: 'claim:rival', values: [{ property: 'rivalOf', value: null, object: { id: 'component:agreed' } }] },
      ]);
      expect(parseRecordClaimId(nodes[0].id)).toEqual({ recordId: 'organization:a' });
      expect(parseRecordClaimId(nodes[2].id)).toBeNull();
    });

    it('pages through both', async () => {
      const { nodes } = await all('organization:a');
      const seen: unknown[] = [];
      let after: string | null = null;
      do {
        const page: Page = (await data(store(), evidence(), { about: 'organization:a', first: 1, after })).evidence;
        seen.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(nodes);
    });

    it('lists the claims on a relation, those that the reader may see', async () => {
      const { nodes } = await all(supply('supported'));
      expect(nodes).toMatchObject([
        { about: { id: supply('supported') }, batch: 'register', values: [{ property: 'share', value: '0.4' }] },
        { batch: 'press', values: [{ property: 'share', value: '0.5' }] },
      ]);
    });

    it('keeps the id of a claim while its source speaks of the thing', async () => {
      const before = (await all(supply('supported'), `@reading(asKnownOn: "${times.between}")`)).nodes;
      expect(before).toHaveLength(1);
      expect(before[0].id).toBe((await all(supply('supported'))).nodes[0].id);
    });

    it('leaves out what is trusted too little, and counts no more than it lists', async () => {
      const { nodes, totalCount } = await all('organization:a', '@reading(minConfidence: 0.5)');
      expect(nodes.map(({ batch }: { batch: string }) => batch)).toEqual(['register', 'press', 'claims']);
      expect(totalCount.value).toBe(3);
    });

    it.each([
      ['organization:nobody', 'NOT_FOUND'],
      [supply('nothing'), 'NOT_FOUND'],
      ['nonsense', 'BAD_ID'],
    ])('refuses %s', async (about, code) => {
      const { errors } = await ask(store(), evidence(), { about });
      expect(errors?.[0]).toMatchObject({ path: ['evidence'], extensions: { code, field: 'about' } });
    });

    it('refuses what was not known yet', async () => {
      const { errors } = await ask(store(), evidence(`@reading(asKnownOn: "${times.before}")`), {
        about: 'organization:a',
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('refuses the cursor of another record', async () => {
      const { endCursor } = (await data(store(), evidence(), { about: 'organization:a', first: 1 })).evidence.pageInfo;
      const { errors } = await ask(store(), evidence(), { about: supply('ranked'), after: endCursor });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR', field: 'after' });
    });
  });
});
