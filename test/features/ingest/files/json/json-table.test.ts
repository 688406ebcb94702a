import { createWriteStream } from 'node:fs';
import { cellsOf, fileOf, problemsOf, readTable } from '../table-files';

const json = (content: string) => fileOf('table.json', content);
const lines = (...content: string[]) => fileOf('table.ndjson', content.join('\n'));

describe('openJson', () => {
  it('reads a list of objects, each from the line it begins in', async () => {
    const content = '[\n  {"name": "x",\n   "n": 1},\n\n  {"n": 2, "name": "y"}, {"more": true}\n]\n';
    expect(await readTable(json(content))).toEqual({
      columns: ['name', 'n', 'more'],
      rows: [
        { line: 2, cells: { name: 'x', n: '1', more: '' } },
        { line: 5, cells: { name: 'y', n: '2', more: '' } },
        { line: 5, cells: { name: '', n: '', more: 'true' } },
      ],
    });
  });

  it('reads the one list of objects that an object holds among other things', async () => {
    const content =
      '{"meta": {"rows": [{"a": 9}]}, "years": [2025, 2026], "empty": [],\n"data": [{"a": 1}, {"a": 2}], "next": null}';
    expect(await cellsOf(json(content))).toEqual([
      [2, '1'],
      [2, '2'],
    ]);
  });

  it('reads one object a line', async () => {
    expect(await cellsOf(lines('{"a": 1, "b": "x"}', '', '  {"b": "y"}\r', '{"a": 3}'))).toEqual([
      [1, '1', 'x'],
      [3, '', 'y'],
      [4, '3', ''],
    ]);
  });

  it('makes texts of values: numbers plain and exact, null empty, lists joined', async () => {
    const values = [
      ['"a \\"b\\"\\n\\u00e9 \\\\"', 'a "b"\né \\'],
      ['" {[,:]} "', ' {[,:]} '],
      ['12345678901234567890', '12345678901234567890'],
      ['1.50', '1.50'],
      ['1e3', '1000'],
      ['-2.5E-3', '-0.0025'],
      ['true', 'true'],
      ['false', 'false'],
      ['null', ''],
      ['""', ''],
      ['[]', ''],
      ['[ "a" , 1e2, true,null ]', 'a;100;true;'],
      ['["a]", "b,\\" c"]', 'a];b," c'],
    ] as const;
    const cells = await cellsOf(json(`[${values.map(([value]) => `{"v": ${value}}`).join()}]`));
    expect(cells.map(([, cell]) => cell)).toEqual(values.map(([, text]) => text));
  });

  it('makes what is not flat a mistake of its row, under its key', async () => {
    const { rows } = await readTable(
      json('[{"a": 1, "b": 1}, {"a": {"c": 1}, "b": [[1]]}, {"a": 2, "a": 3, "b": ["x;y"]}]'),
    );
    expect(rows.map(({ mistakes }) => mistakes)).toEqual([
      undefined,
      [
        {
          code: 'BAD_FILE',
          column: 'a',
          message: 'a is an object; expected a text, a number or a list of them. Give its values keys of their own.',
        },
        {
          code: 'BAD_FILE',
          column: 'b',
          message: 'b is a list of objects or lists; expected one of texts or numbers.',
        },
      ],
      [
        {
          code: 'BAD_FILE',
          column: 'a',
          message: 'a stands twice in the object; expected each key once. Leave one out.',
        },
        { code: 'BAD_FILE', column: 'b', message: 'b has a ; in an item, and items are told apart by ;. Take it out.' },
      ],
    ]);
  });

  it('takes the keys of the first thousand objects for columns, and a later one for a mistake', async () => {
    const objects: string[] = Array.from({ length: 1_002 }, (_, at) => (at === 999 ? '{"a":1,"z":2}' : '{"a":1}'));
    objects[1_001] = '{"a":1,"late":2}';
    const { columns, rows } = await readTable(lines(...objects));
    expect(columns).toEqual(['a', 'z']);
    expect(rows.filter(({ mistakes }) => mistakes)).toEqual([
      {
        line: 1_002,
        cells: { a: '1', z: '' },
        mistakes: [
          {
            code: 'BAD_FILE',
            column: 'late',
            message: 'late is a key that none of the first 1000 objects has; add it to the first, if only as null.',
          },
        ],
      },
    ]);
  });

  it('makes a line that is no object a mistake of that line alone', async () => {
    const { rows } = await readTable(lines('{"a": 1}', '{"a": 1,}', '[1]', '{"a": 2'));
    expect(rows.map(({ mistakes = [] }) => mistakes.map(({ message }) => message))).toEqual([
      [],
      ['The line is no valid JSON: expected a key in quotes at character 9.'],
      ['The line is no object; expected one flat JSON object a line.'],
      ['The line is no valid JSON: expected a comma or } at character 8.'],
    ]);
  });

  it('reads 100,000 objects that lie across the pieces in which a file is read', async () => {
    const path = json('');
    const stream = createWriteStream(path);
    stream.write('{"rows":[');
    for (let at = 0; at < 100_000; at++)
      stream.write(`${at ? ',\n' : ''}{"id":${at},"name":"부품 {${at}} \\"${'x'.repeat(at % 50)}\\""}`);
    await new Promise<void>((done) => stream.end(']}', done));
    const { rows } = await readTable(path);
    expect(rows.length).toBe(100_000);
    expect(rows.filter(({ line, cells }, at) => line !== at + 1 || cells.id !== String(at))).toEqual([]);
    expect(rows[99_999]?.cells.name).toBe(`부품 {99999} "${'x'.repeat(49)}"`);
  });
});

