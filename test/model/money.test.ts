import { data } from 'currency-codes';
import fc from 'fast-check';
import { isCurrency, minorDigits, toMajorUnits, toMinorUnits } from '../../src/model/money';

const currency = fc.constantFrom(...data.map(({ code }) => code));

describe('minorDigits', () => {
  it('is the exponent of ISO 4217', () => {
    expect(['KRW', 'USD', 'EUR', 'PLN', 'INR', 'KWD', 'CLF'].map(minorDigits)).toEqual([0, 2, 2, 2, 2, 3, 4]);
  });

  it('is unknown for what is no currency code', () => {
    expect(['won', 'krw', '', 'constructor'].map(minorDigits)).toEqual(Array(4).fill(undefined));
    expect(isCurrency('krw')).toBe(false);
  });
});

describe('toMinorUnits', () => {
  it.each([
    ['12.5', 'USD', 1250],
    ['-12.50', 'USD', -1250],
    ['0', 'USD', 0],
    ['-0.00', 'USD', 0],
    ['007', 'USD', 700],
    ['1300000000000', 'KRW', 1300000000000],
    ['0.001', 'KWD', 1],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
    ['-90071992547409.91', 'USD', Number.MIN_SAFE_INTEGER],
    ['0000000000000000000000000001', 'KRW', 1],
  ])('reads %s %s as %d', (text, code, minor) => {
    expect(toMinorUnits(text, code)).toBe(minor);
  });

  it.each([
    ['1.005', 'USD', 'more decimals than the currency has'],
    ['1.0', 'KRW', 'more decimals than the currency has'],
    ['90071992547409.92', 'USD', 'beyond 2^53 − 1'],
    ['9007199254740993', 'KRW', 'beyond 2^53 − 1'],
    [`1${'0'.repeat(400)}`, 'KRW', 'beyond any double'],
    ['1e3', 'USD', 'an exponent'],
    ['1,000', 'USD', 'grouping'],
    ['.5', 'USD', 'no whole part'],
    ['5.', 'USD', 'nothing after the point'],
    ['+5', 'USD', 'a plus sign'],
    [' 5', 'USD', 'a space'],
    ['5\n', 'USD', 'a line feed'],
    ['５', 'USD', 'a full-width digit'],
    ['', 'USD', 'nothing'],
    ['Infinity', 'USD', 'no number'],
    ['5', 'ABC', 'an unknown currency'],
  ])('refuses %p %s: %s', (text, code) => {
    expect(toMinorUnits(text, code)).toBeNull();
  });
});

describe('toMajorUnits', () => {
  it.each([
    [1250, 'USD', '12.50'],
    [-5, 'USD', '-0.05'],
    [0, 'KWD', '0.000'],
    [1300000000000, 'KRW', '1300000000000'],
    [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
  ])('writes %d %s as %s', (minor, code, text) => {
    expect(toMajorUnits(minor, code)).toBe(text);
  });

  it('refuses what is no amount in a currency', () => {
    expect(() => toMajorUnits(1, 'ABC')).toThrow('ABC is no ISO 4217 currency code');
    expect(() => toMajorUnits(0.5, 'USD')).toThrow('0.5 is no whole number of minor units');
  });

  it('is undone by toMinorUnits, in every currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, (minor, code) => {
        expect(toMinorUnits(toMajorUnits(minor, code), code)).toBe(minor);
      }),
    );
  });
});
