import { counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { rows } from '../graph-rows';
import { loadTwoSources, supply, times } from './two-sources';

const CLAIM = 'id confidence rank origin statedOn recordedAt batch sources { id } values { property value }';

const query = (reading = '') => `query ($id: ID!) ${reading} {
  node(id: $id) { ... on SupplyRelation {
    share confidence recordedAt
    claims { ${CLAIM} }
    disputes { property rule confidence readings { value confidence claims { sources { id } } } }
  } }
}`;

const readings = (...given: readonly [value: string, confidence: number, source: string][]) =>
  given.map(([value, confidence, id]) => ({ value, confidence, claims: [{ sources: [{ id: `source:${id}` }] }] }));

describe('a relation that two sources speak of', () => {
  onEveryEngine(null, (store) => {
    beforeAll(() => loadTwoSources(store()));

    const relation = async (part: string, reading = '') =>
      (await data(store(), query(reading), { id: supply(part) })).node;

    it('shows the reading with more support and says so: 0.6 against 0.5, together 1 − 0.4 × 0.5', async () => {
      expect(await relation('supported')).toMatchObject({
        share: 0.4,
        confidence: 0.8,
        recordedAt: times.press,
        disputes: [
          {
            property: 'share',
            rule: 'SUPPORT',
            confidence: 0.6,
            readings: readings(['0.4', 0.6, 'register'], ['0.5', 0.5, 'press']),
          },
        ],
      });
    });

    it('gives each claim as it was made', async () => {
      expect((await relation('dated')).claims).toEqual([
        {
          id: expect.stringMatching(/^SUPPLIES\/organization:a\/component:dated~[0-9a-f]{12}$/),
          confidence: 0.5,
          rank: 'NORMAL',
          origin: null,
          statedOn: '2024-01-01',
          recordedAt: times.register,
          batch: 'register',
          sources: [{ id: 'source:register' }],
          values: [{ property: 'share', value: '0.4' }],
        },
        expect.objectContaining({
          batch: 'press',
          statedOn: '2024-06-01',
          values: [{ property: 'share', value: '0.5' }],
        }),
      ]);
    });

    it('is trusted more when independent sources agree, and no more when they go back to one text', async () => {
      expect(await relation('agreed')).toMatchObject({ share: 0.4, confidence: 0.8, disputes: [] });
      expect((await relation('agreed')).claims).toHaveLength(2);
      expect(await relation('echoed')).toMatchObject({ share: 0.4, confidence: 0.6, disputes: [] });
    });

    it('shows the preferred reading though it has less support', async () => {
      expect(await relation('ranked')).toMatchObject({
        share: 0.5,
        disputes: [
          { rule: 'RANK', confidence: 0.5, readings: readings(['0.5', 0.5, 'press'], ['0.4', 0.6, 'register']) },
        ],
      });
    });

    it('shows the later of two equally supported readings', async () => {
      expect(await relation('dated')).toMatchObject({ share: 0.5, disputes: [{ rule: 'LATEST' }] });
    });

    it('shows none where nothing speaks for one, and says that', async () => {
      expect(await relation('undecided')).toMatchObject({
        share: null,
        confidence: 0.75,
        disputes: [
          { rule: 'UNDECIDED', confidence: null, readings: readings(['0.4', 0.5, 'register'], ['0.5', 0.5, 'press']) },
        ],
      });
    });

    it('was undisputed before the second source came, and not there before the first', async () => {
      const between = `@reading(asKnownOn: "${times.between}")`;
      expect(await relation('supported', between)).toMatchObject({ share: 0.4, confidence: 0.6, disputes: [] });
      expect(await relation('undecided', between)).toMatchObject({ share: 0.4, confidence: 0.5, disputes: [] });
      expect((await relation('supported', between)).claims).toHaveLength(1);
      expect(await relation('supported', `@reading(asKnownOn: "${times.before}")`)).toBeNull();
    });

    it('has its claims in a trace too, those of the day that is asked for, one statement for all', async () => {
      const trace = `query ($at: DateTime) {
        trace(root: "organization:a", direction: DOWNSTREAM, asKnownOn: $at) {
          relations { id claims { batch } disputes { property } }
        }
      }`;
      const counted = counting(store());
      const now = (await data(counted.store, trace)).trace.relations;
      expect(now).toHaveLength(6);
      expect(now.find(({ id }: { id: string }) => id === supply('ranked'))).toMatchObject({
        claims: [{ batch: 'register' }, { batch: 'press' }],
        disputes: [{ property: 'share' }],
      });
      const own = counted.statements.filter((name) => name.startsWith('recorded-relations'));
      expect(own).toEqual(['recorded-relations of SUPPLIES']);
      const past = (await data(store(), trace, { at: times.between })).trace.relations;
      expect(past.map(({ claims }: { claims: unknown }) => claims)).toEqual(Array(6).fill([{ batch: 'register' }]));
    });

    it('is asked for with the claims it came with: a page of relations takes no statement for them', async () => {
      const page = `{ node(id: "organization:a") { ... on Organization { components(first: 10) {
        edges { relation { claims { id } disputes { property } } }
      } } } }`;
      const counted = counting(store());
      const { edges } = (await data(counted.store, page)).node.components;
      expect(edges).toHaveLength(6);
      expect(counted.statements).toEqual(['entities-by-id', 'related-to of SUPPLIES']);
    });
  });
});

const ENTITY = `query ($id: ID!) { node(id: $id) { ... on Entity {
  confidence recordedAt disputes { property rule confidence readings { value confidence claims { id batch statement { id } } } }
} } }`;

describe('an entity that two sources speak of', () => {
  onEveryEngine(null, (store) => {
    beforeAll(() => loadTwoSources(store()));

    it('has a dispute for each property, a sum in major units with its currency', async () => {
      const { node } = await data(store(), ENTITY, { id: 'organization:a' });
      expect(node).toMatchObject({ confidence: 0.8, recordedAt: times.press });
      expect(
        node.disputes.map(
          ({ property, rule, readings: given }: { property: string; rule: string; readings: { value: string }[] }) => [
            property,
            rule,
            given.map(({ value }) => value),
          ],
        ),
      ).toEqual([
        ['employees', 'SUPPORT', ['5', '7']],
        ['revenue', 'SUPPORT', ['1000.00 USD', '1000.50 USD']],
      ]);
    });
  });

  onEveryEngine('korea-defence', (store) => {
    it('shows the day on which the better trusted source says that the Peru contract was signed', async () => {
      const { node } = await data(store(), `{ node(id: "contract:peru-k808") { ... on Contract { signedOn } } }`);
      expect(node).toEqual({ signedOn: '2024-05-20' });
      const { disputes } = (await data(store(), ENTITY, { id: 'contract:peru-k808' })).node;
      expect(disputes).toEqual([
        {
          property: 'signedOn',
          rule: 'SUPPORT',
          confidence: 0.7,
          readings: [
            {
              value: '2024-05-20',
              confidence: 0.7,
              claims: [
                expect.objectContaining({
                  id: 'claim:peru-k808-signed-1',
                  statement: { id: 'claim:peru-k808-signed-1' },
                }),
              ],
            },
            {
              value: '2024-05-21',
              confidence: 0.6,
              claims: [expect.objectContaining({ id: 'claim:peru-k808-signed-2' })],
            },
          ],
        },
      ]);
    });

    it('leaves the register code of Young Poong Electronics unknown, of which two have the same support', async () => {
      const id = 'organization:young-poong-electronics';
      const { node } = await data(store(), `{ node(id: "${id}") { ... on Organization { dartCode } } }`);
      expect(node).toEqual({ dartCode: null });
      const { disputes } = (await data(store(), ENTITY, { id })).node;
      expect(disputes).toMatchObject([
        {
          property: 'dartCode',
          rule: 'UNDECIDED',
          confidence: null,
          readings: [
            { value: '00144793', confidence: 0.4 },
            { value: '00367154', confidence: 0.4 },
          ],
        },
      ]);
    });

    const both = ['contract:peru-k808', 'organization:young-poong-electronics'];

    it('takes one statement for the claims on all that is shown', async () => {
      const counted = counting(store());
      const page = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { disputes { readings { value } } } } }';
      const { nodes } = await data(counted.store, page, { ids: both });
      expect(nodes).toMatchObject(both.map(() => ({ disputes: [{ readings: [{}, {}] }] })));
      expect(counted.statements).toEqual(['entities-by-id', 'claims-on-matters']);
    });

    it('has no other disputes of properties', async () => {
      const disputed = await rows(
        store(),
        'MATCH (n:Entity) WHERE n.disputed IS NOT NULL RETURN n.id AS id ORDER BY id',
      );
      expect(disputed.map(({ id }) => id)).toEqual(both);
    });
  });
});
