import { existsSync, mkdirSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openTableFile } from '../../../../src/features/ingest/files/open-table-file';
import { home } from '../../../support/engines';
import { cellsOf, fileOf, problemsOf, readTable } from './table-files';
import { row, workbookOf } from './workbook-file';

const csv = 'name,n\nx,1\n';
const workbook = workbookOf({ sheets: [{ name: 'Sheet1', rows: row(1, 'name', 'n') + row(2, 'x', 1) }] });
const oleOf = (directoryEntry: string): Buffer => {
  const container = Buffer.alloc(1_024 + 4_096);
  container.writeUInt32BE(0xd0cf11e0);
  container.writeUInt16LE(9, 30);
  container.writeUInt32LE(1, 48);
  container.write(directoryEntry, 1_024 + 128, 'utf16le');
  return container;
};

const readable: [name: string, content: string | Buffer][] = [
  ['a.csv', csv],
  ['A.CSV', csv],
  ['a.v2.txt', csv],
  ['a.tsv', csv.replaceAll(',', '\t')],
  ['a.json', '[{"name":"x","n":1}]'],
  ['a.ndjson', '{"name":"x","n":1}\n'],
  ['a.jsonl', '{"name":"x","n":1}'],
  ['a.xlsx', workbook],
  ['a.csv.gz', gzipSync(csv)],
  ['a.json.GZ', gzipSync('[{"name":"x","n":1}]')],
  ['a.ndjson.gz', gzipSync('{"name":"x","n":1}\n')],
  ['a.tsv.gz', gzipSync(csv.replaceAll(',', '\t'))],
];

const REMEDY = 'Open it in a spreadsheet program and save it as .xlsx or .csv.';
const OLD = `It is a workbook in the old binary form of Excel, which is not read. ${REMEDY}`;
const PASSWORD = 'It is protected with a password. Save it without one.';
const PAGE = `It is a web page under another name, as some sites give instead of a file. ${REMEDY}`;

/** Files that are not what their names say, and what is said of them. */
const disguised: [name: string, content: string | Buffer, message: string | RegExp][] = [
  ['a.csv', workbook, /^It is a zip archive under another name\. If it is an Excel workbook, end its name in \.xlsx/],
  ['a.json', workbook, 'It is a zip archive under another name. Unpack it.'],
  ['a.csv', gzipSync(csv), 'It is packed with gzip, and its name does not say so. End the name in .gz, or unpack it.'],
  ['a.csv.gz', csv, 'Its name ends in .gz, and it is not packed with gzip. Take .gz off the name.'],
  ['a.csv.gz', gzipSync(workbook), /^It is a zip archive under another name/],
  ['a.csv', '<!DOCTYPE html><html><body>Sign in</body></html>', PAGE],
  ['a.xlsx', '\uFEFF  <html><table><tr><td>1</td></tr></table></html>', PAGE],
  ['a.xlsx', '<?xml version="1.0"?><Workbook/>', `It is XML under another name. ${REMEDY}`],
  ['a.xlsx', csv, `It is no Excel workbook, whatever its name says. ${REMEDY}`],
  ['a.xlsx', '', `It is no Excel workbook, whatever its name says. ${REMEDY}`],
  ['a.xlsx', oleOf('Workbook'), OLD],
  ['a.csv', oleOf('Workbook'), OLD],
  ['a.xls', csv, OLD],
  ['a.xlsx', oleOf('EncryptedPackage'), PASSWORD],
  ['a.csv', '%PDF-1.7\n', 'It is a PDF, which holds no table. Ask for the data as .csv or .xlsx.'],
  ['a.xlsx.gz', gzipSync(workbook), 'A workbook is packed in itself; unpack the .gz and name the .xlsx.'],
  ['a.dat', csv, /^Its name has the ending \.dat; expected \.csv, \.tsv, .*, each also with \.gz\. Rename it\.$/],
  ['suppliers', csv, /^Its name has no ending; expected \.csv/],
];

/** A descriptor may be closed while it is looked at. */
const isLinkTo = (link: string, path: string): boolean => {
  try {
    return readlinkSync(link) === path;
  } catch {
    return false;
  }
};

