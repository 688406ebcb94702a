import fc from 'fast-check';
import {
  type Claim,
  fold,
  jointConfidence,
  mattersOf,
  type Rank,
  readingsOf,
  ruleOf,
  withClaim,
} from '../../src/model/claims';

const claim = (given: Partial<Claim>): Claim => ({
  sources: ['source:a'],
  confidence: 0.5,
  rank: 'NORMAL',
  origin: null,
  locator: null,
  statedOn: null,
  recordedAt: '2025-01-01T00:00:00.000Z',
  batch: null,
  values: {},
  ...given,
});

const matters = mattersOf({
  share: { type: 'decimal', description: '' },
  amount: { type: 'money', description: '' },
  kind: { type: 'text', required: true, description: '' },
  aliases: { type: 'texts', description: '' },
  description: { type: 'text', description: '' },
});
const share = matters[0]!;

/** Two sources that state another share each. */
const two = (one: Partial<Claim>, other: Partial<Claim>) => [
  claim({ values: { share: 0.4 }, ...one }),
  claim({ sources: ['source:b'], values: { share: 0.5 }, ...other }),
];

const anyClaim = fc.record<Claim>({
  sources: fc.uniqueArray(fc.constantFrom('source:a', 'source:b', 'source:c', 'source:d'), {
    minLength: 1,
    maxLength: 3,
  }),
  confidence: fc.option(fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10)),
  rank: fc.constantFrom<Rank>('PREFERRED', 'NORMAL', 'DEPRECATED'),
  origin: fc.constantFrom(null, 'one text', 'another'),
  locator: fc.constantFrom(null, 'p. 1'),
  statedOn: fc.constantFrom(null, '2024-01-01', '2024-06-01'),
  recordedAt: fc.constantFrom('2025-01-01T00:00:00.000Z', '2025-02-01T00:00:00.000Z'),
  batch: fc.constant(null),
  values: fc.record(
    {
      share: fc.constantFrom(0.4, 0.5, 0.6),
      kind: fc.constantFrom('LOAN', 'GRANT'),
      aliases: fc.subarray(['가', 'b', 'c']),
    },
    { requiredKeys: [] },
  ),
});

/** Claims on one record, made one after the other. */
const claims = fc
  .array(anyClaim, { maxLength: 6 })
  .map((made) => made.reduce<readonly Claim[]>((list, one) => withClaim(list, one), []));

describe('fold', () => {
  it.each([
    ['more joint support', two({ confidence: 0.6 }, {}), 0.4, 'SUPPORT'],
    ['a higher rank, whatever its support', two({ confidence: 0.9 }, { rank: 'PREFERRED' }), 0.5, 'RANK'],
    ['a rank that is not deprecated', two({ confidence: 0.9, rank: 'DEPRECATED' }, { confidence: 0.1 }), 0.5, 'RANK'],
    ['a later statement', two({ statedOn: '2024-01-01' }, { statedOn: '2024-06-01' }), 0.5, 'LATEST'],
    ['a statement of a known date', two({ statedOn: '2024-01-01' }, {}), 0.4, 'LATEST'],
    ['nothing', two({}, {}), undefined, 'UNDECIDED'],
  ])('decides by %s', (_, given, shown, rule) => {
    expect(fold(given, matters)).toMatchObject({
      values: shown === undefined ? {} : { share: shown },
      disputed: ['share'],
    });
    expect(ruleOf(readingsOf(given, share))).toBe(rule);
  });

  it('shows one reading of what every record needs, though nothing speaks for it', () => {
    const given = two({ values: { kind: 'LOAN' } }, { values: { kind: 'GRANT' } });
    expect(fold(given, matters)).toMatchObject({ values: { kind: 'GRANT' }, disputed: ['kind'] });
  });

  it('takes a sum and its currency as one', () => {
    const given = two(
      { confidence: 0.6, values: { amount: 100, amountCurrency: 'USD' } },
      { values: { amount: 100, amountCurrency: 'EUR' } },
    );
    expect(fold(given, matters)).toMatchObject({
      values: { amount: 100, amountCurrency: 'USD' },
      disputed: ['amount'],
    });
  });

  it('adds other names up and disputes no description', () => {
    const given = two(
      { values: { aliases: ['b'], description: 'One.' } },
      { values: { aliases: ['a', 'b'], description: 'Other.' } },
    );
    expect(fold(given, matters)).toMatchObject({ values: { aliases: ['a', 'b'], description: 'One.' }, disputed: [] });
  });

  it('does not depend on the order of the claims', () => {
    const shuffled = claims.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(fold(other, matters)).toEqual(fold(list, matters));
      }),
    );
  });

  it('shows only what some claim states, and disputes only what claims state differently', () => {
    fc.assert(
      fc.property(claims, (list) => {
        const { values, disputed } = fold(list, matters);
        const stated = new Set(list.map((one) => one.values.share).filter((value) => value !== undefined));
        if (values.share !== undefined) expect([...stated]).toContain(values.share);
        expect(disputed.includes('share')).toBe(stated.size > 1);
      }),
    );
  });
});

