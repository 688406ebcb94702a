import { join } from 'node:path';
import { mapFiles } from '../../../../src/features/ingest/mapping/map-files';
import { readMapping } from '../../../../src/features/ingest/mapping/read-mapping';
import { directoryOf } from '../../data-package';
import { mapped, refusalsOf, source } from './mapped-rows';

/** A mapping of one file a.csv into components, with further cells. */
const components = (cells: string, more = '') => `${source}${more}
inputs: { a: { file: a.csv } }
rows:
  - kind: Component
    input: a
    cells: { id: "component:{No|key}", name: "{Name}", ${cells} }
`;

describe('mapFiles', () => {
  it('gives sources first, then kinds with claims last, then relations, whatever the order in the mapping', async () => {
    const mapping = `${source}
inputs: { a: { file: a.csv } }
rows:
  - { relation: OPERATES, input: a, cells: { from: "organization:{A|slug}", to: "site:{B|slug}" } }
  - kind: Claim
    input: a
    cells: { id: "claim:{A|slug}", name: n, subject: "organization:{A|slug}", predicate: p, confidence: 1, rank: NORMAL }
  - { kind: Country, input: a, cells: { id: country:kr, name: n, iso2: KR, iso3: KOR } }
  - { kind: Site, input: a, cells: { id: "site:{B|slug}", name: "{B}" } }
  - { kind: Organization, input: a, cells: { id: "organization:{A|slug}", name: "{A}" } }
`;
    const { names } = await mapped(mapping, { 'a.csv': 'A,B\nx,y\n' });
    expect(names).toEqual(['Source', 'Organization', 'Site', 'Country', 'Claim', 'OPERATES']);
  });

  it('gives the same rows each time they are asked for, and notes once', async () => {
    const directory = directoryOf({
      'm.yaml': components('level: "{L}"'),
      'a.csv': 'No,Name,L\n1,x,BIG\n1,x,PART\n2,y,\n',
    });
    const { tables, notes } = await mapFiles(await readMapping(join(directory, 'm.yaml')), [join(directory, 'a.csv')]);
    const all = async () => {
      const rows: unknown[] = [];
      for (const table of tables) for await (const row of table.rows()) rows.push(row);
      return rows;
    };
    const first = await all();
    expect(first).toHaveLength(3);
    expect(await all()).toEqual(first);
    expect(notes()).toEqual([
      {
        ...{ file: 'a.csv', line: 2, column: 'L', value: 'BIG', code: 'BAD_CHOICE' },
        message: 'L is "BIG"; expected one of MATERIAL, PART, ASSEMBLY, SUBSYSTEM. level is left unknown.',
      },
    ]);
  });

  describe('refuses before any row', () => {
    const mapping = `${source}inputs:
  a: { file: a.csv, unknown: { Gone: [x] }, joins: { its: { input: b, on: { No: Id } } } }
  b: { file: "b*.csv" }
rows:
  - { kind: Component, input: a, when: { known: Weight }, cells: { id: "component:{No|key}", name: "{Name} {its.Size}" } }
`;

    it('columns that are not there, each at its place in the mapping', async () => {
      expect(await refusalsOf(mapping, { 'a.csv': 'No\n1\n', 'b1.csv': 'id,Size\n1,2\n' })).toEqual([
        '3:32 The column "Gone" is taken from a, and a.csv has none of that name; it has No.',
        '3:75 The column "Id" is taken from b, and b1.csv has none of that name; it has id, Size.',
        '6:49 The column "Weight" is taken from a, and a.csv has none of that name; it has No.',
        '6:100 The column "Name" is taken from a, and a.csv has none of that name; it has No.',
      ]);
    });

    it('files that no input takes, and inputs that get no file', async () => {
      expect(await refusalsOf(mapping, { 'a.csv': 'No\n', 'c.csv': 'x\n' })).toEqual([
        'c.csv: No input of the mapping takes this file; they take a.csv, b*.csv.',
        '4:3 The input b takes b*.csv, and no such file was named; name it, or take the input out.',
      ]);
    });

    it('files that cannot be read, in the words of their reader', async () => {
      const refusals = await refusalsOf(mapping, { 'a.csv': '', 'b.csv': Buffer.from([0x1f, 0x8b, 0, 0]) });
      expect(refusals.map((refusal) => refusal.split(':')[0])).toEqual(['a.csv', 'b.csv']);
    });

    it('a document without the rows that are looked for', async () => {
      const document = `${source}inputs: { a: { file: a.json, rows: parts } }
rows:
  - { kind: Component, input: a, cells: { id: "component:{no|key}", name: "{name}" } }
`;
      expect(await refusalsOf(document, { 'a.json': '{"components": []}' })).toEqual([
        '2:11 a.json has none of the rows that a look for.',
      ]);
    });

    it('a source of which the file does not tell the name', async () => {
      const document = `source: { id: "source:{$document.id|slug}", name: N, publisher: P, reliability: 1 }
inputs: { a: { file: a.json, rows: parts } }
rows:
  - { kind: Component, input: a, cells: { id: "component:{no|key}", name: "{name}" } }
`;
      expect(await refusalsOf(document, { 'a.json': '{"parts": [{"no": 1, "name": "x"}]}' })).toEqual([
        '1:9 a.json: $document.id is empty; Source needs it for id and is not made of this line.',
      ]);
    });
  });

  describe('puts an entity together that several rows speak of', () => {
    const files = { 'a.csv': 'No,Name,Other,Text\n1,Bolt,bolt A,\n2,Nut,,\n1,BOLT.,bolt B,long\n1,Screw,,longer\n' };

    it('takes the first known text of each cell, unites lists, and notes a later text that differs', async () => {
      const { cells, notes } = await mapped(components('aliases: "{Other}", description: "{Text}"'), files);
      expect(cells('Component')).toEqual([
        { id: 'component:2', name: 'Nut' },
        { id: 'component:1', name: 'Bolt', aliases: 'bolt A;bolt B', description: 'long' },
      ]);
      expect(notes.map(({ line, column, value, code }) => [line, column, value, code])).toEqual([
        [5, 'Name', 'Screw', 'DUPLICATE'],
        [5, 'Text', 'longer', 'DUPLICATE'],
      ]);
      expect(notes[0]?.message).toBe(
        'Name gives component:1 the name "Screw"; a row before gives "Bolt", which is kept.',
      );
    });

    it('takes a number for another one even if only a sign tells them apart', async () => {
      const mapping = `${source}inputs: { a: { file: a.csv } }
rows:
  - { kind: Site, input: a, cells: { id: site:a, name: A, latitude: "{Lat}" } }
`;
      const { cells, notes } = await mapped(mapping, { 'a.csv': 'Lat\n5\n-5\n' });
      expect(cells('Site')).toEqual([{ id: 'site:a', name: 'A', latitude: '5' }]);
      expect(notes).toHaveLength(1);
    });

    it('keeps what two files say apart where each is a source of its own', async () => {
      const mapping = `source: { id: "source:{$file|slug}", name: "{$file}", publisher: P, reliability: 0.5 }
inputs: { a: { file: "*.csv" } }
rows:
  - { kind: Site, input: a, cells: { id: "site:{S|slug}", name: "{S}" } }
  - { relation: OPERATES, input: a, cells: { from: organization:x, to: "site:{S|slug}" } }
`;
      const { rows } = await mapped(mapping, { 'one.csv': 'S\nx\n', 'two.csv.gz.csv': 'S\nx\n' });
      expect(rows('Source').map(({ cells }) => cells.id)).toEqual(['source:one', 'source:two-csv']);
      for (const name of ['Site', 'OPERATES']) {
        expect(rows(name).map(({ cells }) => cells.sources)).toEqual(['source:one', 'source:two-csv']);
      }
    });
  });

  describe('makes a relation once', () => {
    const mapping = (key: string) => `${source}inputs: { a: { file: a.csv } }
rows:
  - { relation: SUPPLIES, input: a, cells: { from: "organization:{F|slug}", to: "component:{C|slug}", share: "{S}"${key} } }
`;
    const files = { 'a.csv': 'F,C,S,No\nf,c,0.5,1\nF,c,0.50,2\nf,c,0.6,3\n' };

    it('leaves out what says the same and notes what says something else', async () => {
      const { cells, notes } = await mapped(mapping(''), files);
      expect(cells('SUPPLIES')).toEqual([{ from: 'organization:f', to: 'component:c', share: '0.5' }]);
      expect(notes).toEqual([
        {
          ...{ file: 'a.csv', line: 4, column: 'C', value: 'SUPPLIES/organization:f/component:c', code: 'DUPLICATE' },
          message:
            'SUPPLIES/organization:f/component:c stands already in a line before, with other values; this one is left ' +
            'out. Give the row a key in the mapping, or leave one line out.',
        },
      ]);
    });

    it('takes every one that a key tells apart', async () => {
      const { cells, notes } = await mapped(mapping(', key: "{No|key}"'), files);
      expect(cells('SUPPLIES').map(({ key, share }) => [key, share])).toEqual([
        ['1', '0.5'],
        ['2', '0.5'],
        ['3', '0.6'],
      ]);
      expect(notes).toEqual([]);
    });
  });

  describe('leaves a row out', () => {
    it('and says so where an id or name is not known', async () => {
      const { cells, notes } = await mapped(components(''), { 'a.csv': 'No,Name\n,x\nTBD,y\n3,\n4,z\n' });
      expect(cells('Component')).toEqual([{ id: 'component:4', name: 'z' }]);
      expect(notes.map(({ line, code, message }) => `${line} ${code} ${message}`)).toEqual([
        '2 MISSING_VALUE No is empty; Component needs it for id and is not made of this line.',
        '3 MISSING_VALUE No is "TBD", which stands for an unknown; Component needs it for id and is not made of this line.',
        '4 MISSING_VALUE Name is empty; Component needs it for name and is not made of this line.',
      ]);
    });

    it('and says so where no reading of the mapping fits it', async () => {
      const mapping = components('').replace('"{Name}"', '{ take: x, when: { equals: { Name: y } } }');
      const { notes } = await mapped(mapping, { 'a.csv': 'No,Name\n1,z\n' });
      expect(notes).toMatchObject([{ line: 2, code: 'BAD_MAPPING', column: 'name' }]);
    });

    it('and passes on what its file says of a broken line', async () => {
      const { cells, notes } = await mapped(components(''), { 'a.csv': 'No,Name\n1,x,y\n2,z\n' });
      expect(cells('Component')).toEqual([{ id: 'component:2', name: 'z' }]);
      expect(notes).toMatchObject([{ file: 'a.csv', line: 2, code: 'BAD_FILE' }]);
    });

    it('without a word where the mapping sets a condition', async () => {
      const mapping = components('').replace('input: a\n', 'input: a\n    when: { known: No }\n');
      const { cells, notes } = await mapped(mapping, { 'a.csv': 'No,Name\n,x\nunknown,y\n4,z\n' });
      expect(cells('Component')).toEqual([{ id: 'component:4', name: 'z' }]);
      expect(notes).toEqual([]);
    });
  });

  it('joins the rows of two files, and notes keys that are twice or not there', async () => {
    const mapping = `${source}inputs:
  parts: { file: parts.csv, joins: { size: { input: sizes, on: { Kind: Code } } } }
  sizes: { file: sizes.csv, unknown: { Size: [none] } }
rows:
  - kind: Component
    input: parts
    cells: { id: "component:{No|key}", name: "{No}", description: "{size.Size} of {size.Code}" }
`;
    const parts = 'No,Kind\n1,b\n2,z\n3,\n4,n\n';
    const { cells, notes } = await mapped(mapping, {
      'parts.csv': parts,
      'sizes.csv': 'Code,Size\nb,big\nb,huge\nn,none\n,x\n',
    });
    expect(cells('Component')).toEqual([
      { id: 'component:1', name: '1', description: 'big of b' },
      { id: 'component:2', name: '2' },
      { id: 'component:3', name: '3' },
      { id: 'component:4', name: '4' },
    ]);
    expect(notes.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)).toEqual([
      'parts.csv:3 UNKNOWN_ID No row of the join size belongs to this line, so size.Size is not known.',
      'sizes.csv:3 DUPLICATE Code is b here and in a line before; the join size takes the first.',
    ]);
  });
});
