import fc from 'fast-check';
import { decimalText, factorOf, fractionOf, product } from '../../../../src/features/ingest/mapping/fraction';

const times = (text: string, factor: string, decimals?: number) =>
  decimalText(product(fractionOf(text)!, factorOf(factor)!), decimals);

describe('a fraction', () => {
  it.each([
    ['58.908', '1000', '58908'],
    ['0.016', '1000000', '16000'],
    ['16800', '1/12', '1400'],
    ['60', '0.01', '0.6'],
    ['0.1', '3', '0.3'],
    ['-12.50', '1', '-12.5'],
    ['0', '1000', '0'],
    ['9007199254740993', '1000', '9007199254740993000'],
  ])('times a factor is exact: %s × %s = %s', (number, factor, result) => {
    expect(times(number, factor)).toBe(result);
  });

  it('that does not end is rounded to six decimals, a half to the even digit', () => {
    expect(times('100', '1/12')).toBe('8.333333');
    expect(times('200', '1/3')).toBe('66.666667');
    expect([times('0.125', '1', 2), times('0.135', '1', 2), times('-0.125', '1', 2)]).toEqual([
      '0.12',
      '0.14',
      '-0.12',
    ]);
    expect(times('-0.001', '1', 2)).toBe('0');
  });

  it.each(['1e3', '1,000', '', '.5', '5.', '+1', ' 1', '0x10', '1'.repeat(41)])('is none of %j', (text) => {
    expect(fractionOf(text)).toBeNull();
  });

  it.each(['0', '-1', '1/0', '1/2/3', 'ten', '/2', ''])('%j is no factor', (text) => {
    expect(factorOf(text)).toBeNull();
  });

  it('writes any plain decimal back as the number it is', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(decimal, ([digits, places]) => {
        const text = decimalText({ numerator: digits, denominator: 10n ** BigInt(places) });
        const back = fractionOf(text)!;
        expect(back.numerator * 10n ** BigInt(places)).toBe(digits * back.denominator);
      }),
    );
  });
});