describe('jointConfidence', () => {
  it.each<[string, Partial<Claim>[], number | null]>([
    ['independent sources, 1 − 0.4 × 0.5', [{ confidence: 0.6 }, { sources: ['source:b'] }], 0.8],
    [
      'one origin, which counts once',
      [
        { confidence: 0.6, origin: 'x' },
        { sources: ['source:b'], origin: 'x' },
      ],
      0.6,
    ],
    ['one source at two places', [{ confidence: 0.6 }, { locator: 'p. 2' }], 0.6],
    [
      'claims that a third ties together',
      [{ confidence: 0.6 }, { sources: ['source:b'] }, { sources: ['source:a', 'source:b'], confidence: 0.2 }],
      0.6,
    ],
    [
      'a deprecated claim, which does not count beside others',
      [{}, { sources: ['source:b'], rank: 'DEPRECATED' }],
      0.5,
    ],
    ['a deprecated claim alone', [{ rank: 'DEPRECATED' }], 0.5],
    ['nothing to trust', [{ confidence: null }], null],
    ['no claim', [], null],
  ])('is right for %s', (_, given, expected) => {
    expect(jointConfidence(given.map(claim))).toBe(expected);
  });

  it('lies between the greatest of the claims that count and 1', () => {
    fc.assert(
      fc.property(claims, (list) => {
        const joint = jointConfidence(list);
        const standing = list.filter(({ rank }) => rank !== 'DEPRECATED');
        const counted = (standing.length > 0 ? standing : list).flatMap(({ confidence }) => confidence ?? []);
        if (counted.length === 0) return expect(joint).toBeNull();
        expect(joint).toBeGreaterThanOrEqual(Math.max(...counted) - 1e-9);
        expect(joint).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('withClaim', () => {
  it('gives back the same list when nothing new is said', () => {
    fc.assert(
      fc.property(claims, anyClaim, (list, made) => {
        const once = withClaim(list, made);
        expect(withClaim(once, made)).toBe(once);
        expect(withClaim(once, { ...made, recordedAt: '2026-01-01T00:00:00.000Z', batch: 'again' })).toBe(once);
      }),
    );
  });

  it("puts a source's newest statement at a place in the stead of its earlier one, and leaves the others", () => {
    fc.assert(
      fc.property(claims, anyClaim, (list, made) => {
        const after = withClaim(list, made);
        for (const source of made.sources) {
          const there = after.filter(({ sources, locator }) => locator === made.locator && sources.includes(source));
          expect(there.map(({ values }) => values)).toEqual([made.values]);
        }
        for (const other of list.filter(({ locator }) => locator !== made.locator)) expect(after).toContain(other);
      }),
    );
  });

  it('leaves a claim of several sources with those that did not speak again', () => {
    const both = claim({ sources: ['source:a', 'source:b'], values: { share: 0.4 } });
    const made = claim({ sources: ['source:b'], values: { share: 0.5 } });
    expect(withClaim([both], made)).toEqual([{ ...both, sources: ['source:a'] }, made]);
  });
});
