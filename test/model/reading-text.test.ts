import { readingText } from '../../src/model/reading-text';

describe('readingText', () => {
  it.each([
    [[0.3], '0.3'],
    [[1e-7], '0.0000001'],
    [[6_000_000_000, 'USD'], '60000000.00 USD'],
    [[5_000_000_000, 'KRW'], '5000000000 KRW'],
    [[true], 'true'],
    [['2024-05-20'], '2024-05-20'],
    [['about twelve', null], 'about twelve'],
    [[['Sme', 'PrimeContractor']], 'Sme; PrimeContractor'],
  ])('writes %j as %s', (value, text) => {
    expect(readingText(value)).toBe(text);
  });
});
