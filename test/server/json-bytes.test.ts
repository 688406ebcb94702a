import fc from 'fast-check';
import { jsonBytes } from '../../src/server/json-bytes';

const isSame = (value: unknown) => expect(jsonBytes(value).toString()).toBe(JSON.stringify(value));

const longList = fc.tuple(fc.jsonValue(), fc.integer({ min: 99, max: 301 }));

describe('jsonBytes', () => {
  it.each<[string, unknown]>([
    ['an empty answer', {}],
    ['keys without a value', { data: undefined, errors: [{ message: 'a', path: undefined }], last: undefined }],
    ['no values but those', { a: undefined, b: { c: undefined } }],
    ['objects without a prototype', Object.assign(Object.create(null), { data: Object.create(null) })],
    ['keys that need quoting', { 'a"b': { '\u2028\n': 1 } }],
    ['what says itself what it is', { data: { at: new Date(0), own: { toJSON: () => 'own' } } }],
    ['objects of a class', { data: new Map([[1, 2]]) }],
    ['exactly a hundred items, and one more', { data: { a: new Array(100).fill('가'), b: new Array(101).fill(null) } }],
    [
      'holes and what JSON has no text for',
      { data: { list: [...new Array(150).fill(undefined), Number.NaN, () => 1] } },
    ],
    ['halves of characters', { data: { list: new Array(150).fill('\ud800') } }],
    ['a list that is the answer', new Array(250).fill({ a: [1] })],
  ])('gives what JSON.stringify gives for %s', (_, value) => isSame(value));

  it('has room for an answer of many megabytes, and for a small one after it', () => {
    const value = { data: { nodes: Array.from({ length: 40_000 }, (_, at) => ({ at, name: '부품'.repeat(60) })) } };
    isSame(value);
    isSame({ data: null });
  });

  it('gives what JSON.stringify gives for anything', () => {
    fc.assert(fc.property(fc.jsonValue(), isSame));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), longList), (lists) => {
        const filled = Object.entries(lists).map(([key, [item, length]]) => [key, new Array(length).fill(item)]);
        isSame({ data: { ...Object.fromEntries(filled), deep: { nodes: filled } } });
      }),
    );
  });
});
