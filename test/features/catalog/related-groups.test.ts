import { loadPackage } from '../../../src/features/ingest/load-package';
import type { Store } from '../../../src/store/store';
import { ask, counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { load } from '../evidence/two-sources';
import { recordsOf } from '../graph-rows';

const SUMS = '{ field known unknown number money { amount currency } }';

const number = (field: string, known: number, unknown: number, sum: number | null) => ({
  ...{ field, known, unknown, number: sum },
  money: [],
});

const money = (
  field: string,
  known: number,
  unknown: number,
  ...sums: readonly [amount: string, currency: string][]
) => ({
  ...{ field, known, unknown, number: null },
  money: sums.map(([amount, currency]) => ({ amount, currency })),
});

/** What is asked of a connection of one entity. */
async function asked(store: Store, id: string, connection: string, fields: string, reading = '') {
  const type = id.charAt(0).toUpperCase() + id.slice(1, id.indexOf(':'));
  const query = `query ${reading} { node(id: "${id}") { ... on ${type} { ${connection}(first: 1) { ${fields} } } } }`;
  return (await data(store, query)).node[connection];
}

describe('groups and sums of what relations lead to', () => {
  onEveryEngine('tiny', (store) => {
    it('group by what a relation says, what it does not say apart, and sum each group', async () => {
      const fields = `totalCount { value } groupBy(field: VARIANT, sums: [QUANTITY, UNIT_PRICE]) { value count sums ${SUMS} }
        sums(fields: [QUANTITY, UNIT_PRICE]) ${SUMS}`;
      expect(await asked(store(), 'contract:export', 'deliveries', fields)).toEqual({
        totalCount: { value: 3 },
        groupBy: [
          { value: null, count: 2, sums: [number('quantity', 2, 0, 106), money('unitPrice', 0, 2)] },
          { value: 'A1', count: 1, sums: [number('quantity', 1, 0, 24), money('unitPrice', 0, 1)] },
        ],
        sums: [number('quantity', 3, 0, 130), money('unitPrice', 0, 3)],
      });
    });

    it('count a node as often as it is there', async () => {
      const fields = `groupBy(field: REQUIRED, sums: [QUANTITY, QUANTITY]) { value count sums ${SUMS} } slots: groupBy(field: SLOT) { value count sums { field } }`;
      expect(await asked(store(), 'component:lens', 'partOf', fields)).toEqual({
        groupBy: [
          { value: 'true', count: 2, sums: [number('quantity', 2, 0, 2)] },
          { value: null, count: 1, sums: [number('quantity', 1, 0, 2)] },
        ],
        slots: [
          { value: 'day', count: 1, sums: [] },
          { value: 'night', count: 1, sums: [] },
          { value: null, count: 1, sums: [] },
        ],
      });
    });

    it('group by and sum what is there, beside what leads there, and keep currencies apart', async () => {
      const fields = `groupBy(nodeField: SIZE_CLASS, sums: [AMOUNT], nodeSums: [EMPLOYEES]) { value count sums ${SUMS} }
        sums(fields: [AMOUNT], nodeFields: [REVENUE, EMPLOYEES]) ${SUMS}`;
      expect(await asked(store(), 'organization:hanbit', 'customers', fields)).toEqual({
        groupBy: [
          {
            value: 'MEDIUM',
            count: 1,
            sums: [money('amount', 1, 0, ['800000000', 'KRW']), number('employees', 1, 0, 140)],
          },
          { value: 'MID_TIER', count: 1, sums: [money('amount', 0, 1), number('employees', 1, 0, 620)] },
        ],
        sums: [
          money('amount', 1, 1, ['800000000', 'KRW']),
          money('revenue', 2, 0, ['21000000000', 'KRW'], ['185000000.50', 'USD']),
          number('employees', 2, 0, 760),
        ],
      });
    });

    it('are those of the role that leads there', async () => {
      const query = `{ node(id: "organization:dogwood") { ... on Organization { financier {
        instruments(first: 1) { groupBy(nodeField: KIND, nodeSums: [AMOUNT]) { value count sums ${SUMS} } } } } } }`;
      expect((await data(store(), query)).node.financier.instruments.groupBy).toEqual([
        { value: 'GUARANTEE', count: 1, sums: [money('amount', 1, 0, ['1500000.25', 'USD'])] },
      ]);
    });

    it('are empty where nothing leads, and the sums say that nothing is known', async () => {
      const fields = `groupBy(nodeField: SIZE_CLASS, sums: [AMOUNT]) { value } sums(fields: [AMOUNT], nodeFields: [EMPLOYEES]) ${SUMS}`;
      expect(await asked(store(), 'organization:dogwood', 'customers', fields)).toEqual({
        groupBy: [],
        sums: [money('amount', 0, 0), number('employees', 0, 0, null)],
      });
    });

    it('hold only what the scope holds', async () => {
      const sums = `sums(fields: [QUANTITY]) ${SUMS}`;
      const trusted = await asked(store(), 'contract:export', 'deliveries', sums, '@reading(minConfidence: 0.75)');
      expect(trusted.sums).toEqual([number('quantity', 2, 0, 124)]);
      const makers =
        'groupBy(field: LEAD_TIME_DAYS, nodeSums: [EMPLOYEES]) { value count sums { known unknown number } }';
      const birch = { value: '30', count: 1, sums: [{ known: 1, unknown: 0, number: 620 }] };
      const hanbit = { value: null, count: 1, sums: [{ known: 1, unknown: 0, number: 12 }] };
      const ofRing = async (reading: string) =>
        (await asked(store(), 'component:ring', 'suppliers', makers, reading)).groupBy;
      expect(await ofRing('')).toEqual([birch]);
      expect(await ofRing('@reading(asOf: "2022-12-31")')).toEqual([birch, hanbit]);
      expect(await ofRing('@reading(minConfidence: 0.81)')).toEqual([]);
    });

    it('hold what was known earlier', async () => {
      const fields = 'groupBy(field: QUALIFIED) { value count }';
      const ofRing = async (instant: string) =>
        (await asked(store(), 'component:ring', 'suppliers', fields, `@reading(asKnownOn: "${instant}")`)).groupBy;
      expect(await ofRing('2023-12-31T23:59:59.999Z')).toEqual([]);
      expect(await ofRing('2024-12-31T23:59:59.999Z')).toEqual([{ value: null, count: 1 }]);
      expect(await ofRing('2025-01-01T00:00:00.000Z')).toEqual([{ value: 'true', count: 1 }]);
    });

    it.each([
      ['Contract', 'deliveries', 'groupBy(field: SLOT) { count }', /Value "SLOT" does not exist/],
      ['Contract', 'deliveries', 'groupBy(nodeField: LEVEL) { count }', /Unknown argument "nodeField"/],
      ['Contract', 'deliveries', 'sums(fields: [VARIANT]) { known }', /Value "VARIANT" does not exist/],
      ['Contract', 'sellers', 'groupBy(field: ROLES) { count }', /Unknown argument "field"/],
      ['Contract', 'sellers', 'sums { known }', /argument "nodeFields" .* is required/],
      ['Component', 'suppliers', 'sums(fields: [SHARE]) { known }', /Unknown argument "fields"/],
    ])('know of %s.%s only the fields it has: %s', async (type, connection, field, message) => {
      const query = `{ node(id: "contract:export") { ... on ${type} { ${connection}(first: 1) { ${field} } } } }`;
      const { errors } = await ask(store(), query);
      expect(errors![0]!.message).toMatch(message);
      expect(errors![0]!.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    });

    it.each(['', '(field: QUALIFIED, nodeField: SIZE_CLASS)', '(field: null, nodeField: null)'])(
      'are by one field: groupBy%s',
      async (given) => {
        const query = `{ node(id: "component:sight") { ... on Component { suppliers(first: 1) { groupBy${given} { count } } } } }`;
        expect((await ask(store(), query)).errors).toMatchObject([
          { extensions: { code: 'BAD_INPUT', field: 'groupBy', expected: 'one of field and nodeField' } },
        ]);
      },
    );
  });

  onEveryEngine('korea-defence', (store) => {
    it('are those that the files say: pieces of each platform by the year of the contract', async () => {
      const { entities, relations } = await recordsOf('korea-defence');
      const years = new Map(entities.map(({ id, properties }) => [id, properties.fiscalYear ?? null]));
      const query = `query @reading(asOf: "2026-01-01") { platforms(first: 100) { nodes { id contracts(first: 1) {
        totalCount { value } groupBy(nodeField: FISCAL_YEAR, sums: [QUANTITY]) { value count sums { known unknown number } } } } } }`;
      const { nodes } = (await data(store(), query)).platforms;
      let counted = 0;
      for (const { id, contracts } of nodes) {
        const own = relations.filter(
          ({ relation, from, properties: { validFrom, validTo } }) =>
            relation === 'DELIVERED_UNDER' &&
            from === id &&
            String(validFrom) <= '2026-01-01' &&
            String(validTo) > '2026-01-01',
        );
        expect(contracts.totalCount.value).toBe(own.length);
        expect(contracts.groupBy).toHaveLength(new Set(own.map(({ to }) => years.get(to))).size);
        for (const { value, count, sums } of contracts.groupBy) {
          const members = own.filter(({ to }) => String(years.get(to)) === String(value));
          const known = members.flatMap(({ properties: { quantity } }) => (quantity == null ? [] : [Number(quantity)]));
          expect([id, value, count]).toEqual([id, value, members.length]);
          const sum = known.length === 0 ? null : known.reduce((a, b) => a + b);
          expect(sums).toEqual([{ known: known.length, unknown: members.length - known.length, number: sum }]);
          counted += count;
        }
      }
      expect(counted).toBeGreaterThan(50);
    });

    it('are read for 50 entities in one statement more for each property', async () => {
      const { store: counted, statements } = counting(store());
      const query = `{ components(first: 50) { nodes { suppliers(first: 1) {
        groupBy(field: QUALIFIED, nodeSums: [EMPLOYEES]) { value count sums { known } } again: groupBy(field: QUALIFIED) { count } } } } }`;
      await data(counted, query);
      expect(statements).toEqual([
        'list-by-name-ascending of Component',
        'group-related-from of SUPPLIES',
        'group-related-from of SUPPLIES',
      ]);
    });
  });

  onEveryEngine(null, (store) => {
    const firms = (...rows: readonly string[]) =>
      [
        'id,name,employees,sizeClass,revenue,revenueCurrency,sources',
        ...rows.map((row) => `organization:${row},source:register`),
      ].join('\n');

    it('sum the money of relations in each of its currencies', async () => {
      await loadPackage(
        store(),
        dataPackage({
          organizations: table('id,name', ...['w', 'x', 'y', 'z'].map((id) => `organization:${id},${id}`)),
          'supplies-to': table(
            'from,to,amount,amountCurrency',
            'organization:w,organization:x,10.50,USD',
            'organization:w,organization:y,3000,KRW',
            'organization:w,organization:z,0.25,USD',
            'organization:x,organization:y,,',
          ),
        }),
      );
      expect((await asked(store(), 'organization:w', 'customers', `sums(fields: [AMOUNT]) ${SUMS}`)).sums).toEqual([
        money('amount', 3, 0, ['3000', 'KRW'], ['10.75', 'USD']),
      ]);
      expect((await asked(store(), 'organization:x', 'customers', `sums(fields: [AMOUNT]) ${SUMS}`)).sums).toEqual([
        money('amount', 0, 1),
      ]);
    });

    it('say of what is there what was known of it', async () => {
      const part = 'id,name,sources\ncomponent:p,P,source:register';
      const supplies = (...rows: readonly string[]) =>
        ['from,to,qualified,sources', ...rows.map((row) => `organization:${row},source:register`)].join('\n');
      await load(store(), 'first', '2025-01-01T00:00:00.000Z', {
        organizations: firms('a,A,5,SMALL,100,KRW', 'b,B,,SMALL,,', 'c,C,30,LARGE,2.50,USD'),
        components: part,
        supplies: supplies('a,component:p,true', 'b,component:p,', 'c,component:p,true'),
      });
      await load(store(), 'second', '2025-03-01T00:00:00.000Z', {
        organizations: firms('a,A,7,LARGE,4.00,USD', 'b,B,11,SMALL,,'),
      });
      const fields = `groupBy(nodeField: SIZE_CLASS, nodeSums: [EMPLOYEES, REVENUE]) { value count sums ${SUMS} }
        own: groupBy(field: QUALIFIED, nodeSums: [EMPLOYEES]) { value count sums ${SUMS} }
        sums(nodeFields: [REVENUE]) ${SUMS}`;
      const past = await asked(
        store(),
        'component:p',
        'suppliers',
        fields,
        '@reading(asKnownOn: "2025-02-01T00:00:00Z")',
      );
      expect(past).toEqual({
        groupBy: [
          { value: 'SMALL', count: 2, sums: [number('employees', 1, 1, 5), money('revenue', 1, 1, ['100', 'KRW'])] },
          { value: 'LARGE', count: 1, sums: [number('employees', 1, 0, 30), money('revenue', 1, 0, ['2.50', 'USD'])] },
        ],
        own: [
          { value: 'true', count: 2, sums: [number('employees', 2, 0, 35)] },
          { value: null, count: 1, sums: [number('employees', 0, 1, null)] },
        ],
        sums: [money('revenue', 2, 1, ['100', 'KRW'], ['2.50', 'USD'])],
      });
      const now = {
        groupBy: [
          { value: 'LARGE', count: 2, sums: [number('employees', 2, 0, 37), money('revenue', 2, 0, ['6.50', 'USD'])] },
          { value: 'SMALL', count: 1, sums: [number('employees', 1, 0, 11), money('revenue', 0, 1)] },
        ],
        own: [
          { value: 'true', count: 2, sums: [number('employees', 2, 0, 37)] },
          { value: null, count: 1, sums: [number('employees', 1, 0, 11)] },
        ],
        sums: [money('revenue', 2, 1, ['6.50', 'USD'])],
      };
      expect(await asked(store(), 'component:p', 'suppliers', fields)).toEqual(now);
      const later = '@reading(asKnownOn: "2025-03-01T00:00:00Z")';
      expect(await asked(store(), 'component:p', 'suppliers', fields, later)).toEqual(now);
    });
  });

  onEveryEngine(null, (store) => {
    it('are read for fewer entities at once where they are many, and refused beyond 1,000', async () => {
      const ids = (name: string, length: number) => Array.from({ length }, (_, index) => `component:${name}${index}`);
      const [wholes, parts] = [ids('w', 11), ids('p', 1_001)];
      const row = (part: string, whole: string) => `${part},${whole},${part.slice('component:'.length)}`;
      const rows = [
        ...wholes.flatMap((whole) => parts.slice(1).map((part) => row(part, whole))),
        ...parts.map((part) => row(part, 'component:v')),
      ];
      const components = [...wholes, ...parts, 'component:v'].map((id) => `${id},${id.slice('component:'.length)}`);
      const tables = { components: table('id,name', ...components), 'part-of': table('from,to,slot', ...rows) };
      await loadPackage(store(), dataPackage(tables));
      const query = (name: string) =>
        `{ components(filter: { name: { startsWith: "${name}" } }) { nodes { parts(first: 1) { groupBy(field: SLOT) { count } } } } }`;
      const { store: counted, statements } = counting(store());
      const { nodes } = (await data(counted, query('w'))).components;
      expect(nodes).toEqual(wholes.map(() => ({ parts: { groupBy: parts.slice(1).map(() => ({ count: 1 })) } })));
      expect(statements.filter((name) => name.startsWith('group-related'))).toHaveLength(3);
      expect((await ask(store(), query('v'))).errors).toMatchObject([
        { extensions: { code: 'BAD_INPUT', field: 'groupBy', value: '1001 groups', expected: 'at most 1000 groups' } },
      ]);
    }, 120_000);
  });
});
