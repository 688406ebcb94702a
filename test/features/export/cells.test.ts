import fc from 'fast-check';
import { cellOf } from '../../../src/features/export/cells';

const cell = (type: 'decimal' | 'money' | 'texts', value: unknown, more: Record<string, unknown> = {}): string =>
  cellOf({ name: 'x', type, description: '' }, 'organization:a', { x: value, ...more });

describe('a cell', () => {
  it.each([
    [1e-7, '0.0000001'],
    [1.5e-10, '0.00000000015'],
    [-2.25e-8, '-0.0000000225'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [-0, '0'],
    [12, '12'],
  ])('writes %d without an exponent', (number, text) => {
    expect(cell('decimal', number)).toBe(text);
  });

  it('writes any number that a package may hold so that it reads back as itself', () => {
    const most = Number.MAX_SAFE_INTEGER;
    fc.assert(
      fc.property(fc.double({ min: -most, max: most, noNaN: true }), (number) => {
        expect(cell('decimal', number)).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(cell('decimal', number)) || 0).toBe(number || 0);
      }),
    );
  });

  it('writes money in major units with all decimals of its currency', () => {
    expect(cell('money', -1250, { xCurrency: 'USD' })).toBe('-12.50');
    expect(() => cell('money', 1, { xCurrency: 'XQQ' })).toThrow('x of organization:a is 1');
  });

  it('refuses a list that the loader would read as another', () => {
    expect(cell('texts', ['a', 'b,c'])).toBe('a;b,c');
    for (const items of [['a;b'], ['a', 'a'], [' a'], [''], ['\u1112\u1161']]) {
      expect(() => cell('texts', items)).toThrow('without ; in them');
    }
  });
});
