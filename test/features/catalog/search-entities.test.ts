import { ask, counting, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { idsInPages } from './pages';

const search = `query ($text: String!, $kinds: [EntityKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    totalCount { value relation } nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

const keyOf = (id: string): string => id.slice(id.indexOf(':') + 1);

/** What seeds/tiny/README.md lists under Search: whole names, starts, starts of words, anywhere else. */
const found: [text: string, keys: string][] = [
  ['자주포', 'export garam'],
  ['가람', 'export garam birch'],
  ['나', 'camera narae alder'],
  ['광', 'optics alder'],
  ['남극', 'ata framework'],
  ['gar', 'export garam garnet framework dogwood'],
  ['GAR', 'export garam garnet framework dogwood'],
  ['optics', 'optics alder'],
  ['hbp', 'hanbit'],
  ['hanbit', 'hanbit-employees-12 hanbit-employees-20 hanbit seedling-hanbit'],
  ['lx-100', 'lens ring'],
  ['ＬＸ－１００', 'lens ring'],
  ['1348672683', 'hanbit'],
  ['134-86-72683', 'hanbit'],
  ['999999-9999998', 'hanbit'],
  ['9002.11', 'lens'],
  ['1240370000000', 'sight'],
  ['1240-37-000-0000', 'sight'],
  ['ata', 'ata'],
  ['xg-1', 'garam'],
  ['hanbit precision', 'hanbit'],
  ['  hanbit \n precision ', 'hanbit'],
  ['precision hanbit', 'hanbit'],
  ['garam export', 'export'],
  ['employees hanbit', 'hanbit-employees-12 hanbit-employees-20'],
  ['zzz', ''],
  ['Invented.', ''],
];

describe('searchEntities', () => {
  onEveryEngine('tiny', (store) => {
    const keysOf = async (text: string, kinds: string[] | null = null): Promise<string> => {
      const { nodes, totalCount } = (await data(store(), search, { text, kinds, first: 100 })).search;
      expect(totalCount).toEqual({ value: nodes.length, relation: 'EXACT' });
      return nodes.map(({ id }: { id: string }) => keyOf(id)).join(' ');
    };

    it.each(found)('finds for %j: %s', async (text, keys) => {
      expect(await keysOf(text)).toBe(keys);
    });

    it('finds decomposed letters as composed ones', async () => {
      expect(await keysOf('자주포'.normalize('NFD'))).toBe('export garam');
    });

    it('finds only the kinds that are asked for, and all kinds when the list is empty', async () => {
      expect(await keysOf('gar', ['ORGANIZATION'])).toBe('garnet dogwood');
      expect(await keysOf('gar', ['PLATFORM', 'CONTRACT'])).toBe('export garam framework');
      expect(await keysOf('gar', ['SITE'])).toBe('');
      expect(await keysOf('gar', [])).toBe('export garam garnet framework dogwood');
    });

    it('pages through every rank at every page size', async () => {
      const whole = await keysOf('a');
      expect(whole.split(' ').length).toBeGreaterThan(10);
      for (let first = 1; first <= 7; first++) {
        const ids = await idsInPages(store(), search, { text: 'a' }, first);
        expect(ids.map(keyOf).join(' ')).toBe(whole);
      }
    });

    it('counts only when the count is asked for', async () => {
      const { store: counted, statements } = counting(store());
      await data(counted, '{ search(text: "gar") { nodes { id name } edges { cursor } } }');
      expect(statements).toEqual(['search of Entity']);
      await data(counted, '{ search(text: "gar") { totalCount { value } } }');
      expect(statements).toEqual(['search of Entity', 'search of Entity', 'count-search of Entity']);
    });

    it.each([
      ['an empty text', '', 'at least one character'],
      ['spaces alone', ' \t\n\ufeff\u3000', 'at least one character'],
      ['201 characters', 'n'.repeat(201), 'at most 200 characters'],
      ['11 words', 'a b c d e f g h i j k', 'at most 10 words'],
    ])('refuses %s', async (_, text, expected) => {
      const { errors } = await ask(store(), search, { text });
      expect(errors).toMatchObject([{ path: ['search'], extensions: { code: 'BAD_INPUT', field: 'text', expected } }]);
      expect(errors![0]!.extensions!.remedy).toBeTruthy();
    });

    it.each([
      ['200 characters', 'n'.repeat(200)],
      ['ten words', 'a b c d e f g h i j'],
      ['quotes', `"'\``],
      ['Cypher', `' }) DETACH DELETE n // $ids`],
      ['a regular expression', '.*(a+)+$'],
      ['control characters', '\u0000\u0007\u001b[2J\u007f'],
      ['an emoji', '🚀'],
      ['half of an emoji', '\ud83d'],
      ['the other half', '\ude80 x'],
      ['a lone Hangul letter', 'ㄱ'],
      ['a half-width Hangul letter', 'ﾡ'],
      ['text that runs right to left', '\u202eabc'],
    ])('answers %s, finding nothing', async (_, text) => {
      expect((await data(store(), search, { text })).search.nodes).toEqual([]);
      expect(await keysOf('optics')).toBe('optics alder');
    });

    it.each(['한글', 'garam', 'not a cursor', '', '한'])('refuses the cursor %j', async (after) => {
      const { errors } = await ask(store(), search, { text: 'gar', after });
      expect(errors).toMatchObject([{ path: ['search'], extensions: { code: 'BAD_CURSOR', field: 'after' } }]);
    });

    it('refuses the cursor of another search', async () => {
      const after = (await data(store(), search, { text: 'gar', first: 1 })).search.pageInfo.endCursor;
      for (const other of [{ text: 'ga' }, { text: 'gar', kinds: ['CONTRACT'] }]) {
        const { errors } = await ask(store(), search, { ...other, after });
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR', field: 'after' } }]);
      }
    });
  });
});

describe('searchEntities in korea-defence', () => {
  onEveryEngine('korea-defence', (store) => {
    it('finds the K9자주포 first for 자주포', async () => {
      const { nodes } = (await data(store(), '{ search(text: "자주포", kinds: [PLATFORM]) { nodes { id nameKo } } }'))
        .search;
      expect(nodes[0]).toEqual({ id: 'platform:k9', nameKo: 'K9자주포' });
    });
  });
});
