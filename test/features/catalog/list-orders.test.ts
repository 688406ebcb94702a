import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { idsInPages, listQuery } from './pages';

describe('orderBy', () => {
  onEveryEngine('tiny', (store) => {
    it.each([
      ['{ field: EMPLOYEES }', 'hanbit alder birch garnet dogwood'],
      ['{ field: EMPLOYEES, nulls: FIRST }', 'dogwood hanbit alder birch garnet'],
      ['{ field: EMPLOYEES, direction: DESC, nulls: FIRST }', 'dogwood garnet birch alder hanbit'],
      ['[]', 'alder birch dogwood garnet hanbit'],
      ['[{ field: NAME, direction: DESC }]', 'hanbit garnet dogwood birch alder'],
      ['[{ field: FOUNDED_ON, direction: DESC }, { field: NAME }]', 'hanbit alder birch garnet dogwood'],
    ])('puts organizations in the order of %s', async (orderBy, expected) => {
      const query = listQuery('Organization', `orderBy: ${orderBy},`);
      const ids = expected.split(' ').map((key) => `organization:${key}`);
      for (let first = 1; first <= 5; first++) expect(await idsInPages(store(), query, {}, first)).toEqual(ids);
    });

    it('takes no more than two keys', async () => {
      const { errors } = await ask(
        store(),
        '{ organizations(orderBy: [{ field: NAME }, { field: NAME }, { field: NAME }]) { nodes { id } } }',
      );
      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_INPUT', field: 'orderBy', expected: 'at most 2 keys' } },
      ]);
    });
  });

  onEveryEngine('korea-defence', (store) => {
    const values = async (orderBy: string): Promise<[string | null, string | null][]> => {
      const shown: [string | null, string | null][] = [];
      for (let after: string | null = null; ; ) {
        const query = `query ($after: String) { contracts(first: 7, after: $after, orderBy: ${orderBy}) {
          nodes { signedOn endsOn } pageInfo { hasNextPage endCursor } } }`;
        const {
          nodes,
          pageInfo,
        }: {
          nodes: { signedOn: string | null; endsOn: string | null }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        } = (await data(store(), query, { after })).contracts;
        shown.push(...nodes.map(({ signedOn, endsOn }): [string | null, string | null] => [signedOn, endsOn]));
        if (!pageInfo.hasNextPage) return shown;
        expect(shown.length).toBeLessThan(1_000);
        after = pageInfo.endCursor;
      }
    };

    it('orders what one key leaves equal by the other, page after page', async () => {
      const shown = await values(
        '[{ field: SIGNED_ON, nulls: FIRST }, { field: ENDS_ON, direction: DESC, nulls: LAST }]',
      );
      const backwards = (day: string) => day.replace(/\d/g, (digit) => String(9 - Number(digit)));
      const turn = ([signedOn, endsOn]: [string | null, string | null]) =>
        `${signedOn ?? '0000'} ${endsOn === null ? 'z' : backwards(endsOn)}`;
      expect(shown.length).toBeGreaterThan(20);
      expect(shown.filter(([signedOn]) => signedOn === null).length).toBeGreaterThan(0);
      expect(shown).toEqual([...shown].sort((a, b) => (turn(a) < turn(b) ? -1 : Number(turn(a) > turn(b)))));
    });
  });
});
