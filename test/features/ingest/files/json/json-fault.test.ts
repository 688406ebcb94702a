import { array, assert, constantFrom, jsonValue, property } from 'fast-check';
import { jsonFault } from '../../../../../src/features/ingest/files/json/json-fault';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('jsonFault', () => {
  it('finds none in valid JSON', () => {
    assert(property(jsonValue(), (value) => jsonFault(JSON.stringify(value, null, 1)) === null));
  });

  it('agrees with the engine on which texts are JSON', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '"\\x"',
      '"',
      '1',
      '-',
      '01',
      '1.',
      '1e5',
      'true',
      'nul',
      ' ',
      '\n',
    ];
    assert(
      property(array(constantFrom(...pieces), { maxLength: 7 }), (parts) => {
        const text = parts.join('');
        return (jsonFault(text) === null) === isJson(text);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['{"a" 1}', 5, 'a colon'],
    ['{"a": }', 6, 'a value'],
    ['{"a": 1 "b": 2}', 8, 'a comma or }'],
    ['[1,]', 3, 'a value'],
    ['["a\tb"]', 1, 'a value or ]'],
    ['[1}', 2, 'a comma or ]'],
    ['1 2', 2, 'nothing more'],
  ])('says for %j where it stops being JSON and what was expected', (text, at, expected) => {
    expect(jsonFault(text)).toEqual({ at, expected });
  });
});
