import { checkText } from '../../../src/store/ad-hoc/check-text';

const refusalOf = (text: string): string => {
  try {
    checkText(text);
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('checkText', () => {
  it.each([
    'MATCH (n) RETURN n',
    '\n\t match (n) return n',
    'OPTIONAL  MATCH (n) RETURN n',
    '// a\n/* b ** / */ // c\r\nMATCH (n) RETURN n',
    'CALL { MATCH (n) RETURN n } RETURN n',
    'CALL(n) { RETURN 1 AS x } RETURN x',
    'RETURN n.load / 2 AS x, n.csv AS load',
    `RETURN '${'x'.repeat(19_980)}' AS x`,
    `RETURN ${'('.repeat(200)}1${')'.repeat(200)} AS x, '${'('.repeat(300)}' AS y`,
    `RETURN ${'[1] + '.repeat(300)}[] AS x`,
  ])('lets pass: %s', (text) => {
    expect(refusalOf(text)).toBe('none');
  });

  it.each([
    ['/* \\*/ MATCH (n) RETURN n', /does not begin with/],
    ['EXPLAIN MATCH (n) RETURN n', /does not begin with MATCH.* EXPLAIN is put before it here/],
    ['// x', /does not begin with/],
    ['MATCHED', /does not begin with/],
    ['MATCH (n) RETURN \\U0041', /written as/],
    ['MATCH (n) WITH n load\u00a0\u2003csv', /LOAD CSV/],
    ['MATCH (n) WITH n LOAD /* a */ // b\n CSV', /LOAD CSV/],
    ['MATCH (n) CALL db.labels() RETURN 1', /calls a procedure/],
    ['MATCH (n) CALL/**/(n) {RETURN 1 AS x} RETURN x', /calls a procedure/],
    ['MATCH (n) CALL (n) {RETURN 1 AS x} IN 4 CONCURRENT TRANSACTIONS', /TRANSACTIONS/],
    [`RETURN '${'x'.repeat(20_000)}'`, /at most 20000/],
    [`RETURN ${'(['.repeat(101)}1${'])'.repeat(101)} AS x`, /brackets 202 deep; at most 200 are read/],
  ])('refuses: %s', (text, message) => {
    expect(refusalOf(text)).toMatch(message);
  });
});
