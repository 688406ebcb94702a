import { importJobsOn } from '../../../../src/features/ingest/import-jobs';
import { data } from '../../../support/api';
import { onEveryEngine } from '../../../support/engines';
import { rows } from '../../graph-rows';
import { firmFiles, start } from './importing';

const file = (name: string, content = 'id,name,sources\n') => ({ name, content });
const FOLDER_NAMES =
  /^name is ".*; expected a plain file name like supplies\.csv, of at most 255 bytes, in folders below this one at most\. Rename it\.$/;

/** Names that are none, or that would lead out of the import's own directory. */
const badNames = [
  '../x.csv',
  'a/../../x.csv',
  'a/../x.csv',
  './x.csv',
  '/etc/x.csv',
  '//x.csv',
  'C:\\x.csv',
  '..\\x.csv',
  'a\\x.csv',
  '~/x.csv',
  '.ssh/x.csv',
  'x\u0000.csv',
  'x\n.csv',
  'a//x.csv',
  'a/',
  '',
  ' ',
  `${'x'.repeat(252)}.csv`,
  `${'가'.repeat(90)}.csv`,
];

/** What is wrong with files as they are sent, and where and how it is said. */
const faults: [what: string, input: object, code: string, path: string, message: RegExp][] = [
  ['no files', { files: [] }, 'MISSING_VALUE', 'files', /^files is an empty list; expected 1 to 100 files/],
  [
    '101 files',
    { files: Array.from({ length: 101 }, (_, at) => file(`f${at}.csv`)) },
    'OUT_OF_RANGE',
    'files',
    /^files is a list of 101; expected at most 100/,
  ],
  [
    'a name that comes twice, in another case',
    { files: [file('sites.csv'), file('Sites.CSV')] },
    'DUPLICATE',
    'files.1.name',
    /^name is "Sites\.CSV", as that of an earlier file/,
  ],
  [
    'a file whose name is the folder of another',
    { files: [file('a.csv/sites.csv'), file('a.csv')] },
    'DUPLICATE',
    'files.1.name',
    /^name is "a\.csv", as that of a folder/,
  ],
  [
    'the same, the other way round',
    { files: [file('a.csv'), file('A.csv/b/sites.csv')] },
    'DUPLICATE',
    'files.0.name',
    /^name is "a\.csv", as that of a folder/,
  ],
  [
    'a file without content',
    { files: [{ name: 'sites.csv' }] },
    'BAD_FILE',
    'files.0',
    /^sites\.csv comes with neither content and contentBase64; expected one of them/,
  ],
  [
    'a file with two contents',
    { files: [{ ...file('sites.csv'), contentBase64: '' }] },
    'BAD_FILE',
    'files.0',
    /^sites\.csv comes with both content and contentBase64/,
  ],
  ...['a', 'abc', '!!!!', 'YWJj\n', 'YWJ-', 'YW==YW==', '===='].map((contentBase64): (typeof faults)[number] => [
    `base64 like ${JSON.stringify(contentBase64)}`,
    { files: [{ name: 'sites.csv', contentBase64 }] },
    'BAD_FILE',
    'files.0.contentBase64',
    /^contentBase64 is no base64; expected the bytes of the file in it \(RFC 4648\)/,
  ]),
  [
    'a mapping of a bad name',
    { files: [file('a.csv')], mapping: file('../m.yaml') },
    'BAD_FILE',
    'mapping.name',
    FOLDER_NAMES,
  ],
  [
    'a mapping without content',
    { files: [file('a.csv')], mapping: { name: 'm.yaml' } },
    'BAD_FILE',
    'mapping',
    /^m\.yaml comes with neither/,
  ],
  [
    'a mapping of a data package',
    { files: [file('datapackage.json')], mapping: file('m.yaml') },
    'BAD_MAPPING',
    'mapping',
    /^mapping comes with a datapackage\.json, .* send one of the two/i,
  ],
  [
    'a batch of a bad name',
    { files: [file('sites.csv')], batch: 'a b' },
    'BAD_TEXT',
    'batch',
    /^batch is "a b"; expected up to 100 letters, digits and \._- /,
  ],
];

describe('importStart refuses', () => {
  onEveryEngine(null, (store) => {
    const refusedBy = async (input: object) => {
      const before = await store().version();
      const { import: none, userErrors, watermark } = await start(store(), input as Record<string, unknown>);
      const { imports } = await data(store(), '{ imports { totalCount { value } } }');
      expect({ none, watermark, imports: imports.totalCount.value }).toEqual({
        none: null,
        watermark: null,
        imports: 0,
      });
      expect(await store().version()).toBe(before);
      return userErrors as { code: string; path: string[]; message: string }[];
    };

    it.each(faults)('%s', async (_, input, code, path, message) => {
      const [fault, ...others] = await refusedBy(input);
      expect(others).toEqual([]);
      expect(fault).toMatchObject({
        code,
        path: ['input', ...path.split('.')],
        message: expect.stringMatching(message),
      });
    });

    it.each(badNames)('the name %j', async (name) => {
      const [fault, ...others] = await refusedBy({ files: [file(name)] });
      expect(others).toEqual([]);
      expect(fault).toMatchObject({
        code: 'BAD_FILE',
        path: ['input', 'files', '0', 'name'],
        message: expect.stringMatching(FOLDER_NAMES),
      });
    });

    it('all that is wrong at once', async () => {
      const files = [file('../a.csv'), { name: 'b.csv', contentBase64: '?' }, file('../a.csv')];
      const found = await refusedBy({ files, mapping: { name: 'm.yaml' } });
      expect(found.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)).toEqual([
        'BAD_FILE files.0.name',
        'BAD_FILE files.1.contentBase64',
        'BAD_FILE files.2.name',
        'DUPLICATE files.2.name',
        'BAD_FILE mapping',
      ]);
    });
  });
});

describe('an import under an idempotency key', () => {
  onEveryEngine(null, (store) => {
    const tables = (name: string) => firmFiles([`organization:a,${name}`]);
    const batches = () => rows(store(), 'MATCH (b:Batch) RETURN b.name AS name');

    it('runs once: the same input gives the same import, while it runs and after that', async () => {
      const input = { files: tables('A'), idempotencyKey: 'k' };
      const payloads = await Promise.all([1, 2, 3].map(() => start(store(), input)));
      const ids = new Set(payloads.map((payload) => payload.import.id));
      expect(ids.size).toBe(1);
      const later = await start(store(), { ...input, clientMutationId: 'other' });
      expect(ids).toContain(later.import.id);
      await importJobsOn(store()).whenOver(later.import.id);
      expect(await batches()).toHaveLength(1);
    });

    it('is refused with other files under the same key, and writes nothing', async () => {
      const before = await batches();
      for (const more of [{ files: tables('B') }, { files: tables('A'), batch: 'mine' }]) {
        const { import: none, userErrors } = await start(store(), { ...more, idempotencyKey: 'k' });
        expect(none).toBeNull();
        expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'idempotencyKey'] }]);
      }
      expect(await batches()).toEqual(before);
      expect(await rows(store(), 'MATCH (n:Organization) RETURN n.name AS name')).toEqual([{ name: 'A' }]);
    });
  });
});
