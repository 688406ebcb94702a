import { loadPackage } from '../../../src/features/ingest/load-package';
import { cursorSigner } from '../../../src/graphql/cursor';
import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { idsInPages, listQuery } from './pages';

describe('the cursors of a list', () => {
  onEveryEngine(null, (store) => {
    const query = listQuery('Organization', '');
    const firms = (...rows: string[]) =>
      loadPackage(store(), dataPackage({ organizations: table('id,name', ...rows) }));

    beforeAll(async () => {
      await firms(
        'organization:b,B',
        'organization:d2,Same',
        'organization:d1,Same',
        'organization:d3,SAME',
        'organization:z,Z',
      );
    });

    it('runs equal names by id, backwards when the list runs backwards', async () => {
      const up = ['b', 'd1', 'd2', 'd3', 'z'].map((key) => `organization:${key}`);
      const down = listQuery('Organization', 'orderBy: { field: NAME, direction: DESC },');
      for (let first = 1; first <= 5; first++) {
        expect(await idsInPages(store(), query, {}, first)).toEqual(up);
        expect(await idsInPages(store(), down, {}, first)).toEqual([...up].reverse());
      }
    });

    it('neither repeats nor loses anything when something is added between two pages', async () => {
      const { nodes, pageInfo } = (await data(store(), query, { first: 2 })).organizations;
      await firms('organization:a,A', 'organization:d11,Same', 'organization:y,Y');
      const rest = (await data(store(), query, { first: 100, after: pageInfo.endCursor })).organizations.nodes;
      expect([...nodes, ...rest].map(({ id }) => id.split(':')[1]).join(' ')).toBe('b d1 d11 d2 d3 y z');
    });

    it.each([
      ['garbled', (cursor: string) => `${cursor.slice(0, -2)}${cursor.endsWith('A') ? 'BB' : 'AA'}`],
      ['cut off', (cursor: string) => cursor.slice(0, -4)],
      ['with something behind it', (cursor: string) => `${cursor}=`],
      ['that is empty', () => ''],
      ['that is no cursor', () => 'organization:b'],
      [
        'of another graph',
        () =>
          cursorSigner('other').sign('["Organization",[],{"field":"name","direction":"ASC"}]', ['b', 'organization:b']),
      ],
    ])('refuses a cursor %s', async (_, change) => {
      const { endCursor } = (await data(store(), query, { first: 2 })).organizations.pageInfo;
      const { errors } = await ask(store(), query, { after: change(endCursor) });
      expect(errors).toMatchObject([
        { path: ['organizations'], extensions: { code: 'BAD_CURSOR', field: 'after', remedy: expect.any(String) } },
      ]);
      expect(errors![0]!.message).toMatch(/^after is no cursor of this graph/);
    });

    it.each([
      ['another list', listQuery('Platform', '')],
      ['another order', listQuery('Organization', 'orderBy: { field: NAME, direction: DESC },')],
      ['another filter', listQuery('Organization', 'filter: { name: { startsWith: "s" } },')],
    ])('refuses a cursor of %s', async (_, other) => {
      const { endCursor } = (await data(store(), query, { first: 2 })).organizations.pageInfo;
      const { errors } = await ask(store(), other, { after: endCursor });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR', field: 'after' } }]);
      expect(errors![0]!.message).toMatch(/^after belongs to another list or to other arguments/);
    });
  });
});
