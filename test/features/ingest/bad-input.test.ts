import { closeSync, ftruncateSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { loadTables } from '../../../src/features/ingest/load-tables';
import { openInput } from '../../../src/features/ingest/open-input';
import { onEveryEngine } from '../../support/engines';
import { dataPackage, directoryOf, type Files, table } from '../data-package';
import { row, sheetOf, workbookOf } from './files/workbook-file';
import { problemsOf } from './refusals';

const sources = 'id,name,publisher,reliability\nsource:s,S,P,0.5\n';
const HEADER = 'id,name,employees,sources\n';

/** A package with a file of organizations of any format. */
const packageOf = (file: string, content: string | Buffer): string =>
  directoryOf({
    'datapackage.json': JSON.stringify({
      resources: [
        { name: 'sources', path: 'sources.csv' },
        { name: 'organizations', path: file },
      ],
    }),
    'sources.csv': sources,
    [file]: content,
  });

/** The same, the file grown to 2 GB, of which a file system keeps what was written. */
function grown(file: string, content: string): string {
  const directory = packageOf(file, content);
  const opened = openSync(join(directory, file), 'r+');
  ftruncateSync(opened, 2_000_000_000);
  closeSync(opened);
  return directory;
}

const workbook = (employees: string): string =>
  packageOf(
    'organizations.xlsx',
    workbookOf({
      sheets: [
        {
          name: 'A',
          rows: row(1, 'id', 'name', 'employees', 'sources') + row(2, 'organization:a', 'A', employees, 'source:s'),
        },
      ],
    }),
  );

const blanks = Buffer.concat([Buffer.from(sheetOf('').slice(0, 300)), Buffer.alloc(100_000_000, ' ')]);
const bomb = workbookOf({
  sheets: [{ name: 'A', rows: '' }],
  parts: [{ name: 'xl/worksheets/sheet1.xml', content: blanks }],
});

const firms = (header: string, cells: string): string => packageOf('organizations.csv', `${header}\n${cells}\n`);

/** Files as nobody should send them, the line of the first problem, and what is said of it. */
const files: [what: string, directory: () => string, line: number | undefined, message: RegExp][] = [
  [
    'a row of 2 GB without end',
    () => grown('organizations.csv', `${HEADER}organization:a,${'x'.repeat(2_000_000)}`),
    2,
    /this row is longer than 1 MB, the limit\./,
  ],
  [
    'a header of 2 GB',
    () => grown('organizations.csv', 'x'.repeat(2_000_000)),
    1,
    /this row is longer than 1 MB, the limit\./,
  ],
  [
    'a quoted cell of 2 GB',
    () => grown('organizations.csv', `${HEADER}organization:a,"${'x\n'.repeat(1_000_000)}`),
    2,
    /this row is longer than 1 MB, the limit\./,
  ],
  [
    'a line of NDJSON of 2 GB',
    () => grown('organizations.ndjson', `{"id":"${'x'.repeat(2_000_000)}`),
    1,
    /longer than 1 MB/,
  ],
  [
    'a workbook that unpacks to far more than it is',
    () => packageOf('organizations.xlsx', bomb),
    undefined,
    /^It unpacks to more than 250 times what is packed/,
  ],
  [
    'a formula whose result is not in the file',
    () => workbook('<c r="C2"><f>SUM(A1:A2)</f></c>'),
    2,
    /^C2 is "=SUM\(A1:A2\)"/,
  ],
  [
    'a formula that takes from another workbook',
    () => workbook('<c r="C2"><f>[1]Prices!A1</f><v>5</v></c>'),
    2,
    /^C2 is .* from another workbook/,
  ],
  [
    '10,000 columns',
    () => firms(Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(), ''),
    1,
    /^It has 10000 columns; expected at most 2000: /,
  ],
  [
    'names that stand twice in the header',
    () => firms('id,name,name,sources', 'organization:a,A,B,source:s'),
    1,
    /^Columns have the same name: name stands in column B \(2\) and column C \(3\)/,
  ],
  [
    'UTF-8 on one line and CP949 on the next',
    () =>
      packageOf(
        'organizations.csv',
        Buffer.concat([
          Buffer.from(`${HEADER}organization:a,가,1,source:s\n`),
          encode('organization:b,나,1,source:s\n', 'cp949'),
        ]),
      ),
    3,
    /^It is not valid UTF-8; save it as UTF-8, or name its encoding/,
  ],
  [
    'a link out of the package',
    linkedPackage,
    undefined,
    /^The resource organizations is a link out of the package \(to .*secret\.csv\); copy the file into it\.$/,
  ],
];

function linkedPackage(): string {
  const outside = directoryOf({ 'secret.csv': `${HEADER}organization:a,A,1,source:s\n` });
  const linked = directoryOf({
    'datapackage.json': JSON.stringify({ resources: [{ name: 'organizations', path: 'organizations.csv' }] }),
  });
  symlinkSync(join(outside, 'secret.csv'), join(linked, 'organizations.csv'));
  return linked;
}

/** Cells, their column, and the code of their verdict. */
const cells: [column: string, cell: string, code: string][] = [
  ['employees', '"1,000"', 'BAD_NUMBER'],
  ['employees', '"1.000,0"', 'BAD_NUMBER'],
  ['employees', '(5)', 'BAD_NUMBER'],
  ['employees', '1e3', 'BAD_NUMBER'],
  ['employees', 'NaN', 'BAD_NUMBER'],
  ['employees', '１２', 'BAD_NUMBER'],
  ['foundedOn', '2024-13-01', 'BAD_DATE'],
  ['foundedOn', '03/04/2024', 'BAD_DATE'],
  ['foundedOn', '45292', 'BAD_DATE'],
  ['dartCode', '126380', 'BAD_IDENTIFIER'],
  ['krxCode', '990', 'BAD_IDENTIFIER'],
  ['brn', '124-81-00999', 'BAD_IDENTIFIER'],
  ['lei', '5493001KJTIIGC8Y1R13', 'BAD_IDENTIFIER'],
];

/** What a claim may be about: words that every engine sorts alike. */
const predicates: [predicate: string, isGood: boolean][] = [
  ['supportCap', true],
  ['delivery date', true],
  ['offset_multiplier.2025-Q1', true],
  ['x'.repeat(100), true],
  ['x'.repeat(101), false],
  ['가격', false],
  ['ｐｒｉｃｅ', false],
  ['price🚀', false],
  ['delivery  date', false],
  ['2025', false],
  ['price:now', false],
];

const claimOn = (predicate: string): Files => ({
  claims: table('id,name,subject,predicate,value,confidence,rank', `claim:c,C,source:s,${predicate},1,0.5,NORMAL`),
});

describe('a load', () => {
  onEveryEngine(null, (store) => {
    it.each(files)('refuses %s and leaves the graph as it was', async (_, directory, line, message) => {
      const path = directory();
      const begun = performance.now();
      const [problem] = await problemsOf(store(), path);
      expect(problem).toMatchObject({
        message: expect.stringMatching(message),
        ...(line === undefined ? {} : { line }),
      });
      expect(performance.now() - begun).toBeLessThan(5_000);
    });

    it.each(cells)('refuses %s of %s and leaves the graph as it was', async (column, cell, code) => {
      const directory = firms(`id,name,${column},sources`, `organization:a,A,${cell},source:s`);
      expect(await problemsOf(store(), directory)).toMatchObject([
        { file: 'organizations.csv', line: 2, column, code },
      ]);
    });

    it('refuses a mapping that names columns which are not there', async () => {
      const mapping =
        'source: { id: source:m, name: M, publisher: P, reliability: 0.5 }\ninputs: { a: { file: a.csv } }\nrows:\n  - { kind: Organization, input: a, cells: { id: "organization:{Id|slug}", name: "{Gone}" } }\n';
      const directory = directoryOf({ 'a.csv': 'Id\nx\n', 'm.yaml': mapping });
      const before = await store().version();
      const loading = openInput([join(directory, 'a.csv')], { mapping: join(directory, 'm.yaml') }).then((input) =>
        loadTables(store(), input),
      );
      await expect(loading).rejects.toMatchObject({
        code: 'PACKAGE_REFUSED',
        message: expect.stringMatching(
          /m\.yaml:4.*The column "Gone" is taken from a, and a\.csv has none of that name; it has Id\./s,
        ),
      });
      expect(await store().version()).toBe(before);
    });

    it.each(predicates)('takes a claim on %s: %s', async (predicate, isGood) => {
      const directory = dataPackage(claimOn(predicate));
      if (isGood) {
        expect(await loadTables(store(), await openInput([directory]), { dryRun: true })).toMatchObject({ refused: 0 });
        return;
      }
      expect(await problemsOf(store(), directory)).toMatchObject([
        {
          code: 'BAD_TEXT',
          column: 'predicate',
          message: expect.stringMatching(
            /; expected plain words of up to 100 letters A to z, digits and \._- with one space between them\. Name it so; its own words go into value or description\.$/,
          ),
        },
      ]);
    });
  });
});
