import { loadPackage } from '../../../src/features/ingest/load-package';
import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { recordsOf } from '../graph-rows';

describe('groups and sums of a list', () => {
  onEveryEngine('tiny', (store) => {
    it('counts what is unknown apart, and sums each currency by itself', async () => {
      const query = `{ organizations(first: 1) {
        groupBy(field: SIZE_CLASS, sums: [EMPLOYEES, REVENUE]) { value count sums { field known unknown number money { amount currency } } }
        sums(fields: [REVENUE, EMPLOYEES]) { field known unknown number money { amount currency } }
      } }`;
      const { groupBy, sums } = (await data(store(), query)).organizations;
      const none = { known: 0, number: null, money: [] };
      expect(groupBy).toEqual([
        {
          value: 'LARGE',
          count: 2,
          sums: [
            { field: 'employees', known: 1, unknown: 1, number: 9400, money: [] },
            { field: 'revenue', unknown: 2, ...none },
          ],
        },
        {
          value: 'MEDIUM',
          count: 1,
          sums: [
            { field: 'employees', known: 1, unknown: 0, number: 140, money: [] },
            {
              field: 'revenue',
              known: 1,
              unknown: 0,
              number: null,
              money: [{ amount: '21000000000', currency: 'KRW' }],
            },
          ],
        },
        expect.objectContaining({ value: 'MID_TIER', count: 1 }),
        expect.objectContaining({ value: 'SMALL', count: 1 }),
      ]);
      expect(sums).toEqual([
        {
          field: 'revenue',
          known: 3,
          unknown: 2,
          number: null,
          money: [
            { amount: '24500000000', currency: 'KRW' },
            { amount: '185000000.50', currency: 'USD' },
          ],
        },
        { field: 'employees', known: 4, unknown: 1, number: 10_172, money: [] },
      ]);
    });

    it('groups only what the filter meets, by relations too', async () => {
      const query = (filter: string) =>
        `{ organizations(filter: { ${filter} }) { groupBy(field: SIZE_CLASS) { value count } sums(fields: [EMPLOYEES]) { known unknown number } } }`;
      expect((await data(store(), query('owners: { some: {} }'))).organizations).toEqual({
        groupBy: [
          { value: 'MEDIUM', count: 1 },
          { value: 'MID_TIER', count: 1 },
        ],
        sums: [{ known: 2, unknown: 0, number: 760 }],
      });
      expect((await data(store(), query('or: []'))).organizations).toEqual({
        groupBy: [],
        sums: [{ known: 0, unknown: 0, number: null }],
      });
    });
  });

  onEveryEngine('korea-defence', (store) => {
    it('adds up to the whole list, now and as it was known', async () => {
      const query = (scope: string) => `query ${scope} { contracts(first: 1) { totalCount { value }
        groupBy(field: FISCAL_YEAR, sums: [AMOUNT]) { value count sums { known unknown money { minorUnits currency } } }
        sums(fields: [AMOUNT]) { known unknown money { minorUnits currency } } } }`;
      const { entities } = await recordsOf('korea-defence');
      const contracts = entities.filter(({ kind }) => kind === 'Contract').map(({ properties }) => properties);
      for (const scope of ['', '@reading(asKnownOn: "2099-01-01T00:00:00Z")']) {
        const { totalCount, groupBy, sums } = (await data(store(), query(scope))).contracts;
        expect(totalCount.value).toBe(contracts.length);
        expect(groupBy.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(contracts.length);
        const unknown = groupBy.find(({ value }: { value: string | null }) => value === null);
        expect(unknown.count).toBe(contracts.filter(({ fiscalYear }) => fiscalYear === undefined).length);
        const known = contracts.filter(({ amount }) => amount !== undefined);
        expect(sums[0]).toMatchObject({ known: known.length, unknown: contracts.length - known.length });
        for (const { currency, minorUnits } of sums[0].money) {
          const own = known.filter(({ amountCurrency }) => amountCurrency === currency);
          expect(minorUnits).toBe(own.reduce((sum, { amount }) => sum + (amount as number), 0));
        }
        expect(sums[0].money).toHaveLength(new Set(known.map(({ amountCurrency }) => amountCurrency)).size);
      }
    });
  });

  onEveryEngine(null, (store) => {
    it('refuses more groups than it shows', async () => {
      const rows = Array.from({ length: 1_001 }, (_, index) => `technology:s${index},S${index},Scheme ${index},FIELD`);
      await loadPackage(store(), dataPackage({ technologies: table('id,name,scheme,level', ...rows) }));
      const { errors } = await ask(store(), '{ technologies { groupBy(field: SCHEME) { count } } }');
      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_INPUT', field: 'groupBy', value: '1001 groups', expected: 'at most 1000 groups' } },
      ]);
      const query =
        '{ technologies(filter: { name: { startsWith: "s99" } }) { groupBy(field: SCHEME) { value count } } }';
      expect((await data(store(), query)).technologies.groupBy).toHaveLength(11);
    });
  });
});
