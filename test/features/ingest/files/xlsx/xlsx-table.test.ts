import { cellsOf, fileOf, problemsOf, readTable } from '../table-files';
import { row, sheetOf, type WorkbookContent, workbookOf } from '../workbook-file';

const xlsx = (content: WorkbookContent) => fileOf('table.xlsx', workbookOf(content));
const sheet = (rows: string, content: Omit<WorkbookContent, 'sheets'> = {}) =>
  xlsx({ ...content, sheets: [{ name: 'Data', rows }] });
const cell = (reference: string, inside: string, type = '', style = 0) =>
  `<c r="${reference}" s="${style}"${type ? ` t="${type}"` : ''}>${inside}</c>`;

/** The texts of the cells below the header A. */
async function column(cells: readonly string[], content: Omit<WorkbookContent, 'sheets'> = {}): Promise<string[]> {
  const rows = cells.map((inside, at) => row(at + 2, inside, 'end'));
  const read = await cellsOf(sheet(row(1, 'A', 'B') + rows.join(''), content));
  return read.map(([, text]) => text as string);
}

describe('openXlsx', () => {
  it('reads texts of every form: shared, inline, rich, with escapes and without their phonetic reading', async () => {
    const texts = [
      '<si><t xml:space="preserve"> two  spaces </t></si>',
      '<si><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and &lt;not&gt;</t></r></si>',
      '<si><t>課きく</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>',
      '<si><t>line_x000D_\nbreak_x005F_x</t></si>',
      '<si/>',
    ].join('');
    const cells = [0, 1, 2, 3, 4].map((number) => cell('A2', `<v>${number}</v>`, 's'));
    const inline = cell('A2', '<is><r><t>in</t></r><r><t>line</t></r></is>', 'inlineStr');
    expect(await column([...cells, inline, cell('A2', '<f>"a"&amp;"b"</f><v>ab</v>', 'str')], { texts })).toEqual([
      ' two  spaces ',
      'bold and <not>',
      '課きく',
      'line\nbreak_x',
      '',
      'inline',
      'ab',
    ]);
  });

  it('writes numbers plain and exact, and booleans as words', async () => {
    const numbers = ['1000', '1E3', '0.1', '1.1000000000000001', '-2.5E-7', '4.0E+2', '12345678901234567890', ''];
    const cells = numbers.map((number) => cell('A2', `<v>${number}</v>`));
    expect(await column([...cells, cell('A2', '<v>1</v>', 'b'), cell('A2', '<v>0</v>', 'b')])).toEqual([
      ...['1000', '1000', '0.1', '1.1', '-0.00000025', '400', '12345678901234567890', ''],
      ...['true', 'false'],
    ]);
  });

  it('writes the numbers of date formats as dates, counted from 1900', async () => {
    const formats = ['yyyy"년" m"월" d"일"', 'd/m/yyyy h:mm', '[h]:mm:ss', '0.0 "days"'];
    const cells = [
      ['1', 1],
      ['59', 1],
      ['60', 1],
      ['61', 1],
      ['45617', 1],
      ['45617.75', 1],
      ['45617.75', 2],
      ['45617', 2],
      ['0.5', 3],
      ['1.5', 3],
      ['45617.5', 4],
      ['-1', 1],
      ['2958465', 1],
      ['2958466', 1],
    ] as const;
    const texts = await column(
      cells.map(([number, style]) => cell('A2', `<v>${number}</v>`, '', style)),
      { formats },
    );
    expect(texts).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '2024-11-21',
      '2024-11-21',
      '2024-11-21T18:00:00',
      '2024-11-21',
      '12:00:00',
      '36:00:00',
      '45617.5',
      '-1',
      '9999-12-31',
      '2958466',
    ]);
  });

  it('counts dates from 1904 where the workbook does, and takes dates that are written out', async () => {
    const cells = [
      cell('A2', '<v>0</v>', '', 1),
      cell('A2', '<v>44155</v>', '', 1),
      cell('A2', '<v>2024-11-21T00:00:00</v>', 'd'),
    ];
    expect(await column(cells, { formats: ['yyyy-mm-dd'], is1904: true })).toEqual([
      '1904-01-01',
      '2024-11-21',
      '2024-11-21',
    ]);
  });

  it('reads rows and cells by their place, hidden rows, and of merged cells the first', async () => {
    const rows = [
      row(3, null, 'name', 'n', 'note'),
      '<row r="4" hidden="1"><c r="B4" t="inlineStr"><is><t>x</t></is></c><c r="D4"/></row>',
      row(7),
      '<row r="9"><c r="D9" t="inlineStr"><is><t>late</t></is></c></row>',
      '<row><c/><c t="inlineStr"><is><t>no place</t></is></c></row>',
    ];
    const { columns, rows: read } = await readTable(sheet(rows.join('')));
    expect(columns).toEqual(['name', 'n', 'note']);
    expect(read).toEqual([
      { line: 4, cells: { name: 'x', n: '', note: '' } },
      { line: 9, cells: { name: '', n: '', note: 'late' } },
      { line: 10, cells: { name: 'no place', n: '', note: '' } },
    ]);
  });

  it('reads the header in the row that is named', async () => {
    const rows = row(1, 'Suppliers') + row(3, 'name', 'n') + row(4, 'x', 1);
    expect(await cellsOf(sheet(rows), { headerLine: 3 })).toEqual([[4, 'x', '1']]);
    expect(await problemsOf(readTable(sheet(rows), { headerLine: 2 }))).toMatchObject([
      { line: 2, message: expect.stringMatching(/^Its header should be in line 2, which is blank or not there/) },
    ]);
  });

  it('reads the sheet that is named, else the first visible one, else the only one', async () => {
    const sheets = [
      { name: 'Lists', rows: row(1, 'lists'), state: 'hidden' },
      { name: 'Data', rows: row(1, 'data') },
      { name: '자료', rows: row(1, 'korean') },
    ] as const;
    expect((await readTable(xlsx({ sheets }))).columns).toEqual(['data']);
    expect((await readTable(xlsx({ sheets }), { sheet: '자료'.normalize('NFD') })).columns).toEqual(['korean']);
    expect((await readTable(xlsx({ sheets }), { sheet: 'Lists' })).columns).toEqual(['lists']);
    expect((await readTable(xlsx({ sheets: sheets.slice(0, 1) }))).columns).toEqual(['lists']);
    expect(await problemsOf(readTable(xlsx({ sheets }), { sheet: 'Prices' }))).toEqual([
      { file: 'table.xlsx', message: 'It has no sheet "Prices"; it has "Lists" (hidden), "Data", "자료".' },
    ]);
    const hidden = sheets.map((sheet) => ({ ...sheet, state: 'veryHidden' as const }));
    expect(await problemsOf(readTable(xlsx({ sheets: hidden })))).toMatchObject([
      {
        message: 'Its sheets are all hidden: "Lists" (hidden), "Data" (hidden), "자료" (hidden); name the one to read.',
      },
    ]);
  });

  it('makes a filled cell right of the last named column a mistake of its row', async () => {
    const { rows } = await readTable(sheet(row(1, 'a', 'b') + row(2, 'x', 'y', null, 'note') + row(3, 'z')));
    expect(rows.map(({ mistakes }) => mistakes)).toEqual([
      [{ code: 'BAD_FILE', message: 'D2 lies right of B, the last column with a name; name its column, or empty it.' }],
      undefined,
    ]);
  });

  it('reads an archive with 64-bit sizes', async () => {
    expect(await cellsOf(sheet(row(1, 'a') + row(2, 'x'), { isZip64: true }))).toEqual([[2, 'x']]);
  });

  it('reads 20,000 rows in order', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => row(at + 2, `part ${at}`, at));
    const read = await cellsOf(sheet(row(1, 'name', 'n') + rows.join('')));
    expect(read.length).toBe(20_000);
    expect(read.filter(([line, name, n], at) => line !== at + 2 || name !== `part ${at}` || n !== String(at))).toEqual(
      [],
    );
  });
});

