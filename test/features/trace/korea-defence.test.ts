import { data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { pathsQuery, type Trace, trace } from './chains';

const supply = ['SUPPLIES', 'SUPPLIES_TO', 'PART_OF', 'INTEGRATED_BY', 'DELIVERED_UNDER', 'SOLD_BY', 'BOUGHT_BY'];

const idsOf = ({ nodes }: Trace, kind: string): string[] =>
  nodes.flatMap(({ entity: { id } }) => (id.startsWith(`${kind}:`) ? [id.slice(kind.length + 1)] : [])).sort();

interface Step {
  readonly relation: { readonly id: string };
  readonly node: { readonly id: string };
}

describe('the Korean defence supply chain', () => {
  onEveryEngine('korea-defence', (store) => {
    it('has behind the K2 the makers of its engine, transmissions, armour, gun, drives and sights', async () => {
      const found = await trace(store(), 'platform:k2', 'UPSTREAM');
      expect(found.completeness.outcome).toBe('EXHAUSTED');
      expect(idsOf(found, 'organization')).toEqual([
        'hanwha-systems',
        'hd-hyundai-infracore',
        'hyundai-wia',
        'kumah-hydropower',
        'mnc-solution',
        'mtu',
        'renk',
        'samyang-comtech',
        'snt-dynamics',
      ]);
      expect(idsOf(found, 'platform')).toEqual(['k2']);
    });

    it('leads from Samyang Comtech to three platforms, their contracts and the countries that buy', async () => {
      const found = await trace(store(), 'organization:samyang-comtech', 'DOWNSTREAM');
      expect(found.completeness.outcome).toBe('EXHAUSTED');
      expect(idsOf(found, 'platform')).toEqual(['chunmoo', 'k2', 'kuh-1']);
      expect(idsOf(found, 'country')).toEqual(['iq', 'kr', 'pe', 'pl']);
      expect(idsOf(found, 'contract')).toEqual([
        'iraq-kuh-1',
        'k2-batch-1',
        'k2-batch-2',
        'k2-batch-3',
        'k2-batch-4',
        'peru-k2-framework',
        'poland-chunmoo-1',
        'poland-chunmoo-2',
        'poland-chunmoo-framework',
        'poland-k2-1',
        'poland-k2-2',
        'poland-k2-framework',
      ]);
    });

    it('leads from Young Poong Electronics to Poland, first by the first K9 contract', async () => {
      const question = { from: 'organization:young-poong-electronics', to: 'country:pl', asOf: '2026-01-01' };
      const { paths, completeness } = (await data(store(), pathsQuery, question)).paths;
      expect(completeness.outcome).toBe('EXHAUSTED');
      expect(paths[0].steps.map(({ node }: Step) => node.id)).toEqual([
        'component:k9-electronic-control-unit',
        'platform:k9',
        'contract:poland-k9-1',
        'country:pl',
      ]);
    });

    it('puts the guarantee of K-SURE on a path of its own and K-SURE behind it', async () => {
      const question = { from: 'organization:young-poong-electronics', to: 'country:pl', asOf: '2026-01-01' };
      const via = [...supply, 'BENEFITS', 'BACKS'];
      const { paths } = (await data(store(), pathsQuery, { ...question, via })).paths;
      expect(paths[0].steps.map(({ relation }: Step) => relation.id)).toEqual([
        'BENEFITS/instrument:k-sure-partner-guarantee-young-poong/organization:young-poong-electronics',
        'BACKS/instrument:k-sure-partner-guarantee-young-poong/contract:poland-k9-1',
        'BOUGHT_BY/contract:poland-k9-1/country:pl',
      ]);
      const found = await trace(store(), question.from, 'DOWNSTREAM', { via: [...via, 'PROVIDES'], maxTier: 3 });
      const bank = found.nodes.find(({ entity }) => entity.id === 'organization:k-sure');
      expect(bank?.witness.map(({ id }) => id.split('/')[0])).toEqual(['BENEFITS', 'PROVIDES']);
    });

    it('keeps what a prime contractor makes besides out of the chain of one platform', async () => {
      const up = await trace(store(), 'platform:cheongung-ii', 'UPSTREAM');
      expect(idsOf(up, 'organization')).toEqual(['hanwha-aerospace', 'hanwha-systems', 'lig-nex1']);
      expect(idsOf(up, 'component').every((key) => key.startsWith('cheongung-ii-'))).toBe(true);
      const down = await trace(store(), 'platform:k9', 'DOWNSTREAM');
      expect(idsOf(down, 'platform')).toEqual(['k9']);
      expect(idsOf(down, 'component')).toEqual([]);
      const prime = await trace(store(), 'organization:hanwha-aerospace', 'UPSTREAM', { maxTier: 1 });
      expect(idsOf(prime, 'platform')).toEqual(expect.arrayContaining(['k9', 'chunmoo']));
    });

    it('tells in one query how the Cheongung-II for Iraq was sold before its radar and launcher were bought', async () => {
      const query = `{ node(id: "contract:iraq-cheongung-ii") { ... on Contract {
        kind signedOn amount { amount currency } otherAmount { amount currency }
        sellers(first: 5) { nodes { name } } buyers(first: 5) { nodes { name } } deliveries(first: 5) { nodes { name } }
        servedBy(first: 5) {
          totalCount { value }
          nodes { id kind signedOn amount { amount currency } sellers(first: 5) { nodes { name } } deliveries(first: 5) { nodes { id } } }
        }
      } } }`;
      const part = (key: string, amount: string, seller: string) => ({
        id: `contract:iraq-cheongung-ii-${key}`,
        kind: 'SUPPLY',
        signedOn: '2025-10-27',
        amount: { amount, currency: 'KRW' },
        sellers: { nodes: [{ name: seller }] },
        deliveries: { nodes: [{ id: `component:cheongung-ii-${key}` }] },
      });
      expect((await data(store(), query)).node).toEqual({
        kind: 'EXPORT',
        signedOn: '2024-09-20',
        amount: { amount: '2800000000.00', currency: 'USD' },
        otherAmount: { amount: '3700000000000', currency: 'KRW' },
        sellers: { nodes: [{ name: 'LIG Nex1' }] },
        buyers: { nodes: [{ name: 'Iraq' }] },
        deliveries: { nodes: [{ name: 'Cheongung-II' }] },
        servedBy: {
          totalCount: { value: 3 },
          nodes: [
            part('launch-tube', '229000000000', 'Hanwha Aerospace'),
            part('launcher', '388000000000', 'Hanwha Aerospace'),
            part('radar', '860000000000', 'Hanwha Systems'),
          ],
        },
      });
    });
  });
});
