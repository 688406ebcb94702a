import { loadPackage } from '../../../src/features/ingest/load-package';
import { sortKey } from '../../../src/model/names';
import { counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { idsInPages } from './pages';

/** More than an entity may have before it is a hub. */
const SUPPLIERS = 5_200;

const supplier = (at: number) => `organization:o${at}`;
/** Many are alike: three firms and more to a name, and every tenth is called the same. */
const nameOf = (at: number) => (at % 10 === 0 ? 'Same' : `Firm ${(at * 7919) % 1500}`);
/** Two firms in three supply it. */
const supplies = (at: number) => at % 3 !== 2;
const FIRMS = SUPPLIERS * 1.5;

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

describe('a hub', () => {
  onEveryEngine(null, (store) => {
    const query = `query ($first: Int!, $after: String) { node(id: "component:bolt") { ... on Component {
      suppliers(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
    } } }`;
    const firms = Array.from({ length: FIRMS }, (_, at) => at);
    const expected = firms
      .filter(supplies)
      .map((at) => ({ id: supplier(at), key: sortKey(nameOf(at)) }))
      .sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id))
      .map(({ id }) => id);

    beforeAll(async () => {
      await loadPackage(
        store(),
        dataPackage({
          organizations: table('id,name', ...firms.map((at) => `${supplier(at)},${nameOf(at)}`)),
          components: table('id,name', 'component:bolt,Bolt', 'component:nut,Nut'),
          supplies: table(
            'from,to,confidence',
            ...firms.filter(supplies).map((at) => `${supplier(at)},component:bolt,${at % 2 === 0 ? 0.9 : 0.4}`),
            `${supplier(1)},component:nut,0.9`,
          ),
        }),
      );
    }, 120_000);

    it('shows the same list from its relations as from the names of what may hang on it', async () => {
      const { store: fresh, statements } = counting(store());
      const page = async () => (await data(fresh, query, { first: 100 })).node.suppliers.nodes;
      const ids = expected.slice(0, 100).map((id) => ({ id }));
      for (let time = 0; time < 4; time++) expect(await page()).toEqual(ids);
      expect(statements.at(-1)).toMatch(/^(related-from-among of SUPPLIES|entities-by-id)$/);
      expect(statements.slice(-3)).toContain('related-from-among of SUPPLIES');
      expect(await idsInPages(store(), query, {}, 97)).toEqual(expected);
    });

    it('is counted under the scope that is asked for, whether its count is kept or not', async () => {
      const total = async (confidence: number) =>
        (
          await data(
            store(),
            `query @reading(minConfidence: ${confidence}) {
              node(id: "component:bolt") { ... on Component { suppliers(first: 1) { totalCount { value relation } } } }
            }`,
          )
        ).node.suppliers.totalCount;
      const trusted = firms.filter((at) => supplies(at) && at % 2 === 0).length;
      const check = async (more: number) => {
        expect(await total(0)).toEqual({ value: SUPPLIERS + more, relation: 'EXACT' });
        expect(await total(0.5)).toEqual({ value: trusted + more, relation: 'EXACT' });
      };
      for (let time = 0; time < 4; time++) await check(0);
      await loadPackage(
        store(),
        dataPackage({ supplies: table('from,to,confidence', `${supplier(2)},component:bolt,0.9`) }),
      );
      for (let time = 0; time < 4; time++) await check(1);
    });

    it('is counted once while the graph stays as it is', async () => {
      const { store: fresh, statements } = counting(store());
      const ask = () =>
        data(
          fresh,
          '{ node(id: "component:bolt") { ... on Component { suppliers(first: 1) { totalCount { value } } } } }',
        );
      for (let time = 0; time < 4; time++) await ask();
      const before = statements.length;
      await ask();
      expect(statements.slice(before)).not.toContain('count-related-from of SUPPLIES');
    });
  });
});
