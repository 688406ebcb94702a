import { screaming } from '../../../src/graphql/node.type';
import { orderFields } from '../../../src/graphql/orders';
import { kindNames } from '../../../src/model/kinds';
import { sortKey } from '../../../src/model/names';
import { ask, counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { recordsOf } from '../graph-rows';
import { idsInPages, listQuery } from './pages';

const orders = kindNames.flatMap((kind) =>
  orderFields(kind).flatMap((field) => (['ASC', 'DESC'] as const).map((direction) => ({ kind, field, direction }))),
);

type Key = string | number | undefined;

/** Less than zero where `a` comes first in an ascending order; an unknown comes last in both. */
const inOrder = (a: Key, b: Key): number => (a === b ? 0 : a === undefined ? 2 : b === undefined ? -2 : a < b ? -1 : 1);

describe('listEntities', () => {
  onEveryEngine('korea-defence', (store) => {
    it.each(orders)(
      'orders $kind by $field $direction, unknowns last, ties by id',
      async ({ kind, field, direction }) => {
        const { entities } = await recordsOf('korea-defence');
        const turn = direction === 'ASC' ? 1 : -1;
        const keyed = entities
          .filter((entity) => entity.kind === kind)
          .map(({ id, properties }) => ({
            id,
            key: (field === 'name' ? sortKey(String(properties.name)) : properties[field]) as Key,
          }));
        const expected = keyed.sort((a, b) => {
          const order = inOrder(a.key, b.key);
          const tie = field === 'name' ? turn * inOrder(a.id, b.id) : inOrder(a.id, b.id);
          return Math.abs(order) === 1 ? turn * order : order || tie;
        });
        const query = listQuery(kind, `orderBy: { field: ${screaming(field)}, direction: ${direction} }`);
        expect(await idsInPages(store(), query, {}, 100)).toEqual(expected.map(({ id }) => id));
      },
    );

    it.each([
      '',
      'orderBy: { field: NAME, direction: DESC }',
      'orderBy: { field: SIGNED_ON }',
      'orderBy: { field: SIGNED_ON, direction: DESC }',
      'filter: { kind: { in: [EXPORT, SUPPLY] } }, orderBy: { field: RATE, direction: DESC }',
    ])('gives the whole list whatever the size of its pages: contracts(%s)', async (orderBy) => {
      const query = listQuery('Contract', orderBy && `${orderBy},`);
      const whole = await idsInPages(store(), query, {}, 100);
      expect(new Set(whole).size).toBe(whole.length);
      for (let first = 1; first <= 7; first++) {
        expect(await idsInPages(store(), query, {}, first)).toEqual(whole);
      }
    });

    it('is ordered by name when no order is given', async () => {
      const ordered = 'orderBy: { field: NAME, direction: ASC },';
      const [plain, byName] = [listQuery('Organization', ''), listQuery('Organization', ordered)];
      expect(await idsInPages(store(), plain, {}, 100)).toEqual(await idsInPages(store(), byName, {}, 100));
    });

    it('counts only when the count is asked for, and counts the whole list', async () => {
      const { store: counted, statements } = counting(store());
      await data(counted, '{ organizations(first: 2) { edges { cursor node { id } } pageInfo { hasNextPage } } }');
      expect(statements).toEqual(['list-by-name-ascending of Organization']);
      const query = '{ organizations(first: 2, filter: { roles: { in: [SME] } }) { totalCount { value relation } } }';
      const { totalCount } = (await data(counted, query)).organizations;
      const { entities } = await recordsOf('korea-defence');
      expect(totalCount).toEqual({
        value: entities.filter(({ roles }) => roles.includes('Sme')).length,
        relation: 'EXACT',
      });
      expect(statements.slice(1).sort()).toEqual(['count-kind of Organization']);
    });

    it('gives an empty page for a list of nothing', async () => {
      const query =
        '{ permits { nodes { id } totalCount { value } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';
      expect((await data(store(), query)).permits).toEqual({
        nodes: [],
        totalCount: { value: 0 },
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    });

    it.each([0, -1, 101, 100_000])('refuses first: %s', async (first) => {
      const { errors } = await ask(store(), listQuery('Site', ''), { first });
      expect(errors).toMatchObject([
        {
          path: ['sites'],
          extensions: {
            code: 'BOUND_EXCEEDED',
            field: 'first',
            value: first,
            expected: 'a whole number from 1 to 100',
          },
        },
      ]);
    });

    it('refuses a page size that is null and says so', async () => {
      const { errors } = await ask(store(), listQuery('Site', ''), { first: null });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors![0]!.message).toBe('Argument "first" of non-null type "Int!" must not be null.');
    });
  });
});
