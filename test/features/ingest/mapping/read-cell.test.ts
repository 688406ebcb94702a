import { mapped, source } from './mapped-rows';

/** The one contract or supply whose cells are read by `cells` from a row of `file`, and what is noted. */
async function read(row: 'Contract' | 'SUPPLIES', cells: string, file: string) {
  const base =
    row === 'Contract'
      ? 'kind: Contract, input: a, cells: { id: "contract:1", name: n, kind: SUPPLY, status: SIGNED'
      : 'relation: SUPPLIES, input: a, cells: { from: organization:a, to: component:b';
  const mapping = `${source}words: { yesNo: { "yes": true, "no": false, "?": null } }
inputs: { a: { file: a.csv } }
rows:
  - { ${base}, ${cells} } }
`;
  const { cells: made, notes } = await mapped(mapping, { 'a.csv': file });
  const { id, name, kind, status, from, to, ...rest } = made(row)[0] ?? {};
  return { cells: rest, notes: notes.map(({ code, message }) => `${code} ${message}`) };
}

describe('a cell', () => {
  it('is a column, a constant, or text around columns; with a column unknown, the whole is', async () => {
    const cells = 'description: "{A} of {{B}} {B}", pricing: FFP, governmentToGovernment: true, fiscalYear: 2026';
    expect((await read('Contract', cells, 'A,B\nx,y\n')).cells).toEqual({
      description: 'x of {B} y',
      pricing: 'FFP',
      governmentToGovernment: 'true',
      fiscalYear: '2026',
    });
    expect((await read('Contract', cells, 'A,B\nx,TBD\n')).cells.description).toBeUndefined();
  });

  it('joins several texts and leaves out unknown ones', async () => {
    const cells = 'description: { join: ["{A}", "{B} pieces", "{C}"], with: " / " }';
    expect((await read('Contract', cells, 'A,B,C\nx,,z\n')).cells).toEqual({ description: 'x / z' });
    expect((await read('Contract', cells, 'A,B,C\n,,-\n')).cells).toEqual({});
  });

  it('is the first reading that gives something, under its condition', async () => {
    const cells = 'pricing: [{ take: "{A}", when: { not: { B: [old, older] } } }, "{C}", none stated]';
    expect((await read('Contract', cells, 'A,B,C\nx,new,z\n')).cells).toEqual({ pricing: 'x' });
    expect((await read('Contract', cells, 'A,B,C\nx,OLDER,z\n')).cells).toEqual({ pricing: 'z' });
    expect((await read('Contract', cells, 'A,B,C\nx,old,\n')).cells).toEqual({ pricing: 'none stated' });
  });

  it('compares dates by before, and an unknown one is before nothing', async () => {
    const cells = 'pricing: [{ take: early, when: { before: { A: "{B}" } } }, late]';
    const pricing = async (a: string, b: string) => (await read('Contract', cells, `A,B\n${a},${b}\n`)).cells.pricing;
    expect(await pricing('2016-01', '2016-02')).toBe('early');
    expect(await pricing('2016-02', '2016-02')).toBe('late');
    expect(await pricing('TBD', '2016-02')).toBe('late');
    expect(await pricing('5/2015', '2016-02')).toBe('late');
  });

  it('holds only what its column may hold; the rest is left unknown and noted', async () => {
    const cells =
      'method: "{M}", signedOn: "{S}", signedIn: "{I}", fiscalYear: "{F}", amount: "{A}", amountCurrency: "{C}"';
    const { cells: made, notes } = await read(
      'Contract',
      cells,
      'M,S,I,F,A,C\nC,03/04/2026,2026-13,2026.5,1.005,USD\n',
    );
    expect(made).toEqual({});
    expect(notes).toEqual([
      expect.stringMatching(
        /^BAD_CHOICE M is "C"; expected one of COMPETITIVE, SOLE_SOURCE\. method is left unknown\.$/,
      ),
      expect.stringMatching(
        /^BAD_DATE S is "03\/04\/2026"; expected a date like 2026-11-22\. signedOn is left unknown\./,
      ),
      expect.stringMatching(/^BAD_DATE I is "2026-13"; expected a month like 2026-11\./),
      expect.stringMatching(/^BAD_NUMBER F is "2026\.5"; expected a whole number like 1200\./),
      expect.stringMatching(/^BAD_NUMBER A gives "1\.005"; expected a plain decimal number of USD within/),
    ]);
  });

  it('gives no sum without its currency, and no currency without its sum', async () => {
    const cells = 'amount: "{A}", amountCurrency: "{C}"';
    const { cells: made, notes } = await read('Contract', cells, 'A,C\n5,\n');
    expect([made, notes]).toEqual([
      {},
      [expect.stringMatching(/^BAD_NUMBER A gives "5"; expected a sum with its currency/)],
    ]);
    expect(await read('Contract', cells, 'A,C\n,USD\n')).toEqual({ cells: {}, notes: [] });
  });

  it('reads words in any case, null for an unknown, and notes a word that is not in the list', async () => {
    const cells = 'soleSource: { take: "{A}", words: yesNo }';
    expect((await read('SUPPLIES', cells, 'A\nYES\n')).cells).toEqual({ soleSource: 'true' });
    expect(await read('SUPPLIES', cells, 'A\n?\n')).toEqual({ cells: {}, notes: [] });
    expect(await read('SUPPLIES', cells, 'A\nmaybe\n')).toEqual({
      cells: {},
      notes: [
        'BAD_CHOICE A is "maybe"; expected one of yes, no, ?. soleSource is left unknown: add the word to the mapping or mend the cell.',
      ],
    });
  });

  it('is multiplied by a factor, also by one that another column names', async () => {
    const cells = 'capacityPerMonth: { take: "{A}", times: { take: "{U}", words: { a year: 1/12, a month: 1 } } }';
    expect((await read('SUPPLIES', cells, 'A,U\n1200,A year\n')).cells).toEqual({ capacityPerMonth: '100' });
    expect((await read('SUPPLIES', cells, 'A,U\n,A year\n')).notes).toEqual([]);
    expect(await read('SUPPLIES', cells, 'A,U\n7,\n')).toEqual({
      cells: {},
      notes: ['MISSING_VALUE A is "7", but its unit is not known. capacityPerMonth is left unknown.'],
    });
    expect((await read('SUPPLIES', cells, 'A,U\n7,a week\n')).notes).toEqual([
      'BAD_CHOICE U is "a week"; expected one of a year, a month. Add the word to the mapping.',
      'MISSING_VALUE A is "7", but its unit is not known. capacityPerMonth is left unknown.',
    ]);
  });

  it('is read by the unit that it ends in', async () => {
    const cells =
      'leadTimeDays: [{ take: "{A}", unit: [weeks, week], times: 7, zero: unknown }, { take: "{A}", unit: days }], ' +
      'share: [{ take: "{S}", unit: "%", times: 0.01 }, "{S}"]';
    expect((await read('SUPPLIES', cells, 'A,S\n3 Weeks,60%\n')).cells).toEqual({ leadTimeDays: '21', share: '0.6' });
    expect((await read('SUPPLIES', cells, 'A,S\n3 days,0.6\n')).cells).toEqual({ leadTimeDays: '3', share: '0.6' });
    expect(await read('SUPPLIES', cells, 'A,S\n0 weeks,\n')).toEqual({ cells: {}, notes: [] });
    expect((await read('SUPPLIES', cells, 'A,S\n3 months,160%\n')).notes).toEqual([
      'BAD_NUMBER A is "3 months"; expected one that ends in one of weeks, week, days. leadTimeDays is left unknown.',
      expect.stringMatching(/^OUT_OF_RANGE S is "160"; expected a number from 0 to 1\. share is left unknown\./),
    ]);
  });

  it('is read with the signs, the rounding and the texts to drop that the mapping names', async () => {
    const cells = 'amount: { take: "{A}", drop: ["$", USD], thousands: ",", decimals: 2 }, amountCurrency: USD';
    const { cells: made, notes } = await read('Contract', cells, 'A\n"$1,234.567 USD"\n');
    expect([made, notes]).toEqual([{ amount: '1234.57', amountCurrency: 'USD' }, []]);
  });

  it('gets back the zeros that a spreadsheet took, and shows what else it may be', async () => {
    const mapping = (pad: string) => `${source}inputs: { a: { file: a.csv } }
rows:
  - { kind: Organization, input: a, cells: { id: organization:a, name: n, krxCode: { take: "{K}"${pad} } } }
`;
    const files = { 'a.csv': 'K\n990\n' };
    expect((await mapped(mapping(', pad: 6'), files)).cells('Organization')).toMatchObject([{ krxCode: '000990' }]);
    const { cells, notes } = await mapped(mapping(''), files);
    expect(cells('Organization')).toEqual([{ id: 'organization:a', name: 'n' }]);
    expect(notes[0]?.message).toMatch(/It may have lost its leading zeros: 000990 would be one\./);
  });

  it('is taken apart into a list, or into several rows', async () => {
    const mapping = `${source}inputs: { a: { file: a.csv } }
rows:
  - { kind: Component, input: a, cells: { id: component:a, name: n, aliases: { take: "{A}", split: "|" } } }
  - kind: Component
    input: a
    each: { column: B, split: "," }
    when: { known: B }
    cells: { id: "component:{B|slug}", name: "{B} of {A}" }
`;
    const { cells } = await mapped(mapping, { 'a.csv': 'A,B\nx | y|,"Big gun, small gun,TBD"\n' });
    expect(cells('Component')).toEqual([
      { id: 'component:a', name: 'n', aliases: 'x;y' },
      { id: 'component:big-gun', name: 'Big gun of x | y|' },
      { id: 'component:small-gun', name: 'small gun of x | y|' },
    ]);
  });

  it('takes ways into the rows of a JSON document, around them and above them', async () => {
    const mapping = `source: { id: "source:{$document.no|slug}", name: "{$file}", publisher: P, reliability: 1 }
inputs: { a: { file: "*.json", rows: [top.parts, more], nested: parts } }
rows:
  - kind: Component
    input: a
    cells: { id: "component:{no|key}", name: "{n.a.me}", description: ["{$parent.no} {tags[x:y]}", "{words}"] }
`;
    const document = {
      no: 7,
      top: {
        parts: [
          {
            no: 1,
            n: { a: { me: 'one' } },
            parts: [{ no: 2, n: { a: { me: 'two' } }, tags: [{ name: 'x:y', value: true }] }],
          },
        ],
      },
      more: { no: 3, n: { a: { me: 'three' } }, words: ['p', 'q'], parts: null },
    };
    const { cells, rows } = await mapped(mapping, { 'd.json': JSON.stringify(document) });
    expect(cells('Source')).toEqual([{ id: 'source:7', name: 'd', publisher: 'P', reliability: '1' }]);
    expect(cells('Component')).toEqual([
      { id: 'component:1', name: 'one' },
      { id: 'component:2', name: 'two', description: '1 true' },
      { id: 'component:3', name: 'three', description: 'p;q' },
    ]);
    expect(rows('Component').map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});
