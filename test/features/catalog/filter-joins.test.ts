import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';

describe('the filter of a list', () => {
  onEveryEngine('tiny', (store) => {
    /** The keys of what is shown, after it was counted. */
    const keys = async (plural: string, filter: string, scope = ''): Promise<string> => {
      const query = `query ${scope} { ${plural}(filter: { ${filter} }) { nodes { id } totalCount { value } } }`;
      const { nodes, totalCount } = (await data(store(), query))[plural];
      expect(totalCount.value).toBe(nodes.length);
      return nodes.map(({ id }: { id: string }) => id.split(':')[1]).join(' ');
    };

    it.each([
      ['or: [{ employees: { lt: 100 } }, { name: { startsWith: "g" } }]', 'garnet hanbit'],
      ['employees: { gt: 100 }, or: [{ sizeClass: { eq: LARGE } }, { sizeClass: { eq: MEDIUM } }]', 'alder garnet'],
      ['and: [{ employees: { gt: 100 } }, { employees: { lt: 9000 } }]', 'alder birch'],
      [
        'or: [{ and: [{ employees: { gt: 100 } }, { or: [{ name: { eq: "alder optics" } }, { roles: { in: [PRIME_CONTRACTOR] } }] }] }, { employees: { eq: 12 } }]',
        'alder garnet hanbit',
      ],
      ['not: { roles: { in: [SME] } }', 'birch dogwood garnet'],
      ['not: { revenue: { currency: "KRW", gt: 5000000000 } }', 'birch dogwood garnet hanbit'],
      ['not: { not: { employees: { eq: 12 } } }', 'hanbit'],
      ['or: []', ''],
      ['and: []', 'alder birch dogwood garnet hanbit'],
      ['or: [{}]', 'alder birch dogwood garnet hanbit'],
      ['not: {}', ''],
    ])('joins what organizations(%s) asks: %s', async (filter, expected) => {
      expect(await keys('organizations', filter)).toBe(expected);
    });

    it.each([
      'employees: { gt: 139 }',
      'employees: { in: [] }',
      'revenue: { currency: "KRW" }',
      'foundedOn: { known: true }',
      'brn: { eq: "1348672683" }',
      'owners: { some: {} }',
    ])('shows each of a kind under a filter or under its not, what is unknown under the not: %s', async (filter) => {
      const [holds, not] = [await keys('organizations', filter), await keys('organizations', `not: { ${filter} }`)];
      expect(`${holds} ${not}`.trim().split(' ').sort().join(' ')).toBe('alder birch dogwood garnet hanbit');
    });

    it.each([
      ['organizations', 'components: { some: {} }', 'alder birch garnet'],
      ['organizations', 'components: { none: {} }', 'dogwood hanbit'],
      ['organizations', 'components: { some: { name: { contains: "lens" } } }', 'alder'],
      ['organizations', 'components: { every: { level: { eq: PART } } }', 'alder dogwood hanbit'],
      ['organizations', 'components: { some: {}, every: { level: { eq: PART } } }', 'alder'],
      ['organizations', 'components: { count: { gte: 2 } }', 'birch'],
      ['organizations', 'components: { count: { eq: 0 } }', 'dogwood hanbit'],
      ['organizations', 'owners: { some: { roles: { in: [PRIME_CONTRACTOR] } } }', 'birch'],
      ['organizations', 'holdings: { some: { employees: { lt: 200 } } }', 'birch'],
      [
        'organizations',
        'or: [{ owners: { some: {} } }, { roles: { in: [FINANCING_INSTITUTION] } }]',
        'alder birch dogwood',
      ],
      ['organizations', 'not: { components: { some: { level: { eq: ASSEMBLY } } } }', 'alder dogwood hanbit'],
      ['organizations', 'primeContractor: { platforms: { some: {} } }', 'garnet'],
      ['organizations', 'primeContractor: { platforms: { none: {} } }', ''],
      ['organizations', 'financier: {}', 'dogwood'],
      ['components', 'suppliers: { none: {} }', 'camera'],
      ['components', 'partOf: { some: { kinds: { in: [PLATFORM] } } }', 'camera sight'],
      ['components', 'partOf: { every: { name: { contains: "sight" } } }', ''],
      [
        'components',
        'partOf: { some: { or: [{ name: { eq: "panoramic sight" } }, { kinds: { in: [PLATFORM] } }] } }',
        'lens camera sight',
      ],
    ])('asks of %s what relations lead to: %s: %s', async (plural, filter, expected) => {
      expect((await keys(plural, filter)).split(' ').sort()).toEqual(expected.split(' ').sort());
    });

    it('crosses only the relations that the scope holds', async () => {
      const makers = 'components: { some: { name: { eq: "Retaining ring" } } }';
      expect(await keys('organizations', makers)).toBe('birch');
      expect(await keys('organizations', makers, '@reading(asOf: "2022-12-31")')).toBe('birch hanbit');
      expect(await keys('organizations', makers, '@reading(minConfidence: 0.81)')).toBe('');
    });

    it('pages through what relations decide, by any order', async () => {
      const query = `query ($after: String) {
        organizations(first: 1, after: $after, filter: { components: { some: {} } }, orderBy: { field: EMPLOYEES, direction: DESC }) {
          nodes { id } pageInfo { endCursor hasNextPage } } }`;
      const shown: string[] = [];
      let after: string | null = null;
      do {
        expect(shown.length).toBeLessThan(5);
        const { nodes, pageInfo }: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } =
          (await data(store(), query, { after })).organizations;
        shown.push(nodes[0]!.id.split(':')[1]!);
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
      expect(shown).toEqual(['garnet', 'birch', 'alder']);
    });

    it('refuses to ask of relations as they were known earlier, and says so', async () => {
      const query = `query @reading(asKnownOn: "2025-01-01T00:00:00Z") {
        organizations(filter: { owners: { some: {} } }) { nodes { id } } }`;
      expect((await ask(store(), query)).errors).toMatchObject([
        { extensions: { code: 'BAD_INPUT', field: 'filter', expected: expect.stringMatching(/asKnownOn/) } },
      ]);
    });
  });
});
