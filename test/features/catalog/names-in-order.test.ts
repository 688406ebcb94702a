import { loadPackage } from '../../../src/features/ingest/load-package';
import { seenVersion } from '../../../src/graphql/seen-version';
import { sortKey } from '../../../src/model/names';
import { Stop } from '../../../src/server/stop';
import type { Store } from '../../../src/store/store';
import { Random } from '../../store/differential/random';
import { counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { idsInPages, listQuery } from './pages';

const UP = listQuery('Organization', '');
const DOWN = listQuery('Organization', 'orderBy: { field: NAME, direction: DESC },');

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

describe('the names of a kind in their order', () => {
  onEveryEngine(null, (store, engine) => {
    const random = new Random(1);
    const names = new Map<string, string>();

    /** A few organizations, new or under another name; names often are alike. */
    async function write(): Promise<void> {
      const rows = Array.from({ length: random.whole(1, 40) }, () => {
        const id = `organization:o${random.whole(1, 150)}`;
        const name = `${random.pick(['Ärmel', 'alpha', 'ALPHA', '한화', 'Zeta', '🛰'])}${random.pick(['', ' 1', ' 22'])}`;
        return [id, name] as const;
      });
      const last = new Map(rows);
      for (const [id, name] of last) names.set(id, name);
      const cells = Array.from(last, ([id, name]) => `${id},${name}`);
      await loadPackage(store(), dataPackage({ organizations: table('id,name', ...cells) }));
    }

    const expected = () =>
      [...names]
        .map(([id, name]) => ({ id, key: sortKey(name) }))
        .sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id))
        .map(({ id }) => id);

    /** A recorded instant lies a little ahead of the clock. */
    const settled = () => new Promise((ready) => setTimeout(ready, 1_100));

    it('are those of the graph after every write, forwards and backwards, whatever the size of a page', async () => {
      for (let round = 0; round < 4; round++) {
        await write();
        await settled();
        for (const first of [100, random.whole(9, 40)]) {
          expect(await idsInPages(store(), UP, {}, first)).toEqual(expected());
          expect(await idsInPages(store(), DOWN, {}, first)).toEqual(expected().reverse());
        }
        const { totalCount } = (await data(store(), '{ organizations(first: 1) { totalCount { value } } }'))
          .organizations;
        expect(totalCount.value).toBe(names.size);
      }
    });

    it('go on behind a cursor that was made before a write', async () => {
      const { nodes, pageInfo } = (await data(store(), UP, { first: 20 })).organizations;
      const last = nodes.at(-1).id;
      const place = { id: last, key: sortKey(names.get(last) as string) };
      await write();
      await settled();
      const behind = () =>
        expected().filter((id) => {
          const key = sortKey(names.get(id) as string);
          return compare(key, place.key) > 0 || (key === place.key && id > place.id);
        });
      for (let time = 0; time < 3; time++) {
        const page = (await data(store(), UP, { first: 100, after: pageInfo.endCursor })).organizations;
        expect(page.nodes.map(({ id }: { id: string }) => id)).toEqual(behind().slice(0, 100));
      }
    });

    it('show what is written between two pages and between the requests that gather them', async () => {
      for (let time = 0; time < 3; time++) {
        const reads = Array.from({ length: 4 }, () => idsInPages(store(), UP, {}, 100));
        await Promise.all([write(), ...reads]);
        await settled();
        expect(await idsInPages(store(), UP, {}, 100)).toEqual(expected());
      }
    });

    it('are gathered once on the embedded engine, and asked of the index on Neo4j', async () => {
      const { store: counted, statements } = counting(store());
      const page = (of: Store) => data(of, '{ organizations(first: 2) { nodes { id } } }');
      await seenVersion(counted, new Stop());
      for (let time = 0; time < 2; time++) await page(counted);
      await Promise.all([page(counted), page(counted)]);
      const list = 'list-by-name-ascending of Organization';
      const gathered = ['kind-span of Organization', 'kind-names of Organization', 'entity-heads'];
      expect(statements).toEqual([list, ...(engine === 'embedded' ? gathered : [list])]);
    });

    it('lead to as much of an entity as is asked for, which says the same', async () => {
      const { store: counted, statements } = counting(store());
      const common = 'id name nameKo aliases description recordedAt confidence sources { id }';
      const page = async (fields: string, first = 50) =>
        (await data(counted, `{ organizations(first: ${first}) { nodes { ${fields} } edges { cursor node { id } } } }`))
          .organizations;
      for (let time = 0; time < 3; time++) await page(common, 2);
      const seen = statements.length;
      const heads = await page(common);
      const [ofHeads] = statements.splice(seen);
      const wholes = await page(`${common} employees`);
      const [ofWholes] = statements.splice(seen);
      expect(heads.edges).toEqual(wholes.edges);
      expect(heads.nodes).toEqual(wholes.nodes.map(({ employees: _, ...node }: { employees: unknown }) => node));
      expect(heads.nodes.length).toBeGreaterThan(0);
      const list = 'list-by-name-ascending of Organization';
      expect([ofHeads, ofWholes]).toEqual(engine === 'embedded' ? ['entity-heads', 'entities-by-id'] : [list, list]);
    });
  });
});
