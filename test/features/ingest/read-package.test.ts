import { loadPackage } from '../../../src/features/ingest/load-package';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, directoryOf, type Files, table } from '../data-package';
import { problemsOf } from './refusals';

const descriptor = (...resources: unknown[]): Files => ({ 'datapackage.json': JSON.stringify({ resources }) });

/** What is wrong with a directory, and how it is said. */
const descriptors: [what: string, files: Files, message: RegExp][] = [
  ['no descriptor', {}, /^There is none in .*; name a directory that holds one\.$/],
  ['a descriptor that is no JSON', { 'datapackage.json': '{"resources": [' }, /^It is no valid JSON\.$/],
  ['a descriptor that is null', { 'datapackage.json': 'null' }, /no list of resources/],
  ['a descriptor that is a list', { 'datapackage.json': '[]' }, /no list of resources/],
  ['no resources', { 'datapackage.json': '{}' }, /no list of resources; name each file there/],
  ['an empty list of resources', descriptor(), /no list of resources/],
  ['a resource that is null', descriptor(null), /A resource lacks its name or path/],
  ['a resource without a path', descriptor({ name: 'organizations' }), /A resource lacks its name or path/],
  ['a resource without a name', descriptor({ path: 'organizations.csv' }), /A resource lacks its name or path/],
  [
    'fields that are no list',
    descriptor({ name: 'sources', path: 'sources.csv', schema: { fields: 'id' } }),
    /fields of the resource sources/,
  ],
  [
    'a field without a name',
    descriptor({ name: 'sources', path: 'sources.csv', schema: { fields: [null] } }),
    /fields of the resource sources/,
  ],
];

const outside = [
  '../organizations.csv',
  '/etc/passwd',
  'C:\\organizations.csv',
  'https://example.org/a.csv',
  'a/../../b.csv',
];

const good = 'id,name,sources\norganization:a,A,source:s';

/** What is wrong with organizations.csv, on which line, and how it is said. */
const files: [what: string, content: string | Buffer, line: number | undefined, message: RegExp][] = [
  ['an empty file', '', 1, /^It has no header line\.$/],
  ['an unknown column', 'id,name,colour,sources\n', 1, /^The column "colour" is unknown; known are id, roles, name/],
  ['a column of another kind', 'id,name,domain,sources\n', 1, /^The column "domain" is unknown/],
  [
    'a column twice',
    'id,name,name,sources\n',
    1,
    /^Columns have the same name: name stands in column B \(2\) and column C \(3\)\. Leave one out or rename it\.$/,
  ],
  ['no id column', 'name,sources\n', 1, /^The column id is missing; every row needs it\.$/],
  ['no name column', 'id,sources\n', 1, /^The column name is missing/],
  ['no sources column', 'id,name\n', 1, /^The column sources is missing/],
  [
    'a quote that is not closed',
    'id,name,sources\norganization:a,"A,source:s\n',
    2,
    /^It is no well-formed CSV: a quote is opened in this row and never closed/,
  ],
  [
    'text behind a quote',
    `${good}\norganization:b,"B"b,source:s\n`,
    3,
    /^It is no well-formed CSV: text stands behind a closing quote/,
  ],
  [
    'a row that is too short',
    `${good}\norganization:b\n`,
    3,
    /^The row has 1 cells; expected 3, one for each column of line 1\./,
  ],
  [
    'a row that is too long',
    `${good}\norganization:b,B,source:s,more\n`,
    3,
    /^The row has 4 cells; expected 3, one for each column of line 1\./,
  ],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from(`${good}\norganization:b,`), Buffer.from([0xc0, 0xe1])]),
    3,
    /^It is not valid UTF-8/,
  ],
  [
    'a Korean text in CP949',
    Buffer.concat([Buffer.from('id,name,sources\norganization:a,'), Buffer.from([0xb0, 0xa1])]),
    2,
    /^It is not valid UTF-8; save it as UTF-8, or name its encoding/,
  ],
];

describe('readPackage', () => {
  onEveryEngine(null, (store) => {
    it.each(descriptors)('refuses %s', async (_, content, message) => {
      const problems = await problemsOf(store(), directoryOf(content));
      expect(problems).toEqual([{ file: 'datapackage.json', message: expect.stringMatching(message) }]);
    });

    it.each(outside)('refuses a file outside the package: %s', async (path) => {
      const problems = await problemsOf(store(), directoryOf(descriptor({ name: 'organizations', path })));
      const message = `The resource organizations lies outside the package (${path}); move the file into it.`;
      expect(problems).toEqual([{ file: 'datapackage.json', message }]);
    });

    it.each(files)('refuses %s and says on which line', async (_, content, line, message) => {
      const problems = await problemsOf(store(), dataPackage({ organizations: content }));
      expect(problems).toEqual([
        expect.objectContaining({ file: 'organizations.csv', line, message: expect.stringMatching(message) }),
      ]);
    });

    it('refuses a file that is not there and a name that the model does not know, both at once', async () => {
      const files = descriptor({ name: 'sites', path: 'data/sites.csv' }, { name: 'firms', path: 'firms.csv' });
      expect(await problemsOf(store(), directoryOf(files))).toEqual([
        {
          file: 'data/sites.csv',
          message: expect.stringMatching(/^There is no such file; check its name\./),
        },
        { file: 'firms.csv', message: expect.stringMatching(/^firms is no kind and no relation of the model/) },
      ]);
    });

    it('refuses a header that is not the one the descriptor declares', async () => {
      const schema = { fields: [{ name: 'name' }, { name: 'id' }, { name: 'sources' }] };
      const declared = descriptor({ name: 'organizations', path: 'o.csv', schema });
      expect(await problemsOf(store(), directoryOf({ ...declared, 'o.csv': good }))).toEqual([
        {
          file: 'o.csv',
          line: 1,
          message: 'The header is id,name,sources but datapackage.json declares name,id,sources; make them the same.',
        },
      ]);
    });

    it('names the line of a mistake behind cells that run over several lines and behind empty lines', async () => {
      const rows = ['organization:a,"A\nof two\nlines"', '\norganization:b,B', 'organization:c,'];
      const problems = await problemsOf(store(), dataPackage({ organizations: table('id,name', ...rows) }));
      expect(problems).toMatchObject([{ file: 'organizations.csv', line: 7, column: 'name' }]);
    });

    it('accepts a byte order mark, CRLF line ends, quoted cells and columns in any order', async () => {
      const text = '\uFEFFsources,name,id\r\nsource:s,"Quoted, ""twice""",organization:crlf\r\n';
      expect(await loadPackage(store(), dataPackage({ organizations: text }))).toMatchObject({ rows: 2, new: 2 });
    });
  });
});
