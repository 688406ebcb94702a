import fc from 'fast-check';
import { normalised, searchText, searchWords, sortKey } from '../../src/model/names';

/** Any UTF-16 units, among them lone surrogates, emoji, full-width forms, half Hangul and spaces of all kinds. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.nat({ max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom('한', 'ㅎ', 'ﾡ', 'Ａ', 'İ', 'Σ', 'ﬁ', '😀', '𠮷', '\uD83D', '\uE000', '　', '\n'),
  }),
);

const byUnits = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byCodePoints = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]].map((signs) => signs.map((sign) => sign.codePointAt(0)!)) as [
    number[],
    number[],
  ];
  const parting = left.findIndex((point, at) => point !== right[at]);
  if (parting === -1) return Math.sign(left.length - right.length);
  return Math.sign(left[parting]! - (right[parting] ?? -1));
};

describe('sortKey', () => {
  it('holds no unit from U+D800 up', () => {
    fc.assert(fc.property(anyText, (name) => !/[\uD800-\uFFFF]/.test(sortKey(name))));
  });

  it('sorts alike by code points and by UTF-16 units', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [left, right] = [sortKey(a), sortKey(b)];
        expect(byCodePoints(left, right)).toBe(byUnits(left, right));
      }),
    );
    expect(byCodePoints('😀', '\uE000')).not.toBe(byUnits('😀', '\uE000'));
  });

  it('writes units from U+D800 up in hex behind U+D7FF', () => {
    expect(sortKey('K9😀')).toBe('k9\uD7FFd83d\uD7FFde00');
    expect(sortKey('\uE000')).toBe('\uD7FFe000');
  });

  it('folds width and case', () => {
    expect(sortKey('ＬＩＧ넥스원')).toBe('lig넥스원');
  });

  it.each([
    ['Škoda', 'skoda'],
    ['Łucznik', 'lucznik'],
    ['PZL-Świdnik', 'pzl-swidnik'],
    ['Großmann', 'grossmann'],
    ['İstanbul Dişli', 'istanbul disli'],
    ['Ærø', 'aero'],
    ['Đuro Đaković', 'duro dakovic'],
    ['ガスタ', 'ガスタ'],
    ['Йод', 'йод'],
    ['각', '각'],
  ])('takes the marks off Latin letters alone: %s', (name, expected) => {
    expect(sortKey(name)).toBe(expected);
  });

  it('puts names in the order in which people look them up', () => {
    const names = [
      'Świdnik',
      '한화',
      'Zodiac',
      'K10',
      'škoda',
      '가온',
      'Airbus',
      'Saab',
      'Łucznik',
      'Łask',
      '3M',
      '각산',
    ];
    const sorted = [...names].sort((a, b) => byUnits(sortKey(a), sortKey(b)));
    const expected = [
      '3M',
      'Airbus',
      'K10',
      'Łask',
      'Łucznik',
      'Saab',
      'škoda',
      'Świdnik',
      'Zodiac',
      '가온',
      '각산',
      '한화',
    ];
    expect(sorted).toEqual(expected);
    const latin = names.filter((name) => /\p{Script=Latin}/u.test(name));
    const people = new Intl.Collator('en').compare;
    expect(sorted.filter((name) => latin.includes(name))).toEqual([...latin].sort(people));
    const korean = names.filter((name) => !latin.includes(name) && name !== '3M');
    expect(sorted.filter((name) => korean.includes(name))).toEqual([...korean].sort(new Intl.Collator('ko').compare));
  });

  it('takes a lone surrogate for the replacement character', () => {
    expect(sortKey('a\uD83D')).toBe('a\uD7FFfffd');
  });
});

describe('normalised', () => {
  it('is the same when done twice', () => {
    fc.assert(fc.property(anyText, (text) => normalised(normalised(text)) === normalised(text)));
  });

  it.each([
    ['  Hanwha \u00A0\n　Aerospace ', 'hanwha aerospace'],
    ['㈜한화', '(주)한화'],
    ['ﾡﾢ', 'ᄀᄁ'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['a\uDC00b', 'a\uFFFDb'],
  ])('turns %p into %p', (text, expected) => {
    expect(normalised(text)).toBe(expected);
  });
});

describe('searchText', () => {
  it('holds each normalised text between line feeds, once', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const lines = searchText(texts).slice(1, -1).split('\n');
        const expected = [...new Set(texts.map(normalised).filter((text) => text !== ''))];
        expect(lines).toEqual(expected.length === 0 ? [''] : expected);
        for (const text of expected) expect(searchText(texts)).toContain(`\n${text}\n`);
      }),
    );
  });

  it('finds a name by a part of it, also where the script changes', () => {
    const search = searchText(['K9자주포', 'LIG넥스원', 'ΟΔΟΣΑΝ', 'lig넥스원']);
    expect(search).toBe('\nk9자주포\nlig넥스원\nοδοσαν\n');
    for (const query of ['자주포', '넥스원', 'ΟΔΟΣ', 'ＬＩＧ']) expect(search).toContain(searchWords(query).longest);
  });
});

describe('searchWords', () => {
  it('parts the longest word from the others, which keep their order', () => {
    expect(searchWords(' Korea  Aerospace Industries Korea ')).toEqual({
      whole: 'korea aerospace industries korea',
      longest: 'industries',
      others: ['korea', 'aerospace'],
    });
  });

  it('takes the first of several longest words', () => {
    expect(searchWords('cd ab')).toEqual({ whole: 'cd ab', longest: 'cd', others: ['ab'] });
  });

  it('has nothing to look for in an empty query', () => {
    expect(searchWords(' \n　')).toEqual({ whole: '', longest: '', others: [] });
  });

  it('keeps every word of the query', () => {
    fc.assert(
      fc.property(anyText, (query) => {
        const { whole, longest, others } = searchWords(query);
        expect(new Set([longest, ...others])).toEqual(new Set(whole.split(' ')));
        for (const other of others) expect(other.length).toBeLessThanOrEqual(longest.length);
      }),
    );
  });
});
