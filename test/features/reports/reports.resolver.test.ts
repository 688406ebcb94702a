import { ReportShelf } from '../../../src/features/reports/report-shelf';
import { ask as askOver, counting } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { directoryOf, partsByWord, suppliesInTurn } from './own-reports';

const lying = (from: string, to: string) => partsByWord.replace(from, () => to);

const files = {
  'parts-by-word.cypher': partsByWord,
  'supplies-in-turn.cypher': suppliesInTurn,
  'wrong-type.cypher': lying('makerCount: { type: integer', 'makerCount: { type: date'),
  'wrong-kind.cypher': lying('type: ids, kinds: [Organization]', 'type: ids, kinds: [Platform]'),
  'not-nullable.cypher': lying('nullable: true, description: Its code', 'description: Its code'),
  'a-write.cypher': lying('WITH part, makers\n', 'SET part.name = $word\nWITH part, makers\n'),
  'all-supplies.cypher': suppliesInTurn,
  'Upper.cypher': partsByWord,
  'notes.txt': 'no report',
};

/** What a parameter must not be, and what is said of it. */
const refused: [given: string, code: string, message: string][] = [
  ['part: "component:nobody"', 'NOT_FOUND', 'part "component:nobody" names nothing'],
  ['part: "platform:garam"', 'BAD_ID', 'part is "platform:garam"; expected the id of a Component'],
  ['part: "\' OR 1=1 //"', 'BAD_ID', 'expected the id of a Component'],
  [
    'word: "more than twenty letters"',
    'BAD_INPUT',
    'word is "more than twenty letters"; expected a text of at most 20',
  ],
  [`word: "${'x'.repeat(100_000)}"`, 'BAD_INPUT', 'expected a text of at most 20 characters'],
  ['least: 101', 'BAD_INPUT', 'least is 101; expected a whole number from 0 up to 100'],
  ['least: -1', 'BAD_INPUT', 'least is -1; expected a whole number'],
  ['factor: 1.5', 'BAD_INPUT', 'factor is 1.5; expected a number from -1 up to 1'],
  ['since: "2026-02-30"', 'BAD_INPUT', 'since is "2026-02-30"; expected a date'],
  ['limit: 0', 'BOUND_EXCEEDED', 'limit is 0; expected a whole number from 1 to 1000'],
  ['limit: 1001', 'BOUND_EXCEEDED', 'limit is 1001; expected a whole number from 1 to 1000'],
];

/** What the schema itself refuses. */
const untyped = [
  'least: 1.5',
  'least: 9007199254740993',
  'factor: "NaN"',
  'level: OTHER',
  'isNamed: "true"',
  'extra: 1',
];

const texts = ["'}) DETACH (n) //", '$limit', '"} RETURN 1 //', '한국어', '🚀', '\\u0027', '', '%00'];