const SAVE = 'Open the file in a spreadsheet program and save it there, or paste the value over the formula.';

/** Cells B2 whose value is not known, and what is said of them. */
const faults: [what: string, inside: string, type: string, value: string, message: string][] = [
  [
    'a formula without a result',
    '<f>A2*2</f>',
    '',
    'A2*2',
    `B2 is "=A2*2", and the file does not hold its result; expected a value. ${SAVE}`,
  ],
  [
    'a formula with an empty result',
    '<f>A2*2</f><v></v>',
    '',
    'A2*2',
    `B2 is "=A2*2", and the file does not hold its result; expected a value. ${SAVE}`,
  ],
  [
    'a formula on another workbook',
    '<f>[1]Prices!A1</f><v>5</v>',
    '',
    '[1]Prices!A1',
    'B2 is "=[1]Prices!A1", which takes its value from another workbook; expected a value. Paste the value over the formula.',
  ],
  [
    'a formula that is an error',
    '<f>#REF!*2</f><v>#REF!</v>',
    'e',
    '#REF!*2',
    'B2 is "=#REF!*2" and holds the error #REF!; expected a value. Mend it, or empty the cell.',
  ],
  [
    'an error that was pasted',
    '<v>#N/A</v>',
    'e',
    '#N/A',
    'B2 holds the error #N/A; expected a value. Mend it, or empty the cell.',
  ],
];

