import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { openTableFile } from '../../../src/features/ingest/files/open-table-file';
import { ReportShelf } from '../../../src/features/reports/report-shelf';
import { type Served, serve } from '../../server/serving';
import { writeRecords } from '../../store/write-records';
import { emptyStore, engines } from '../../support/engines';
import { entityRecord } from '../../support/graph-records';
import { directoryOf, fileOf, suppliesInTurn } from './own-reports';

/** Texts that are hard on a format: what each stands for in a cell of CSV where that differs, in order of their ids. */
const hard: [text: string, inCsv?: string][] = [
  ['=HYPERLINK("http://x","y")', `'=HYPERLINK("http://x","y")`],
  ['+82-2-123', `'+82-2-123`],
  ['-5.5'],
  ['-5 + 2', `'-5 + 2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['a|b\\|c `code` *bold* [link](http://x) <b>'],
  ['two\nlines, "quoted"; and more'],
  ['한화에어로스페이스 자주포'],
  ['🚀 👩‍🚀 𠮷 ﾡ'],
  ['_x0041_ & ]]> &amp;'],
  ['MATCH (n) DETACH DELETE n // $limit'],
  ['x'.repeat(100_000)],
];

const textsOfParts = `/*
title: Texts | of parts
question: What is said of each part?
description: For tests.
cursor: part
columns:
  part: { type: id, kinds: [Component], description: The part. }
  text: { type: text, nullable: true, description: Its description. }
  number: { type: number, nullable: true, description: A number. }
  count: { type: integer, description: A whole number. }
  day: { type: date, nullable: true, description: A day. }
  isLong: { type: boolean, nullable: true, description: A yes or no. }
  words: { type: texts, nullable: true, description: Other names. }
*/
MATCH (part:Component)
WHERE $after IS NULL OR part.id > $after
RETURN part.id AS part, part.description AS text, CASE WHEN part.level = 'PART' THEN 0.25 END AS number,
  9007199254740991 AS count, CASE WHEN part.level = 'PART' THEN '2026-02-28' ELSE '9999-12-31' END AS day,
  size(part.description) > 1000 AS isLong, part.aliases AS words
ORDER BY part
LIMIT $limit
`;

const idOf = (at: number): string => `component:p${String(at).padStart(2, '0')}`;

describe.each(engines)('reports over HTTP on $name', (engine) => {
  let served: Served;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const store = await emptyStore(engine);
    const parts = hard.map(([text], at) =>
      entityRecord('Component', {
        ...{ id: idOf(at), name: `Part ${at}`, description: text, level: at === 0 ? 'PART' : undefined },
        ...{ aliases: at === 1 ? ['나래', '=1+1'] : undefined, sources: ['source:s'] },
      }),
    );
    await writeRecords(store, { entities: parts, relations: [] });
    const shelf = await ReportShelf.withOwn(
      directoryOf({ 'texts-of-parts.cypher': textsOfParts, 'supplies-in-turn.cypher': suppliesInTurn }),
      store,
    );
    expect(shelf.refused).toEqual([]);
    served = await serve(store, { reports: shelf });
    close = () => served.stop().then(() => store.close());
  });
  afterAll(() => close());

  const get = (path: string, headers: Record<string, string> = { 'accept-encoding': 'identity' }, method = 'GET') =>
    fetch(`${served.url}/reports${path}`, { headers, method });
  const textOf = async (path: string) => (await get(path)).text();
  /** The cells of a file as the loader reads them. */
  const tableOf = async (path: string) => {
    const file = fileOf('', path.slice(1).replace(/\?.*/, ''));
    writeFileSync(file, Buffer.from(await (await get(path)).arrayBuffer()));
    const { columns, rows } = await openTableFile(file, path.endsWith('xlsx') ? { sheet: 'rows' } : {});
    const cells: Record<string, string>[] = [];
    for await (const row of rows) cells.push(row.cells as Record<string, string>);
    return { columns, cells };
  };

  it('gives JSON and NDJSON with every text, number and unknown as it is', async () => {
    const { rows, provenance } = JSON.parse(await textOf('/texts-of-parts.json'));
    expect(rows).toHaveLength(hard.length);
    expect(rows.map(({ text }: { text: string }) => text)).toEqual(hard.map(([text]) => text));
    expect(rows[0]).toMatchObject({ number: 0.25, count: Number.MAX_SAFE_INTEGER, day: '2026-02-28', isLong: false });
    expect(rows[1]).toMatchObject({ number: null, day: null, words: ['나래', '=1+1'] });
    expect(provenance).toMatchObject({ report: 'texts-of-parts', rowCount: hard.length, isTruncated: false });
    const lines = (await textOf('/texts-of-parts.ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1)).toEqual(rows);
    expect(lines.at(-1)).toMatchObject({ provenance: { rowCount: hard.length, watermark: provenance.watermark } });
  });

  it('gives CSV in which no text is a formula', async () => {
    const { columns, cells } = await tableOf('/texts-of-parts.csv');
    expect(columns).toEqual(['part', 'text', 'number', 'count', 'day', 'isLong', 'words']);
    expect(cells.map(({ text }) => text)).toEqual(hard.map(([text, inCsv = text]) => inCsv));
    expect(cells[0]).toMatchObject({ part: idOf(0), number: '0.25', count: '9007199254740991', isLong: 'false' });
    expect(cells[1]).toMatchObject({ number: '', day: '', words: '나래; =1+1' });
  });

  it('gives XLSX with numbers, days and texts, and a sheet of what it is', async () => {
    const { cells } = await tableOf('/texts-of-parts.xlsx');
    const fitting = hard.slice(0, -1).map(([text]) => text);
    expect(cells.slice(0, -1).map(({ text }) => text)).toEqual(fitting);
    expect(cells.at(-1)?.text).toMatch(/^x{32000,}… \(cut here: a cell holds no more\)$/);
    expect(cells.at(-1)?.text).toHaveLength(32_767);
    expect(cells[0]).toMatchObject({ number: '0.25', day: '2026-02-28' });
  });

  it('gives Markdown in which no text leaves its cell', async () => {
    const lines = (await textOf('/texts-of-parts.md')).split('\n');
    expect(lines[0]).toBe('# Texts \\| of parts');
    const rows = lines.filter((line) => line.startsWith('| component:'));
    expect(rows).toHaveLength(hard.length);
    for (const row of rows) expect(row.replaceAll(/\\./g, '').split('|')).toHaveLength(9);
    expect(rows[6]).toContain('two<br>lines');
    expect(lines).toContain('- isTruncated: false');
  });

  it('gives the same rows in parts, behind the last one', async () => {
    const { rows } = JSON.parse(await textOf('/texts-of-parts.json'));
    const first = await get('/texts-of-parts.json?limit=5');
    expect(first.headers.get('x-truncated')).toBe('true');
    const head = JSON.parse(await first.text());
    expect(head.provenance).toMatchObject({ rowCount: 5, isTruncated: true, endCursor: idOf(4) });
    const watermark = first.headers.get('x-watermark');
    const rest = await get(`/texts-of-parts.json?after=${head.provenance.endCursor}&watermark=${watermark}`);
    expect([...head.rows, ...JSON.parse(await rest.text()).rows]).toEqual(rows);
  });

  it('compresses, and sends nothing twice while nothing changed', async () => {
    const zipped = await new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip' };
      request(`${served.url}/reports/texts-of-parts.ndjson`, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk) => chunks.push(chunk))
          .on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
      })
        .on('error', reject)
        .end();
    });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', 'x-truncated': 'false' });
    expect(gunzipSync(zipped.body).toString().split('\n')).toHaveLength(hard.length + 2);
    const etag = String(zipped.headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    expect((await get('/texts-of-parts.ndjson', { 'if-none-match': etag })).status).toBe(304);
    for (const other of ['?limit=3', '?asOf=2020-01-01', '?minConfidence=0.5', '?after=component:p02']) {
      expect((await get(`/texts-of-parts.ndjson${other}`, { 'if-none-match': etag })).status).toBe(200);
    }
    const head = await get('/texts-of-parts.csv', {}, 'HEAD');
    expect([head.status, head.headers.get('x-report-version'), await head.text()]).toEqual([
      200,
      expect.stringMatching(/^[0-9a-f]{16}$/),
      '',
    ]);
  });

  it.each([
    ['/nothing.csv', 404, { code: 'NOT_FOUND', field: 'report', value: 'nothing' }],
    ['/texts-of-parts.exe', 404, { code: 'NOT_FOUND', field: 'format', value: 'exe' }],
    ['/texts-of-parts', 404, { code: 'NOT_FOUND', field: 'format' }],
    ['/../graphql.csv', 404, {}],
    ['/texts-of-parts.csv?limit=0', 400, { code: 'BOUND_EXCEEDED', field: 'limit', value: 0 }],
    [
      '/texts-of-parts.csv?limit=NaN',
      400,
      { code: 'BAD_INPUT', field: 'limit', value: 'NaN', expected: 'a whole number' },
    ],
    ['/texts-of-parts.csv?limit=1e999', 400, { field: 'limit' }],
    ['/texts-of-parts.csv?asOf=yesterday', 400, { field: 'asOf', expected: 'a date like 2026-11-22' }],
    ['/texts-of-parts.csv?asKnownOn=2026', 400, { field: 'asKnownOn' }],
    ['/texts-of-parts.csv?minConfidence=2', 400, { field: 'minConfidence', expected: 'a number from 0 to 1' }],
    ['/texts-of-parts.csv?part=component:p01', 400, { field: 'part', expected: 'no parameter' }],
    ['/texts-of-parts.csv?limit=1&limit=2', 400, { field: 'limit', expected: 'one value' }],
    ['/texts-of-parts.csv?watermark=0', 409, { code: 'STALE_TOKEN', field: 'watermark' }],
  ])('answers %s with %i and a problem that can be mended', async (path, status, problem) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    if (Object.keys(problem).length === 0) return;
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await answer.json()).toMatchObject({
      status,
      detail: expect.any(String),
      remedy: expect.any(String),
      ...problem,
    });
  });

  it('only reads', async () => {
    const answer = await get('/texts-of-parts.csv', {}, 'POST');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('has a page and a list of all reports', async () => {
    const { reports } = (await (await get('.json')).json()) as { reports: { name: string }[] };
    expect(reports.map(({ name }) => name)).toEqual(expect.arrayContaining(['all-supplies', 'texts-of-parts']));
    const page = await get('');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await page.text();
    for (const { name } of reports) expect(text).toContain(`<a href="/reports/${name}.xlsx">`);
  });
});
