import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMapping } from '../../../../src/features/ingest/mapping/read-mapping';
import { home } from '../../../support/engines';
import { mapped, refusalsOf, source } from './mapped-rows';

const inputs = 'inputs: { a: { file: a.csv }, b: { file: b.csv, joins: { its: { input: a, on: Id } } } }\n';

/** A mapping with these rows; they begin on line 4. */
const withRows = (...rows: readonly string[]) =>
  `${source}${inputs}rows:\n${rows.map((row) => `  - ${row}\n`).join('')}`;
const component = (cells: string, more = '') =>
  withRows(`{ kind: Component, input: a, ${more}cells: { id: "component:{Id|key}", name: "{Name}", ${cells} } }`);

/** What a mapping says, and how it is refused. */
const rows: [what: string, mapping: string, refusal: RegExp][] = [
  [
    'a kind that is none of ours',
    withRows('{ kind: Widget, input: a, cells: { id: x } }'),
    /^4:13 rows\[0\]\.kind is "Widget"; expected one of Organization, Site/,
  ],
  [
    'a relation that is none of ours',
    withRows('{ relation: BUYS, input: a, cells: { from: x } }'),
    /^4:17 rows\[0\]\.relation is "BUYS"; expected one of SUPPLIES/,
  ],
  [
    'both a kind and a relation',
    withRows('{ kind: Site, relation: OWNS, input: a, cells: { id: x } }'),
    /^4:5 rows\[0\] needs either a kind or a relation\.$/,
  ],
  [
    'rows of Source',
    withRows('{ kind: Source, input: a, cells: { id: x } }'),
    /^4:13 rows\[0\]\.kind is Source, of which the mapping makes one for each file/,
  ],
  [
    'an input that is not declared',
    withRows('{ kind: Site, input: c, cells: { id: x } }'),
    /^4:26 rows\[0\]\.input is "c"; expected one of a, b\.$/,
  ],
  [
    'a column that is none of ours',
    component('colour: red'),
    /^4:85 rows\[0\]\.cells\.colour is no column of Component; known are id, name, nameKo, aliases/,
  ],
  ['sources as a column', component('sources: source:s'), /rows\[0\]\.cells\.sources is no column of Component/],
  [
    'a constant that is none of our choices',
    component('level: BIG'),
    /^4:92 rows\[0\]\.cells\.level is "BIG"; expected one of MATERIAL, PART, ASSEMBLY, SUBSYSTEM\.$/,
  ],
  [
    'a word that stands for none of our choices',
    component('level: { take: "{L}", words: { S: SMALL } }'),
    /^4:119 rows\[0\]\.cells\.level\.words\.S is "SMALL"; expected one of MATERIAL, PART, ASSEMBLY, SUBSYSTEM for level\.$/,
  ],
  [
    'a list of words that is not there',
    component('level: { take: "{L}", words: levels }'),
    /^4:114 rows\[0\]\.cells\.level\.words is "levels"; expected the name of a list under words\.$/,
  ],
  [
    'a brace without its other half',
    component('description: "{Name"'),
    /^4:98 rows\[0\]\.cells\.description has a brace without its other half/,
  ],
  [
    'empty braces',
    component('description: "{ }"'),
    /rows\[0\]\.cells\.description has empty braces; name a column between them\.$/,
  ],
  [
    'an option that has no effect',
    component('description: { take: "{D}", decimal: "," }'),
    /^4:122 rows\[0\]\.cells\.description\.decimal is for numbers; description is none\. Leave it out\.$/,
  ],
  [
    'a date format without a year',
    withRows(
      '{ kind: Award, input: a, cells: { id: "award:{I|key}", name: n, startsOn: { take: "{D}", date: DD/MM } } }',
    ),
    /rows\[0\]\.cells\.startsOn\.date is "DD\/MM"; expected a format of YYYY, MM and DD, for example DD\/MM\/YYYY\.$/,
  ],
  [
    'a factor that is no number',
    withRows(
      '{ relation: SUPPLIES, input: a, cells: { from: "organization:{A|slug}", to: "component:{B|slug}", leadTimeDays: { take: "{L}", times: seven } } }',
    ),
    /rows\[0\]\.cells\.leadTimeDays\.times is "seven"; expected a factor such as 1000 or 1\/12\.$/,
  ],
  [
    'a unit for which no factor stands',
    withRows(
      '{ relation: SUPPLIES, input: a, cells: { from: "organization:{A|slug}", to: "component:{B|slug}", leadTimeDays: { take: "{L}", times: { take: "{U}" } } } }',
    ),
    /times needs words: their units and our factors\.$/,
  ],
  [
    'a sum without its currency',
    withRows('{ kind: Award, input: a, cells: { id: "award:{I|key}", name: n, amount: "{S}" } }'),
    /^4:69 rows\[0\]\.cells\.amount needs amountCurrency beside it, for example USD\.$/,
  ],
  [
    'no name',
    withRows('{ kind: Site, input: a, cells: { id: "site:{I|key}" } }'),
    /^4:5 rows\[0\] has no cell name; every row needs it\.$/,
  ],
  [
    'an id of another kind',
    withRows('{ kind: Site, input: a, cells: { id: "component:{I|key}", name: n } }'),
    /rows\[0\]\.cells\.id is "component:a" with a for what is filled in; expected site:\{…\|slug\}/,
  ],
  [
    'an id with a text as it is',
    withRows('{ kind: Site, input: a, cells: { id: "site:{I}", name: n } }'),
    /rows\[0\]\.cells\.id takes \{I\} as it is; write \{I\|slug\} or \{I\|key\}, which fit into an id\.$/,
  ],
  [
    'an end that cannot stand there',
    withRows('{ relation: OPERATES, input: a, cells: { from: "component:{A|slug}", to: "site:{B|slug}" } }'),
    /cells\.from is "component:a" with a for what is filled in; expected organization:\{…\|slug\}/,
  ],
  [
    'a word for an id of another kind',
    withRows(
      '{ relation: LOCATED_IN, input: a, cells: { from: "site:{A|slug}", to: { take: "{C}", words: { K: component:kr } } } }',
    ),
    /cells\.to is component:kr for one of its words; expected region:… or country:…$/,
  ],
  [
    'a condition in braces',
    component('level: PART', 'when: { known: "{Id}" }, '),
    /rows\[0\]\.when\.known is "\{Id\}"; a condition names the column itself, without braces\.$/,
  ],
  [
    '$parent of a table',
    component('description: "{$parent.name}"'),
    /takes \$parent\.name, which is nothing; with \$ there are \$file; the others are for JSON documents\.$/,
  ],
];

