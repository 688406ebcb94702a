import { encode } from 'iconv-lite';
import { openTableFile } from '../../../../../src/features/ingest/files/open-table-file';
import { cellsOf, fileOf, problemsOf, readTable } from '../table-files';

const csv = (content: string | Buffer) => fileOf('table.csv', content);

const plain = [
  [2, 'x', '1'],
  [3, 'y', '2'],
];

/** The same small table in every form that says the same. */
const forms: [what: string, content: string | Buffer][] = [
  ['commas', 'name,n\nx,1\ny,2\n'],
  ['semicolons', 'name;n\nx;1\ny;2\n'],
  ['tabs', 'name\tn\nx\t1\ny\t2\n'],
  ['bars', 'name|n\nx|1\ny|2\n'],
  ['no line end at the end', 'name,n\nx,1\ny,2'],
  ['CRLF', 'name,n\r\nx,1\r\ny,2\r\n'],
  ['CR alone', 'name,n\rx,1\ry,2\r'],
  ['quotes around every cell', '"name","n"\n"x","1"\n"y","2"\n'],
  ['spaces around the names of columns', ' name , n\nx,1\ny,2\n'],
  ['a byte order mark', '\uFEFFname,n\nx,1\ny,2\n'],
  ['a byte order mark before a quote', '\uFEFF"name",n\nx,1\ny,2\n'],
  ['UTF-16, little-endian', encode('name,n\r\nx,1\r\ny,2\r\n', 'utf-16le', { addBOM: true })],
  ['UTF-16, big-endian', encode('name,n\nx,1\ny,2', 'utf-16be', { addBOM: true })],
  ['a column without name and values', 'name,n,\nx,1,\ny,2,\n'],
];

describe('openCsv', () => {
  it.each(forms)('reads a table with %s', async (_, content) => {
    expect(await cellsOf(csv(content))).toEqual(plain);
  });

  it('takes the delimiter that is named, and a tab in a .tsv, before any that could be guessed', async () => {
    expect((await readTable(csv('a^b;c;d\n1^2;3;4\n'), { delimiter: '^' })).columns).toEqual(['a', 'b;c;d']);
    expect((await readTable(fileOf('table.tsv', 'a\tb,c,d\n1\t2,3,4\n'))).columns).toEqual(['a', 'b,c,d']);
    expect(await problemsOf(readTable(csv('a,b\n'), { delimiter: ', ' }))).toMatchObject([
      { file: 'table.csv', message: 'The delimiter is ", "; expected one sign that is no quote and no line end.' },
    ]);
  });

  it('reads one column, whose cells may hold no comma', async () => {
    expect(await cellsOf(csv('name\nx\ny\n'))).toEqual([
      [2, 'x'],
      [3, 'y'],
    ]);
  });

  it('gives each row the line it begins in, behind quoted line ends, blank lines and blank rows', async () => {
    const lines = ['a,b', '1,"x', 'y', 'z"', '', '   ', '2,"q ""twice"", r"', ',', '3,'];
    for (const end of ['\n', '\r\n', '\r']) {
      expect(await cellsOf(csv(lines.join(end)))).toEqual([
        [2, '1', 'x\ny\nz'],
        [7, '2', 'q "twice", r'],
        [9, '3', ''],
      ]);
    }
  });

  it('reads the header where it is said to be, whatever stands above it', async () => {
    const content = 'Suppliers of "Northstar"\nas of 2026;"open quote\n\nname;n\nx;1\n';
    expect(await cellsOf(csv(content), { headerLine: 4 })).toEqual([[5, 'x', '1']]);
    expect(await problemsOf(readTable(csv(content), { headerLine: 3 }))).toEqual([
      {
        file: 'table.csv',
        line: 3,
        message: 'Its header should be in line 3, which is blank or not there; name the line of the column names.',
      },
    ]);
  });

  it('makes a row with too few or too many cells a mistake of that row alone', async () => {
    const { rows } = await readTable(csv('a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n'));
    const remedy = 'Quote cells that hold the sign between cells, and leave empty ones in.';
    const message = (found: number) =>
      `The row has ${found} cells; expected 3, one for each column of line 1. ${remedy}`;
    expect(rows.map(({ line, mistakes }) => [line, mistakes])).toEqual([
      [2, undefined],
      [3, [{ code: 'BAD_FILE', message: message(2) }]],
      [4, [{ code: 'BAD_FILE', message: message(4) }]],
      [5, undefined],
    ]);
  });

  it('reads the same rows each time they are iterated', async () => {
    const { rows } = await openTableFile(csv('a\n1\n2\n'));
    for (let time = 0; time < 2; time++) {
      const lines: number[] = [];
      for await (const { line } of rows) lines.push(line);
      expect(lines).toEqual([2, 3]);
    }
  });

  it('reads other encodings when they are named', async () => {
    const text = 'name,country\n한화에어로스페이스,KR\n';
    for (const encoding of ['euc-kr', 'cp949', 'utf-16le', 'utf-8']) {
      expect(await cellsOf(csv(encode(text, encoding)), { encoding })).toEqual([[2, '한화에어로스페이스', 'KR']]);
    }
    const western = encode('name\nSaab Bofors Dynamics, Örebro – “A”\n', 'windows-1252');
    expect(await cellsOf(csv(western), { encoding: 'windows-1252', delimiter: ';' })).toEqual([
      [2, 'Saab Bofors Dynamics, Örebro – “A”'],
    ]);
  });

  it('keeps characters whole that lie across the pieces in which a file is read', async () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'euc-kr']) {
      const word = encoding === 'euc-kr' ? '가나다' : '가😀é';
      for (const shift of [0, 1, 2, 3]) {
        const cell = 'x'.repeat(shift) + word.repeat(20_000);
        const options = { encoding, delimiter: ',' };
        expect(await cellsOf(csv(encode(`a\r\n${cell}\r\n`, encoding)), options)).toEqual([[2, cell]]);
      }
    }
  });
});