describe('openTableFile', () => {
  it.each(readable)('reads %s by its name', async (name, content) => {
    expect(await cellsOf(fileOf(name, content))).toEqual([[name.includes('json') ? 1 : 2, 'x', '1']]);
  });

  it('reads a file of any name in the format that is given', async () => {
    expect(await cellsOf(fileOf('a.dat', csv), { format: 'csv' })).toEqual([[2, 'x', '1']]);
    expect(await cellsOf(fileOf('a.dat.gz', gzipSync(csv)), { format: 'csv' })).toEqual([[2, 'x', '1']]);
    expect(await cellsOf(fileOf('a.zip', workbook), { format: 'xlsx' })).toEqual([[2, 'x', '1']]);
  });

  it.each(disguised)('says of a %s what it is (%#)', async (name, content, message) => {
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(await problemsOf(readTable(fileOf(name, content)))).toEqual([{ file: name, message: expected }]);
  });

  it.each(readable)('holds %s open only while its rows are read', async (name, content) => {
    const path = fileOf(name, content);
    const openFiles = () => readdirSync('/proc/self/fd').filter((fd) => isLinkTo(`/proc/self/fd/${fd}`, path));
    const { rows } = await openTableFile(path);
    for await (const _ of rows) break;
    await new Promise((done) => setTimeout(done, 50));
    expect(openFiles()).toEqual([]);
  });

  it('says that a file is not there, or a directory', async () => {
    const missing = join(dirname(fileOf('a.csv', csv)), 'missing.csv');
    const message = 'There is no such file; check its name.';
    expect(await problemsOf(readTable(missing))).toEqual([{ file: 'missing.csv', message }]);
    expect(await problemsOf(readTable(join(missing, '../a.csv/b.csv')))).toEqual([{ file: 'b.csv', message }]);
    const directory = join(missing, '../folder.csv');
    mkdirSync(directory);
    expect(await problemsOf(readTable(directory))).toMatchObject([
      { message: 'It is a directory; name a file in it.' },
    ]);
  });
});

describe('a file packed with gzip', () => {
  it('may be several packed files one behind the other', async () => {
    const members = ['na', 'me,n\nx', ',1\ny,2\n'].map((part) => gzipSync(part));
    expect(await cellsOf(fileOf('a.csv.gz', Buffer.concat(members)))).toEqual([
      [2, 'x', '1'],
      [3, 'y', '2'],
    ]);
  });

  it('is refused where it ends too early or is damaged', async () => {
    const long = gzipSync(
      `a,b\n${Array.from({ length: 50_000 }, (_, at) => `${at},${(at * 7_919) % 104_729}`).join('\n')}`,
    );
    expect(await problemsOf(readTable(fileOf('a.csv.gz', long.subarray(0, long.length / 2))))).toEqual([
      {
        file: 'a.csv.gz',
        message: 'It was packed with gzip and ends too early, so a part of it is missing; fetch or pack it again.',
      },
    ]);
    const damaged = Buffer.from(long).fill(0xaa, long.length / 2, long.length / 2 + 500);
    const [problem] = await problemsOf(readTable(fileOf('a.csv.gz', damaged)));
    expect(problem?.message).toBe('It was packed with gzip and is damaged; fetch or pack it again.');
  });

  it('is refused early where it unpacks to far more than it is', async () => {
    const block = gzipSync(`${' '.repeat(900_000)}\n`.repeat(10), { level: 9 });
    const blocks = Array.from({ length: 500 }, () => block);
    const bomb = fileOf('a.ndjson.gz', Buffer.concat([gzipSync('{"a":1}\n'), ...blocks]));
    const begun = process.cpuUsage();
    expect(await problemsOf(readTable(bomb))).toEqual([
      {
        file: 'a.ndjson.gz',
        message:
          'It unpacks to more than 250 times what is packed, the limit for more than 64 MB, as a file does that is made to fill memory; unpack it and look at it first.',
      },
    ]);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(5);
  });
});

const data = join(home, '../shared/data');

(existsSync(data) ? describe : describe.skip)('tables that others publish', () => {
  it.each([
    ['dod-p1-fy2017/contracts.csv', 12, 6_098],
    ['dod-p1-fy2017/line_items.csv', 18, 894],
    ['dod-p1-fy2017/manufacturers.csv', 12, 3_178],
    ['dod-p1-fy2017/components.csv', 16, 10_620],
    ['csis-lookup/ProductOrServiceCodes.csv', 43, 3_584],
    ['csis-lookup/Location_CountryCodes.csv', 37, 348],
    ['csis-lookup/PlatformPortfolio.csv', 5, 22],
    ['harmonized-system/harmonized-system.csv', 5, 6_940],
    ['harmonized-system/sections.csv', 2, 21],
  ])('reads every row of %s', async (file, width, count) => {
    const { columns, rows } = await readTable(join(data, file));
    expect([columns.length, rows.length]).toEqual([width, count]);
    expect(rows.filter(({ mistakes }) => mistakes)).toEqual([]);
  });
});