describe('reports over GraphQL', () => {
  onEveryEngine('tiny', (store) => {
    let shelf: ReportShelf;
    beforeAll(async () => {
      shelf = await ReportShelf.withOwn(directoryOf(files), store());
    });
    const ask = (query: string, variables = {}, over = store()) =>
      askOver(over, query, variables, new AbortController().signal, shelf);
    const run = async (args: string, fields: string) =>
      (await ask(`{ report { partsByWord${args} { ${fields} } } }`)).data.report.partsByWord;

    it('gives typed rows with the entities they name, read in one batch', async () => {
      const over = counting(store());
      const fields =
        'partId part { id name level } makersIds makers { name } makerCount score recordedOn isCritical levels hsCode';
      const { data } = await ask(
        `{ report { partsByWord(word: "ring", factor: 0.5) { rows { name ${fields} } } } }`,
        {},
        over.store,
      );
      // Birch supplies the ring now; the supply of Hanbit ended in 2023.
      expect(data.report.partsByWord.rows).toEqual([
        {
          ...{
            name: 'Retaining ring',
            partId: 'component:ring',
            part: { id: 'component:ring', name: 'Retaining ring', level: 'PART' },
          },
          ...{ makersIds: ['organization:birch'], makers: [{ name: 'Birch Systems' }], makerCount: 1 },
          ...{ score: 1.5, recordedOn: '2023-01-01', isCritical: false, levels: ['PART'], hsCode: null },
        },
      ]);
      expect(over.statements).toEqual(['report parts-by-word', 'entities-by-id']);
    });

    it('says what it ran with, and whether there is more', async () => {
      const fields = 'report version parameters asOf minConfidence watermark rowCount isTruncated rows { partId }';
      const answer = await ask(
        `query @reading(asOf: "2024-06-01", minConfidence: 0.8) { report { partsByWord(least: 1, limit: 1) { ${fields} } } }`,
      );
      // Of the supplies of 2024 only Alder's of the lens is trusted at 0.8 or more; those without a word are trusted less.
      expect(answer.data.report.partsByWord).toMatchObject({
        ...{ report: 'parts-by-word', version: expect.stringMatching(/^[0-9a-f]{16}$/), asOf: '2024-06-01' },
        parameters: { part: null, word: '', least: 1, factor: 1, since: null, isNamed: true, level: null },
        ...{ minConfidence: 0.8, watermark: await store().version(), rowCount: 1 },
        rows: [{ partId: 'component:lens' }],
      });
      expect(await run('(limit: 4)', 'isTruncated rowCount')).toEqual({ isTruncated: false, rowCount: 4 });
      expect(await run('(limit: 3)', 'isTruncated rowCount')).toEqual({ isTruncated: true, rowCount: 3 });
    });

    it.each(refused)('refuses %s', async (given, code, message) => {
      const { errors } = await ask(`{ report { partsByWord(${given}) { rowCount } } }`);
      expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code } }]);
      expect(errors?.[0]?.extensions).toMatchObject({ expected: expect.any(String), remedy: expect.any(String) });
    });

    it.each(untyped)('refuses %s by its type', async (given) => {
      const { errors } = await ask(`{ report { partsByWord(${given}) { rowCount } } }`);
      expect(errors).toHaveLength(1);
    });

    it('takes every text for a text', async () => {
      const before = await store().version();
      for (const word of texts) {
        const { data } = await ask('query ($word: String) { report { partsByWord(word: $word) { rowCount } } }', {
          word,
        });
        expect([word, data.report.partsByWord.rowCount]).toEqual([word, word === '' ? 4 : 0]);
      }
      expect(await store().version()).toBe(before);
    });

    it('goes on behind a row, and not in a graph that has changed', async () => {
      const page = async (args: string) =>
        await ask(`{ report { suppliesInTurn(limit: 2${args}) { rows { supply } endCursor isTruncated watermark } } }`);
      const supplies: string[] = [];
      let args = '';
      for (let pages = 0; pages < 5; pages++) {
        const { rows, endCursor, isTruncated, watermark } = (await page(args)).data.report.suppliesInTurn;
        supplies.push(...rows.map(({ supply }: { supply: string }) => supply));
        args = `, after: "${endCursor}", watermark: "${watermark}"`;
        if (!isTruncated) break;
      }
      expect(supplies).toEqual([
        'SUPPLIES/organization:alder/component:lens',
        'SUPPLIES/organization:birch/component:ring',
        'SUPPLIES/organization:birch/component:sight',
        'SUPPLIES/organization:garnet/component:sight',
      ]);
      expect(await page(', watermark: "another"')).toMatchObject({
        errors: [{ message: expect.stringContaining('The graph has changed'), extensions: { code: 'STALE_TOKEN' } }],
      });
    });

    it('lists every report with what it takes and gives, and every file that is none with the reason', async () => {
      const { data } = await ask(`{ reports { name title version isResumable problems
        parameters { name type expected isRequired default } columns { name type unit isNullable } } }`);
      const named = (name: string) => data.reports.find((report: { name: string }) => report.name === name);
      expect(named('parts-by-word')).toMatchObject({
        ...{ title: 'Parts by word', isResumable: false, problems: [] },
        parameters: expect.arrayContaining([
          { name: 'level', type: 'choice', expected: 'one of PART, ASSEMBLY', isRequired: false, default: null },
        ]),
        columns: expect.arrayContaining([{ name: 'hsCode', type: 'text', unit: null, isNullable: true }]),
      });
      const problems = data.reports.flatMap((report: { problems: string[] }) => report.problems);
      expect(problems.sort()).toEqual([
        expect.stringContaining('Upper.cypher:1: Its name is no kebab-case name'),
        expect.stringMatching(/^a-write\.cypher:\d+: It has a set clause/),
        'all-supplies.cypher:1: The report all-supplies is shown under the same name; rename the file.',
        expect.stringMatching(
          /^not-nullable\.cypher:\d+: It gives null for hsCode; expected a value, for it is not nullable/,
        ),
        expect.stringMatching(
          /^wrong-kind\.cypher:\d+: It gives \["organization:.*"\] for makers; expected .* ids of Platform/,
        ),
        expect.stringMatching(/^wrong-type\.cypher:\d+: It gives \d for makerCount; expected a value of type date/),
      ]);
      expect(named('all-supplies')).toMatchObject({ problems: [] });
    });

    it('costs as many rows as it may give', async () => {
      const { extensions } = await ask('{ report { partsByWord(limit: 1000) { rows { partId part { id } } } } }');
      // The answer, its rows, and for each of 1,000 rows an entity.
      expect(extensions).toMatchObject({ cost: { requested: 2_002 } });
    });
  });
});
