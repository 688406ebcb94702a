import fc from 'fast-check';
import { fitted, keyOf, slugOf } from '../../../../src/features/ingest/mapping/slug';
import { isKey } from '../../../../src/model/ids';

describe('slugOf', () => {
  it('makes one of spellings that differ in case, spaces, width and punctuation', () => {
    const spellings = ['Acme Corp.', 'ACME  CORP', ' acme-corp ', 'Acme, Corp', 'Ａｃｍｅ Corp'];
    expect(new Set(spellings.map(slugOf))).toEqual(new Set(['acme-corp']));
  });

  it('keeps apart what differs in letters that no key can hold', () => {
    const names = [
      '가상정밀',
      '가상전자',
      'Müller',
      'Muller',
      'Möller',
      '北',
      '南',
      'ΑΒ',
      '!!',
      '??',
      'Σ GmbH',
      'Ω GmbH',
    ];
    expect(new Set(names.map(slugOf)).size).toBe(names.length);
    expect(slugOf('Müller GmbH')).toMatch(/^m-ller-gmbh-[0-9a-f]{12}$/);
    expect(slugOf('한화에어로스페이스(주)')).toBe(slugOf('한화에어로스페이스 (주)'));
  });

  it('gives the same key for ever', () => {
    // SHA-256 of the UTF-8 text: printf 가상정밀 | sha256sum | head -c 12
    expect(slugOf('가상정밀')).toBe('5fe0010e11f1');
  });

  it('is a key of an id for every text, and so is keyOf', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }), (text) => {
        expect([isKey(slugOf(text)), isKey(keyOf(text))]).toEqual([true, true]);
      }),
    );
  });
});

describe('keyOf', () => {
  it('leaves a key as it is and keeps all others apart', () => {
    expect(keyOf('PCIE-098-02-F-D-EMS2')).toBe('PCIE-098-02-F-D-EMS2');
    expect(keyOf('9991X-INV200#2')).toBe('9991X-INV200#2');
    const numbers = ['10-32', '10.32', '10/32', '10 32', '10:32', 'ab', 'AB', 'a b', 'A B'];
    expect(new Set(numbers.map(keyOf)).size).toBe(numbers.length);
  });
});

describe('fitted', () => {
  it('cuts a key that is too long and keeps what it cuts apart', () => {
    const [a, b] = [`${'a'.repeat(200)}1`, `${'a'.repeat(200)}2`].map(fitted);
    expect([a?.length, b?.length]).toEqual([120, 120]);
    expect(a).not.toBe(b);
    expect(fitted('a'.repeat(120))).toBe('a'.repeat(120));
  });
});