/** A whole mapping, and all that is said of it. */
const wholes: [what: string, mapping: string | Buffer, refusals: (string | RegExp)[]][] = [
  ['no YAML', 'source: @x\n', [/^1:9 It is no well-formed YAML or JSON: Plain value cannot start with /]],
  [
    'a key twice',
    `${source}rows: []\nrows: []\n`,
    [/^3:1 It is no well-formed YAML or JSON: Map keys must be unique\.$/],
  ],
  ['an alias of nothing', 'source: *nothing\n', [/^1:1 Its aliases \(\*name\) name nothing or unfold without end\.$/]],
  [
    'bytes that are no UTF-8',
    Buffer.from([0x61, 0x3a, 0x20, 0xb0, 0xa1]),
    [/The mapping is not valid UTF-8; save it as UTF-8\.$/],
  ],
  ['an empty file', '', [/^1:1 The mapping is null; expected a map of keys and values\.$/]],
  [
    'keys that are not there and keys that are unknown, all at once',
    'source: { id: source:s, name: S, publisher: P }\ninputs:\n  a: { file: a.csv, colour: red }\nrows:\n  - { kind: Site, cells: {} }\nmore: 1\n',
    [
      '1:9 source lacks "reliability"; add it.',
      /^3:21 inputs\.a has "colour", which it cannot have; known are file, format, sheet/,
      '5:5 rows[0] lacks "input"; add it.',
      '5:26 rows[0].cells is empty; expected at least one.',
      '6:1 The mapping has "more", which it cannot have; known are description, source, unknown, words, inputs, rows.',
    ],
  ],
  [
    'values of a wrong sort',
    `${source}inputs: { a-b: { file: 5, headerLine: 0, format: doc } }\nrows: x\n`,
    [
      '2:11 inputs has the name "a-b"; expected letters and digits, a letter first.',
      '2:24 inputs.a-b.file is 5; expected a text.',
      '2:39 inputs.a-b.headerLine is 0; expected a line number from 1.',
      '2:50 inputs.a-b.format is "doc"; expected one of "csv", "xlsx", "json", "ndjson".',
      '3:7 rows is "x"; expected a list.',
    ],
  ],
  [
    'joins that lead nowhere',
    `${source}inputs:\n  a: { file: a.csv, joins: { its: { input: b, on: I }, our: { input: a, on: I } } }\nrows:\n  - { kind: Site, input: a, cells: { id: "site:{I|key}", name: "{our.our.X}" } }\n`,
    [
      '3:44 inputs.a.joins.its.input is b; expected one of a.',
      '5:64 rows[0].cells.name goes over two joins with our.our.X; join it here.',
    ],
  ],
  [
    'a source that takes a column, and options of a table on a document',
    'source: { id: "source:{Id|slug}", name: S, publisher: P, reliability: 2 }\ninputs: { a: { file: a.json, rows: b, sheet: c }, d: { file: d.csv, nested: e } }\nrows:\n  - { kind: Site, input: a, cells: { id: "site:{I|key}", name: n } }\n',
    [
      /^1:15 source\.id takes Id; a source is of a whole file and takes \$file and \$document\.… alone\.$/,
      '1:71 source.reliability is "2"; expected a number from 0 to 1.',
      '2:39 inputs.a.sheet is for tables; with rows the input is a JSON document. Leave it out.',
      '2:69 inputs.d.nested needs rows beside it: the way to the outermost rows.',
    ],
  ],
];