const quoted = 'It is no well-formed CSV: ';

/** What is wrong with the file, in which line, and how it is said. */
const refusals: [what: string, content: string | Buffer, line: number, message: string | RegExp][] = [
  ['an empty file', '', 1, 'It has no header line.'],
  ['a file of blank lines', '\n \n,,\n', 1, 'It has no header line.'],
  [
    'a quote that is never closed',
    'a,b\n1,2\n\n3,"4\n5,6\n',
    4,
    `${quoted}a quote is opened in this row and never closed. Close it.`,
  ],
  [
    'text behind a closing quote',
    'a,b\n1,"2"x\n',
    2,
    /^It is no well-formed CSV: text stands behind a closing quote\./,
  ],
  ['a quote inside of a cell', 'a,b\n1,2\n3,5" pipe\n', 3, /^It is no well-formed CSV: a quote stands inside a cell/],
  [
    'columns of the same name',
    'id,a,b,a,id\n1,2,3,4,5\n',
    1,
    'Columns have the same name: id stands in column A (1) and column E (5); a stands in column B (2) and column D (4). Leave one out or rename it.',
  ],
  [
    'a value below a column without a name',
    'a,,c\n1,,3\n4,5,6\n',
    3,
    'Column B (2) has no name in line 1 and holds "5" here; name it, or empty it.',
  ],
  ['a column called __proto__', 'a,__proto__\n1,2\n', 1, 'A column must not be called __proto__; rename it.'],
  [
    'two signs that may part the cells',
    'name;amount, EUR;share, %\nx;1,5;0,5\n',
    1,
    'Its cells may be parted by "," or ";", and both fit; name the delimiter.',
  ],
  [
    '10,000 columns',
    `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join()}\n`,
    1,
    /^It has 10000 columns; expected at most 2000: /,
  ],
  [
    'bytes that are no UTF-8',
    Buffer.from('a,b\n1,2\n3,\xe9\n5,6\n', 'latin1'),
    3,
    /^It is not valid UTF-8; save it as UTF-8, or name its encoding/,
  ],
  [
    'lines in two encodings',
    Buffer.concat([Buffer.from('a\r\né\r\n'), Buffer.from('\xe9\r\n', 'latin1')]),
    3,
    /^It is not valid UTF-8/,
  ],
  [
    'a character that is cut off at the end',
    Buffer.concat([Buffer.from('a\nb\nc'), Buffer.of(0xe2, 0x82)]),
    3,
    /^It is not valid UTF-8/,
  ],
  [
    'UTF-16 without a byte order mark',
    encode('a,b\n', 'utf-16le', { addBOM: false }),
    0,
    /^It holds zero bytes, as UTF-16/,
  ],
];

describe('openCsv refuses', () => {
  it.each(refusals)('%s', async (_, content, line, message) => {
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    const [problem, ...others] = await problemsOf(readTable(csv(content)));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'table.csv', message: expected });
    expect(problem?.line ?? 0).toBe(line);
  });

  it('bytes that are not valid in the encoding that is named, and an encoding that is unknown', async () => {
    const broken = Buffer.concat([Buffer.from('a\r\nb\r\n'), Buffer.of(0xc7, 0xff), Buffer.from('\r\n')]);
    expect(await problemsOf(readTable(csv(broken), { encoding: 'cp949' }))).toEqual([
      {
        file: 'table.csv',
        line: 3,
        message: 'It is not valid cp949; save it as UTF-8, or name the encoding that it has.',
      },
    ]);
    const [problem] = await problemsOf(readTable(csv('a'), { encoding: 'klingon' }));
    expect(problem?.message).toMatch(/^Its encoding is "klingon"; expected a known one, for example utf-8/);
  });

  it('a file under the name that the caller gives it', async () => {
    expect(await problemsOf(readTable(csv(''), { file: 'data/x.csv' }))).toMatchObject([{ file: 'data/x.csv' }]);
  });
});
