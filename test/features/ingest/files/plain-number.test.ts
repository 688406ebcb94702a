import { assert, double, integer, property, tuple } from 'fast-check';
import { plainNumber, withoutExponent } from '../../../../src/features/ingest/files/plain-number';

describe('withoutExponent', () => {
  it.each([
    ['1e3', '1000'],
    ['1E3', '1000'],
    ['1.5e+3', '1500'],
    ['12.345e1', '123.45'],
    ['12.345e-1', '1.2345'],
    ['-1.5e-7', '-0.00000015'],
    ['100e-2', '1'],
    ['0e0', '0'],
    ['0.5e1', '5'],
    ['1.10', '1.10'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e999999999', '1e999999999'],
  ])('writes %s as %s', (number, plain) => {
    expect(withoutExponent(number)).toBe(plain);
  });

  it('means the same number, without an exponent', () => {
    assert(
      property(tuple(integer(), integer({ min: 0, max: 999_999 }), integer({ min: -300, max: 290 })), (parts) => {
        const [whole, part, exponent] = parts;
        const number = `${whole}.${part}e${exponent}`;
        const plain = withoutExponent(number);
        return /^-?\d+(\.\d+)?$/.test(plain) && Number(plain) === Number(number);
      }),
    );
  });
});

describe('plainNumber', () => {
  it.each([
    ['1.1000000000000001', '1.1'],
    ['0.1', '0.1'],
    ['100.0', '100'],
    ['1E3', '1000'],
    ['1e21', '1000000000000000000000'],
    ['4.0000000000000001E-2', '0.04'],
    ['9007199254740993', '9007199254740993'],
    ['-0.5', '-0.5'],
    ['1E+400', '1E+400'],
  ])('writes %s as %s', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });

  it('gives back every number that a spreadsheet can hold', () => {
    assert(
      property(double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const plain = plainNumber(number.toExponential());
        return /^-?\d+(\.\d+)?$/.test(plain) && Number(plain) === number;
      }),
    );
  });
});
