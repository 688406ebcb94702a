import type { AdHoc } from '../../../src/store/ad-hoc';
import { onEveryEngine } from '../../support/engines';
import { ask, openAdHoc, refusalOf } from './ad-hoc';

type Case = readonly [what: string, text: string, parameters: Record<string, unknown>, message: string | RegExp];

const cases: readonly Case[] = [
  ['a text of 100,000 characters', `RETURN '${'x'.repeat(99_991)}'`, {}, /^query has 100000 characters; at most 20000/],
  ['an empty text', ' \n ', {}, 'query is empty. Write a statement that begins with MATCH or RETURN.'],
  [
    'a text that cannot be read, with its place',
    'MATCH (n:Entity)\nRETRUN n',
    {},
    /^query cannot be read at line 2, column \d, near "(RETRUN|ETRUN) n"\. Check the spelling there\.$/,
  ],
  [
    'a text that stops half-way',
    'MATCH (n:Entity) WHERE',
    {},
    /^query cannot be read at line 1, column \d+, at its end\. Check the spelling there\.$/,
  ],
  ['half of a character', "RETURN '\ud83d' AS x", {}, 'query holds half of a character. Take it out.'],
  ['a control character', 'RETURN 1\u0007 AS x', {}, /^query holds a control character\./],
  [
    'an unknown variable',
    'MATCH (n:Entity) RETURN m.id AS id',
    {},
    'query uses m, which it does not define. Carry it on in WITH, or mend its name.',
  ],
  [
    'an unknown function',
    'RETURN shortest(1) AS x',
    {},
    'query calls shortest, which is no function here. Mend its name, or do without it.',
  ],
  [
    'a missing parameter',
    'MATCH (n:Entity {id: $id}) RETURN n.id AS id',
    { idea: 1 },
    'query asks for the parameter $id, which is not given. Give id in parameters.',
  ],
  ['a value of the wrong type', 'WITH 1 AS x RETURN x / 0 AS y', {}, /^query meets a value that it cannot reckon with/],
  ['NaN', 'RETURN $n AS n', { n: Number.NaN }, /^parameters\.n is "NaN"; expected a number/],
  ['Infinity', 'RETURN $n AS n', { n: { m: [-Infinity] } }, /^parameters\.n\.m\[0\] is "-Infinity"; expected a number/],
  ['a number beyond 2^53', 'RETURN $n AS n', { n: 2 ** 53 }, /^parameters\.n is "9007199254740992"; expected/],
  ['half of a character in a parameter', 'RETURN $n AS n', { n: '\udc00' }, /^parameters\.n is .* whole characters/],
  ['parameters beyond 100,000 characters', 'RETURN $n AS n', { n: 'x'.repeat(100_000) }, /^query has parameters of/],
];

describe('bad input to ad-hoc statements', () => {
  onEveryEngine('tiny', (store) => {
    let adHoc: AdHoc;
    beforeAll(async () => {
      adHoc = await openAdHoc(store());
    }, 120_000);
    afterAll(() => adHoc?.close());

    it.each(cases)('%s is refused in a sentence', async (_, text, parameters, message) => {
      const refusal = await refusalOf(ask(adHoc, text, { parameters }));
      expect(refusal.code).toBe('BAD_INPUT');
      if (typeof message === 'string') expect(refusal.message).toBe(message);
      else expect(refusal.message).toMatch(message);
    });

    it('names in any script and emoji are read', async () => {
      const parameters = { 이름: '한화 🏭' };
      const answer = await ask(adHoc, 'WITH $이름 AS `회사 🏭` RETURN `회사 🏭`', { parameters });
      expect([answer.columns, answer.rows]).toEqual([['회사 🏭'], [['한화 🏭']]]);
    });
  });
});
