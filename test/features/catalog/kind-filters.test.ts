import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';

describe('the filter of a list', () => {
  onEveryEngine('tiny', (store) => {
    const keys = async (plural: string, filter: string): Promise<string> => {
      const { nodes } = Object.values(
        await data(store(), `{ ${plural}(filter: { ${filter} }) { nodes { id } } }`),
      )[0] as {
        nodes: { id: string }[];
      };
      return nodes.map(({ id }) => id.split(':')[1]).join(' ');
    };

    it.each([
      ['organizations', '', 'alder birch dogwood garnet hanbit'],
      ['organizations', 'name: { eq: "ALDER optics" }', 'alder'],
      ['organizations', 'name: { startsWith: "Ｂ" }', 'birch'],
      ['organizations', 'name: { contains: "D" }', 'alder dogwood garnet'],
      ['organizations', 'name: { in: ["garnet defence", "Hanbit Precision"] }', 'garnet hanbit'],
      ['organizations', 'employees: { gte: 140, lt: 9400 }', 'alder birch'],
      ['organizations', 'employees: { gt: 139.5 }, sizeClass: { in: [LARGE, MEDIUM] }', 'alder garnet'],
      ['organizations', 'foundedOn: { lte: "1994-09-15" }', 'birch garnet'],
      ['organizations', 'employees: { known: false }', 'dogwood'],
      ['organizations', 'employees: null', 'alder birch dogwood garnet hanbit'],
      ['organizations', 'employees: { eq: null }', 'alder birch dogwood garnet hanbit'],
      ['organizations', 'revenue: { currency: "KRW" }', 'alder hanbit'],
      ['organizations', 'revenue: { currency: "KRW", gt: 3500000000 }', 'alder'],
      ['organizations', 'revenue: { currency: "KRW", gte: 3500000000, lte: 3500000000 }', 'hanbit'],
      ['organizations', 'revenue: { currency: "USD", lt: 18500000051 }', 'birch'],
      ['organizations', 'revenue: { currency: "USD", lt: 18500000050 }', ''],
      ['organizations', 'revenue: { currency: "EUR" }', ''],
      ['organizations', 'roles: { in: [SME] }', 'alder hanbit'],
      ['organizations', 'roles: { in: [PRIME_CONTRACTOR, FINANCING_INSTITUTION] }', 'dogwood garnet'],
      ['organizations', 'roles: { in: [GOVERNMENT_BODY] }', ''],
      ['organizations', 'roles: { in: [] }', ''],
      ['organizations', 'roles: { in: [SME] }, employees: { lt: 100 }', 'hanbit'],
      ['organizations', 'brn: { eq: "1348672683" }', 'hanbit'],
      ['contracts', 'governmentToGovernment: { eq: true }', 'framework'],
      ['contracts', 'governmentToGovernment: { eq: false }', 'export'],
      ['contracts', 'kind: { in: [EXPORT, OPTION] }', 'export'],
      ['claims', 'recordedAt: { lt: "2025-06-01T09:00:00+09:30" }', 'hanbit-employees-12'],
      ['claims', 'subject: { eq: "organization:hanbit" }, confidence: { lt: 0.9 }', 'hanbit-employees-20'],
      ['components', 'partNumber: { startsWith: "LX" }', 'lens ring'],
      ['components', 'partNumber: { startsWith: "lx" }', ''],
    ])('shows %s(%s): %s', async (plural, filter, expected) => {
      expect(await keys(plural, filter)).toBe(expected);
    });

    it.each(['eq', 'contains', 'in'])('refuses half of a character in %s and names it', async (operator) => {
      for (const property of ['name', 'partNumber', 'nsn']) {
        const query = `query ($text: String!) { components(filter: { ${property}: { ${operator}: ${operator === 'in' ? '[$text]' : '$text'} } }) { nodes { id } } }`;
        const { errors } = await ask(store(), query, { text: '\ud83d' });
        const field = `filter.${property}.${operator}`;
        expect(errors).toMatchObject([
          { extensions: { code: 'BAD_INPUT', field, expected: 'a text of whole characters' } },
        ]);
      }
    });

    it('refuses a list of more than 100 in a filter and names it', async () => {
      const query = 'query ($names: [String!]) { organizations(filter: { name: { in: $names } }) { nodes { id } } }';
      const names = Array.from({ length: 101 }, (_, index) => `n${index}`);
      const { errors } = await ask(store(), query, { names });
      expect(errors).toMatchObject([
        {
          path: ['organizations'],
          extensions: { code: 'BAD_INPUT', field: 'filter.name.in', expected: 'at most 100 items' },
        },
      ]);
    });
  });
});
