import { checkGrowth } from '../../../src/store/ad-hoc/check-growth';

const refusalOf = (text: string): string => {
  try {
    checkGrowth(text);
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('checkGrowth', () => {
  it.each([
    'UNWIND range(0, 1000) AS x RETURN x',
    'RETURN [i IN range(0, size(names) - 2) | names[i]] AS x',
    'RETURN [i IN range(1, length(p)) | i] AS x',
    'RETURN range(0, size(nodes(p)) - 1, 2) AS x',
    'RETURN reduce(x = 1.0, r IN relationships(p) | x * r.confidence) AS c',
    'RETURN [x IN a | x.id] AS a, [x IN b | x.id] AS b, any(x IN c WHERE x IN d) AS c',
    "RETURN replace(replace(n.name, ' ', ''), '-', '') AS x",
    "RETURN 'range(1, 1000000000)' AS x // reduce(a = 1, x IN l | a + a)",
    'RETURN n.range AS range, n.`replace` AS x',
  ])('lets pass: %s', (text) => {
    expect(refusalOf(text)).toBe('none');
  });

  it.each([
    ['RETURN range(1, 1001) AS x', /range/],
    ['RETURN range(1, $n) AS x', /range/],
    ['RETURN range /* (1, 2) */ (1, 1000000) AS x', /range/],
    ['RETURN range(1, 10), RANGE(1, 1000000) AS x', /range/],
    ['RETURN range(1, 10 * 1000000) AS x', /range/],
    ['RETURN range(1, size(x) * 1000000) AS x', /range/],
    ['RETURN `range`(1, 1000000) AS x', /backticks/],
    ['RETURN `range` (1, 1000000) AS x', /backticks/],
    ["RETURN reduce(s = 'x', i IN l | s + s) AS x", /reduce/],
    ['RETURN reduce(`a b` = 1, i IN l | `a b` + `a b`) AS x', /reduce/],
    ['RETURN [a IN l | [b IN l | 1]] AS x', /loop/],
    ['RETURN [`a b` IN l | [`c d` IN l | 1]] AS x', /loop/],
    ['RETURN any(a IN l WHERE none(b IN l WHERE a = b)) AS x', /loop/],
    ['RETURN [a IN [b IN l | 1] | 1] AS x', /loop/],
    ['RETURN reduce(s = 0, a IN [b IN l | 1] | s + a) AS x', /loop/],
    [`RETURN ${Array(18).fill('x').join('+')} AS x`, /signs of addition/],
    ['RETURN replace(s, $a, s) AS x', /replaces/],
    ["RETURN replace(s, 'a', 'b' || s) AS x", /replaces/],
    [`RETURN replace(s, 'a', '${'b'.repeat(21)}') AS x`, /replaces/],
  ])('refuses: %s', (text, message) => {
    expect(refusalOf(text)).toMatch(message);
  });
});