describe('readMapping', () => {
  it.each(rows)('refuses %s, with line and column', async (_, mapping, refusal) => {
    expect(await refusalsOf(mapping)).toEqual([expect.stringMatching(refusal)]);
  });

  it.each(wholes)('refuses %s', async (_, mapping, refusals) => {
    expect(await refusalsOf(mapping)).toEqual(
      refusals.map((refusal) => (typeof refusal === 'string' ? refusal : expect.stringMatching(refusal))),
    );
  });

  it('refuses a file that is not there', async () => {
    await expect(readMapping('/nowhere/m.yaml')).rejects.toThrow(
      'm.yaml: There is no mapping file /nowhere/m.yaml that can be read; name one.',
    );
  });

  it('reads JSON as it reads YAML', async () => {
    const json = JSON.stringify({ source: { id: 'source:s' }, inputs: {}, rows: [] }, null, '\t');
    expect(await refusalsOf(json)).toEqual([
      '2:12 source lacks "name"; add it.',
      '2:12 source lacks "publisher"; add it.',
      '2:12 source lacks "reliability"; add it.',
      '5:12 inputs is empty; expected at least one.',
      '6:10 rows is empty; expected at least one.',
    ]);
  });

  it.each(['dod-p1', 'cyclonedx-hbom', 'supplier-list'])('reads the mapping %s that ships', async (name) => {
    const mapping = await readMapping(join(home, 'seeds/mappings', `${name}.yaml`));
    expect(mapping.rules.length).toBeGreaterThan(5);
  });

  it('reads the smallest one of the README', async () => {
    const readme = readFileSync(join(home, 'seeds/mappings/README.md'), 'utf8');
    const smallest = /```yaml\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const { cells, notes } = await mapped(smallest, { 'list 1.csv': 'Firm,Part\nA,b\n' });
    expect(cells('SUPPLIES')).toEqual([{ from: 'organization:a', to: 'component:b' }]);
    expect(notes).toEqual([]);
  });
});