const SHAPE = 'a list of objects, or an object in which exactly one value is a list of objects';
const huge = `"${'x'.repeat(1_100_000)}"`;

/** What is wrong with the text, in which line, and how it is said. */
const refusals: [what: string, content: string, line: number | undefined, message: string | RegExp][] = [
  ['an empty file', '', 1, `It is no valid table in JSON: the file ends here; expected ${SHAPE}.`],
  ['a text', '"a"', 1, `It is no valid table in JSON: "\\"" stands here; expected ${SHAPE}.`],
  ['an empty list', '[]', undefined, 'It holds no object with a key, so it has no columns.'],
  ['an empty object', '{}', undefined, `It holds no list of objects; expected ${SHAPE}.`],
  ['an object without lists', '{"a": 1}', undefined, `It holds no list of objects; expected ${SHAPE}.`],
  ['two lists of objects', '{"a": [{"x": 1}],\n"b": [{"x": 1}]}', 2, /^Both "a" and "b" are lists of objects; /],
  [
    'a list that is not all objects',
    '[{"a": 1},\n2]',
    2,
    /"2" stands here; expected an object, as each item of the list is a row\.$/,
  ],
  ['a list that is not closed', '[{"a": 1}\n', 2, /the file ends here; expected a comma or \]\.$/],
  ['an object that is not closed', '[{"a": 1},\n{"a": 2', 2, /the file ends here; expected the end of a value\.$/],
  [
    'a fault inside of an object',
    '[{"a": 1},\n\n{"a":\n 2 "b": 3}]',
    4,
    /^It is no valid JSON: at character 4 of line 4 is "\\""; expected a comma or }\.$/,
  ],
  ['text behind the end', '[{"a": 1}]\n\nx', 3, /"x" stands here; expected nothing more\.$/],
  [
    'a fault beside the list',
    '{"rows": [{"a": 1}],\n"b": [1,]}',
    2,
    /^It is no valid JSON: at character \d+ of line 2/,
  ],
  [
    'an object above 1 MB',
    `[{"a": 1},\n{"a": ${huge}}]`,
    2,
    /^The value that begins here is longer than 1 MB, the limit; /,
  ],
  ['a key called __proto__', '[{"__proto__": 1}]', undefined, 'A key must not be "__proto__"; rename it.'],
  [
    'more than 2,000 keys',
    `[{${Array.from({ length: 2_001 }, (_, at) => `"k${at}":1`).join()}}]`,
    1,
    /^Its objects have more than 2000 keys, the limit; /,
  ],
];

describe('openJson refuses', () => {
  it.each(refusals)('%s', async (_, content, line, message) => {
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    const [problem, ...others] = await problemsOf(readTable(json(content)));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'table.json', message: expected });
    expect(problem?.line).toBe(line);
  });

  it('a line above 1 MB', async () => {
    expect(await problemsOf(readTable(lines('{"a": 1}', `{"a": ${huge}}`)))).toEqual([
      {
        file: 'table.ndjson',
        line: 2,
        message: 'This line is longer than 1 MB, the limit; expected one flat object a line.',
      },
    ]);
  });
});
