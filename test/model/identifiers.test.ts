import fc from 'fast-check';
import { type IdentifierScheme, identifierSchemes } from '../../src/model/identifiers';

/** Scheme, what is written, its canonical form or null. */
type Case = [scheme: IdentifierScheme, text: string, canonical: string | null];

const normalise = (scheme: IdentifierScheme, text: string) => identifierSchemes[scheme].normalise(text);

describe('identifierSchemes', () => {
  it.each<Case>([
    ['BRN', '120-81-79834', '1208179834'],
    ['BRN', '220-81-03347', '2208103347'],
    ['BRN', '124-81-00998', '1248100998'],
    ['BRN', '120-81-79835', null],
    ['CRN', '130111-0006246', '1301110006246'],
    ['CRN', '110111-0006246', null],
  ])('judges the published number %s %s', (scheme, text, canonical) => {
    expect(normalise(scheme, text)).toBe(canonical);
  });

  it.each<Case>([
    ['BRN', '134-86-72683', '1348672683'],
    ['BRN', '123-45-67890', null],
    ['LEI', '5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R12'],
    ['LEI', '7ZW8QJWVPR4P1S5PX088', '7ZW8QJWVPR4P1S5PX088'],
    ['LEI', 'HWUPKR0MPOU8FGXBT394', 'HWUPKR0MPOU8FGXBT394'],
    ['GTIN', '9436465792104', '9436465792104'],
    ['GTIN', '822348522712', '822348522712'],
    ['HS', '871000', '871000'],
    ['HS', '841112', '841112'],
    ['HS', '8806', '8806'],
    ['FSC', '2350', '2350'],
    ['DART', '00126566', '00126566'],
    ['KRX', '012450', '012450'],
    ['ISO3166_2', 'KR', 'KR'],
    ['ISO3166_3', 'KOR', 'KOR'],
    ['ISO4217', 'KRW', 'KRW'],
  ])('judges the published example %s %s', (scheme, text, canonical) => {
    expect(normalise(scheme, text)).toBe(canonical);
  });

  it.each<Case>([
    ['BRN', ' 134 86 72683 ', '1348672683'],
    ['BRN', '１３４－８６－７２６８３', '1348672683'],
    ['BRN', '134–86–72683', '1348672683'],
    ['LEI', '5493-001k-jtii-gc8y-1r12', '5493001KJTIIGC8Y1R12'],
    ['HS', '8710.00', '871000'],
    ['HS', '8710.00-0000', '8710000000'],
    ['NSN', '2350011234567', '2350-01-123-4567'],
    ['NSN', '2350-37-12a-4567', '2350-37-12A-4567'],
    ['CAGE', ' 1a2b3 ', '1A2B3'],
    ['UEI', 'abcdefghjk12', 'ABCDEFGHJK12'],
    ['ISO3166_2', 'kr', 'KR'],
    ['ISO4217', ' usd', 'USD'],
  ])('brings the %s %p into the form %p', (scheme, text, canonical) => {
    expect(normalise(scheme, text)).toBe(canonical);
  });

  it.each<[IdentifierScheme, string, string]>([
    ['BRN', '100-81-79834', 'a tax office below 101'],
    ['BRN', '1348672', 'too few digits'],
    ['CRN', '1301110006247', 'a wrong check digit'],
    ['LEI', '5493001KJTIIGC8Y1R13', 'wrong check digits'],
    ['LEI', '5493001KJTIIGC8Y1RAB', 'letters as check digits'],
    ['GTIN', '9436465792105', 'a wrong check digit'],
    ['GTIN', '94364657921', 'eleven digits'],
    ['UEI', '0BCDEFGHJK12', 'a leading 0'],
    ['UEI', 'ABCDEFGHJKO2', 'the letter O'],
    ['UEI', 'A123456789BC', 'nine digits in a row'],
    ['NSN', '235A011234567', 'a letter in the class'],
    ['CAGE', '1A2I3', 'the letter I'],
    ['CAGE', '1-A2B3', 'a dash'],
    ['FSC', '235', 'three digits'],
    ['HS', '770000', 'a chapter kept free'],
    ['HS', '00', 'no chapter'],
    ['HS', '9801', 'a national chapter'],
    ['HS', '87100', 'five digits'],
    ['DART', '126566', 'leading zeros lost'],
    ['KRX', '12450', 'a leading zero lost'],
    ['ISO3166_2', 'XX', 'no country'],
    ['ISO3166_3', 'KR', 'two letters'],
    ['ISO4217', 'KRX', 'no currency'],
    ['ISO4217', 'uß', 'a letter that grows when raised'],
  ])('refuses the %s %s: %s', (scheme, text) => {
    expect(normalise(scheme, text)).toBeNull();
  });

  it('takes every check digit pair of a LEI from 02 to 98, and one for each number', () => {
    const pairs = new Set<string>();
    for (let serial = 0; serial < 400; serial++) {
      const start = `5493001KJTIIGC8${String(serial).padStart(3, '0')}`;
      const all = Array.from({ length: 100 }, (_, check) => String(check).padStart(2, '0'));
      const valid = all.filter((check) => normalise('LEI', start + check) !== null);
      expect(valid).toHaveLength(1);
      pairs.add(valid[0]!);
    }
    expect([...pairs].sort()).toEqual(Array.from({ length: 97 }, (_, at) => String(at + 2).padStart(2, '0')));
  });

  it('leaves what it made unchanged', () => {
    const written = fc.stringMatching(/^[0-9A-Za-z .-]{2,22}$/);
    const scheme = fc.constantFrom(...(Object.keys(identifierSchemes) as IdentifierScheme[]));
    fc.assert(
      fc.property(scheme, written, (which, text) => {
        const canonical = normalise(which, text);
        if (canonical !== null) expect(normalise(which, canonical)).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses any text that is none, and never throws', () => {
    const scheme = fc.constantFrom(...(Object.keys(identifierSchemes) as IdentifierScheme[]));
    fc.assert(
      fc.property(scheme, fc.string({ unit: 'binary' }), (which, text) => {
        expect(normalise(which, `${text}?`)).toBeNull();
      }),
    );
  });

  it('names each scheme and says what it expects', () => {
    for (const { name, expected } of Object.values(identifierSchemes)) {
      expect(name).not.toBe('');
      expect(expected).not.toMatch(/^[A-Z]|\.$/);
    }
  });
});
