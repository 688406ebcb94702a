import { loadPackage } from '../../../src/features/ingest/load-package';
import { data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, table } from '../data-package';

/** Names that are hard on a loader, a store or a search. */
const names: [what: string, name: string, cell: string, word: string][] = [
  ['with quotes', `O'Brien "Arms" \`Ltd\``, `"O'Brien ""Arms"" \`Ltd\`"`, `"arms"`],
  ['with Cypher in it', `'}) DETACH DELETE (n) // $ids`, `'}) DETACH DELETE (n) // $ids`, '}) detach'],
  ['with backslashes', 'C:\\new\\table', 'C:\\new\\table', '\\new\\'],
  ['with an emoji', 'Rocket 🚀 works', 'Rocket 🚀 works', '🚀'],
  ['with lone Hangul letters', 'ㅋㅋ 한ㄱ', 'ㅋㅋ 한ㄱ', '한ㄱ'],
  ['with decomposed Hangul', '로켓공장', '로켓공장'.normalize('NFD'), '켓공'],
  ['with a comma and two lines', 'One,\ntwo', '"One,\ntwo"', 'one, two'],
  ['of one character', '공', '공', '공'],
  ['of 500 characters', 'x'.repeat(500), 'x'.repeat(500), 'x'.repeat(200)],
];

describe('searchEntities among hard names', () => {
  onEveryEngine(null, (store) => {
    beforeAll(async () => {
      const rows = names.map(([, , cell], index) => `organization:n${index},${cell}`);
      await loadPackage(store(), dataPackage({ organizations: table('id,name', ...rows) }));
    });

    it.each(names)('finds a name %s as it was written', async (_, name, __, word) => {
      const query = 'query ($text: String!) { search(text: $text, kinds: [ORGANIZATION]) { nodes { id name } } }';
      const id = `organization:n${names.findIndex((row) => row[1] === name)}`;
      expect((await data(store(), query, { text: word })).search.nodes).toContainEqual({ id, name });
    });
  });
});
