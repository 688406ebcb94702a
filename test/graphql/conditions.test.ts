import type { Condition } from '../../src/graphql/condition-tree';
import { conditionsOf, type Filter } from '../../src/graphql/conditions';
import type { Kind } from '../../src/model/kinds';

/** The conditions as a text: `&` and `|` by turns, from the outside in. */
function told(kind: Kind, filter: Filter | null): string {
  const one = ({ key, op, value, negated }: Condition) => `${negated ? '!' : ''}${key} ${op} ${JSON.stringify(value)}`;
  const bracketed = (parts: string[], sign: string) =>
    parts.length === 1 ? parts[0]! : `(${parts.join(` ${sign} `)})`;
  return conditionsOf(kind, filter)
    .conditions.map((a) =>
      bracketed(
        a.map((b) =>
          bracketed(
            b.map((c) => bracketed(c.map(one), '|')),
            '&',
          ),
        ),
        '|',
      ),
    )
    .join(' & ');
}

const refusal = (filter: Filter, kind: Kind = 'Organization') => {
  try {
    return conditionsOf(kind, filter);
  } catch (error) {
    return (error as { details: object }).details;
  }
};

const employees = (value: number) => ({ employees: { gt: value } });

describe('conditionsOf', () => {
  it('is empty where nothing is asked', () => {
    for (const filter of [
      null,
      {},
      { name: null, employees: { eq: null }, roles: {} },
      { and: [] },
      { and: [{}, {}] },
      { not: null },
    ]) {
      expect(conditionsOf('Organization', filter)).toEqual({ conditions: [], quantifiers: [] });
    }
  });

  it('compares names without regard to case, width and accents', () => {
    expect(told('Organization', { name: { startsWith: 'ＡＢ', in: ['Š', 'ﾊﾝ'] } })).toBe(
      'sortKey startsWith "ab" & sortKey in ["s","ハン"]',
    );
  });

  it('compares a sum together with its currency', () => {
    expect(told('Contract', { amount: { currency: 'USD', gte: 5 } })).toBe('amountCurrency eq "USD" & amount gte 5');
  });

  it('joins several comparisons and properties', () => {
    const filter = { employees: { gt: 1, lte: 9 }, roles: { in: ['Sme'] }, brn: { known: true } };
    expect(told('Organization', filter)).toBe(
      'employees gt 1 & employees lte 9 & roles label ["Sme"] & brn known true',
    );
  });

  it('joins filters by and, or and not, as deep as four levels go', () => {
    const [a, b, c, d] = [employees(1), employees(2), employees(3), employees(4)];
    expect(told('Organization', { or: [a, b] })).toBe('(employees gt 1 | employees gt 2)');
    expect(told('Organization', { ...a, and: [b, { and: [c, d] }] })).toBe(
      'employees gt 1 & employees gt 2 & employees gt 3 & employees gt 4',
    );
    expect(told('Organization', { or: [{ and: [a, { or: [b, c] }] }, d] })).toBe(
      '((employees gt 1 & (employees gt 2 | employees gt 3)) | employees gt 4)',
    );
    expect(told('Organization', { not: { or: [a, { ...b, ...{ name: { eq: 'X' } } }] } })).toBe(
      '!employees gt 1 & (!employees gt 2 | !sortKey eq "x")',
    );
    expect(told('Organization', { not: { not: a } })).toBe('employees gt 1');
    expect(conditionsOf('Organization', { or: [] }).conditions).toEqual([[]]);
    expect(conditionsOf('Organization', { not: { and: [] } }).conditions).toEqual([[]]);
    expect(conditionsOf('Organization', { not: { or: [] } }).conditions).toEqual([]);
  });

  it('asks of relations by numbers that conditions name', () => {
    const filter = { or: [{ sites: { none: {} } }, { suppliers: { count: { gte: 2 }, some: employees(5) } }] };
    expect(told('Organization', filter)).toBe('( met 0 | ( met 1 &  met 2))');
    const { quantifiers } = conditionsOf('Organization', filter);
    expect(quantifiers).toEqual([
      { at: 0, relation: 'OPERATES', direction: 'to', op: 'none', value: 0, conditions: [] },
      { at: 1, relation: 'SUPPLIES_TO', direction: 'from', op: 'gte', value: 2, conditions: [] },
      {
        ...{ at: 2, relation: 'SUPPLIES_TO', direction: 'from', op: 'some', value: 0 },
        conditions: [[[[{ key: 'employees', op: 'gt', value: 5, negated: false }]]]],
      },
    ]);
  });

  it('asks of the relations of a role only where the role is held', () => {
    expect(told('Organization', { financier: { instruments: { some: {} } } })).toBe(
      'roles label ["FinancingInstitution"] &  met 0',
    );
  });

  it.each<[string, Filter, string]>([
    ['filter.or[1].employees.in', { or: [{}, { employees: { in: Array(101).fill(1) } }] }, 'at most 100 items'],
    [
      'filter.suppliers.some.sites',
      { suppliers: { some: { sites: { none: {} } } } },
      'no relation inside the filter of a relation',
    ],
    [
      'filter.suppliers.some.primeContractor.platforms',
      { suppliers: { some: { primeContractor: { platforms: { some: {} } } } } },
      'no relation inside the filter of a relation',
    ],
    ['filter.and[100].employees.gt', { and: Array(101).fill(employees(1)) }, 'at most 100 in one filter'],
    ['filter.and[5].sites.none', { and: Array(6).fill({ sites: { none: {} } }) }, 'at most 5 in one filter'],
  ])('refuses at %s what is too much', (field, filter, expected) => {
    expect(refusal(filter)).toMatchObject({ field, expected });
  });

  it('refuses what is nested deeper, at once', () => {
    const nested = (levels: number): Filter =>
      levels === 0 ? employees(1) : { [levels % 2 ? 'or' : 'and']: [nested(levels - 1), employees(2)] };
    expect(refusal(nested(4))).toHaveProperty('conditions');
    expect(refusal(nested(5))).toMatchObject({ field: 'filter', expected: expect.stringMatching(/^and, or, and, or/) });
    let deep: Filter = employees(1);
    for (let level = 0; level < 1_000; level++) deep = { not: deep };
    expect(refusal(deep)).toMatchObject({
      value: '11 levels of and, or and not',
      expected: 'at most 10 in one filter',
    });
  });
});