describe('a cell that is calculated', () => {
  it.each(faults)('is a mistake of its row where it is %s', async (_, inside, type, value, message) => {
    const { rows } = await readTable(
      sheet(row(1, 'a', 'price') + row(2, 'x', cell('B2', inside, type)) + row(3, 'y', 1)),
    );
    expect(rows).toEqual([
      { line: 2, cells: { a: 'x', price: '' }, mistakes: [{ code: 'FORMULA', column: 'price', value, message }] },
      { line: 3, cells: { a: 'y', price: '1' } },
    ]);
  });

  it('gives the result that the file holds, an empty text too', async () => {
    expect(await column([cell('A2', '<f>B2*2</f><v>8</v>'), cell('A3', '<f>""</f><v></v>', 'str')])).toEqual(['8', '']);
  });

  it('is known by the formula of the first cell where cells share one', async () => {
    const first = cell('B2', '<f t="shared" ref="B2:B3" si="0">\'[2]Old prices\'!A1</f><v>1</v>');
    const second = cell('B3', '<f t="shared" si="0"/><v>2</v>');
    const { rows } = await readTable(sheet(row(1, 'a', 'b') + row(2, 'x', first) + row(3, 'y', second)));
    expect(rows.map(({ mistakes }) => mistakes?.[0]?.message)).toEqual([
      expect.stringMatching(/^B2 is .* from another workbook/),
      expect.stringMatching(/^B3 is .* from another workbook/),
    ]);
  });

  it('refuses the file where it is a header without a result', async () => {
    const rows = row(1, 'a', cell('B1', '<f>YEAR(A1)</f>')) + row(2, 'x', 1);
    expect(await problemsOf(readTable(sheet(rows)))).toMatchObject([
      { line: 1, message: expect.stringMatching(/^B1 is "=YEAR/) },
    ]);
  });
});

const data = (inside: string) => sheetOf(inside);
const part = (content: string, name = 'xl/worksheets/sheet1.xml') => ({ parts: [{ name, content }] });
const good = row(1, 'a') + row(2, 'x');

/** What is wrong with a workbook, and how it is said. */
const refusals: [what: string, content: Omit<WorkbookContent, 'sheets'>, message: RegExp][] = [
  ['a sheet without rows', part(data('')), /^It has no header line\.$/],
  [
    'columns of the same name',
    part(data(row(1, 'a', 'b', 'a'))),
    /^Columns have the same name: a stands in column A \(1\) and column C \(3\)\./,
  ],
  [
    'a value below a column without a name',
    part(data(row(1, 'a', null, 'c') + row(2, 1, 2, 3))),
    /^Column B \(2\) has no name in line 1 and holds "2" here/,
  ],
  [
    'a cell far to the right',
    part(data(row(1, 'a', cell('XFD1', '<v>1</v>')))),
    /^XFD1 is filled; expected at most 2000 columns\./,
  ],
  [
    'XML that is cut off',
    part(data(good).slice(0, -60)),
    /^Its part xl\/worksheets\/sheet1\.xml is not well-formed XML; /,
  ],
  ['XML with mismatched tags', part(data('<row><c></row></c>')), /is not well-formed XML/],
  ['tags that lie 501 deep', part(data('<a>'.repeat(499) + '</a>'.repeat(499))), /is not well-formed XML/],
  [
    'rows out of order',
    part(data(row(1, 'a') + row(3, 'x') + row(2, 'y'))),
    /^Row 2 stands behind row 3; save the workbook anew/,
  ],
  [
    'more shared texts than fit',
    part(`<sst>${'<si/>'.repeat(4_000_001)}</sst>`, 'xl/sharedStrings.xml'),
    /^It has more different texts than fit into memory; save the sheet as \.csv, or split it\.$/,
  ],
  [
    'an entity that is declared',
    part(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${data('<row><c><v>&b;</v></c></row>')}`),
    /declares XML types or entities, which no workbook needs/,
  ],
  ['an entity that is not declared', part(data('<row><c><v>&evil;</v></c></row>')), /is not well-formed XML/],
  [
    'a text above 1 MB',
    part(data(row(1, 'x'.repeat(1_200_000)))),
    /has a text of more than 1 MB, the limit; shorten it\.$/,
  ],
  [
    'a shared text that is not there',
    part(data(row(1, cell('A1', '<v>7</v>', 's')))),
    /^A1 refers to a text that is not in the file/,
  ],
  [
    'no workbook inside',
    { parts: [{ name: '_rels/.rels', content: '<Relationships/>' }] },
    /^It is a zip archive, and no Excel workbook is in it\./,
  ],
  ['no sheets', part('<workbook><sheets/></workbook>', 'xl/workbook.xml'), /^It has no sheet with cells\.$/],
  [
    'a part that leads out of the archive',
    part('x', '../../evil.xml'),
    /^Its zip archive is damaged or not well-formed/,
  ],
  ['a part that leads to the root', part('x', '/etc/passwd'), /^Its zip archive is damaged or not well-formed/],
  [
    'more than 10,000 parts',
    { parts: Array.from({ length: 10_001 }, (_, at) => ({ name: `p${at}`, content: '' })) },
    /^Its zip archive has more than 10000 parts/,
  ],
];

describe('openXlsx refuses', () => {
  it.each(refusals)('%s', async (_, content, message) => {
    const [problem, ...others] = await problemsOf(readTable(sheet(good, content)));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'table.xlsx', message: expect.stringMatching(message) });
  });

  it('a sheet whose part is missing', async () => {
    const relations =
      '<Relationships><Relationship Id="r0" Type="x/worksheet" Target="worksheets/none.xml"/></Relationships>';
    const [problem] = await problemsOf(readTable(sheet(good, part(relations, 'xl/_rels/workbook.xml.rels'))));
    expect(problem?.message).toMatch(/^Its part xl\/worksheets\/none\.xml is missing\./);
  });

  it('an archive that is cut off, or damaged inside', async () => {
    const whole = workbookOf({ sheets: [{ name: 'Data', rows: good }] });
    const message = /^Its zip archive is damaged or not well-formed; fetch it again, or save it anew/;
    for (const broken of [whole.subarray(0, whole.length - 30), whole.subarray(0, 200)]) {
      expect((await problemsOf(readTable(fileOf('table.xlsx', broken))))[0]?.message).toMatch(message);
    }
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, whole.indexOf('sheet1.xml') + 10, whole.indexOf('sheet1.xml') + 60);
    expect((await problemsOf(readTable(fileOf('table.xlsx', damaged))))[0]?.message).toMatch(message);
  });

  it('a part that is encrypted', async () => {
    const parts = [{ name: 'xl/worksheets/sheet1.xml', content: data(good), isEncrypted: true }];
    const [problem] = await problemsOf(readTable(sheet(good, { parts })));
    expect(problem?.message).toBe('It is protected with a password. Save it without one.');
  });

  it('a part that unpacks to far more than it is, whether it says so or lies about it, without unpacking it', async () => {
    const bomb = Buffer.concat([Buffer.from('<worksheet><sheetData><row>'), Buffer.alloc(100_000_000, ' ')]);
    const name = 'xl/worksheets/sheet1.xml';
    const path = sheet(good, { parts: [{ name, content: bomb }] });
    const begun = process.cpuUsage();
    expect((await problemsOf(readTable(path)))[0]?.message).toMatch(
      /^It unpacks to more than 250 times what is packed/,
    );
    const lying = sheet(good, { parts: [{ name, content: bomb, statedSize: 1_000 }] });
    expect((await problemsOf(readTable(lying)))[0]?.message).toMatch(/^Its zip archive is damaged/);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(5);
  });
});
