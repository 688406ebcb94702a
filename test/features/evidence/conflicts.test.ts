import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';

const CONFLICTS = `query ($about: ID, $first: Int! = 25, $after: String) {
  conflicts(about: $about, first: $first, after: $after) {
    totalCount { value relation }
    pageInfo { hasNextPage endCursor }
    nodes { subject { id } predicate readings { value object { id } claims { id } } }
  }
}`;

interface Page {
  readonly nodes: readonly { readonly subject: { readonly id: string }; readonly predicate: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const CLAIMS = `query ($id: ID!, $first: Int!, $after: String) {
  node(id: $id) { ... on Entity { ... on Organization { claimsAbout(first: $first, after: $after) {
    totalCount { value }
    edges { cursor node { id predicate value statedIn(first: 1) { nodes { id } } } }
  } } } }
}`;

describe('conflicts', () => {
  onEveryEngine('tiny', (store) => {
    it('sets contradicting claims side by side, the preferred reading first', async () => {
      const { conflicts } = await data(store(), CONFLICTS);
      expect(conflicts).toEqual({
        totalCount: { value: 1, relation: 'EXACT' },
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
        nodes: [
          {
            subject: { id: 'organization:hanbit' },
            predicate: 'employees',
            readings: [
              { value: '12', object: null, claims: [{ id: 'claim:hanbit-employees-12' }] },
              { value: '20', object: null, claims: [{ id: 'claim:hanbit-employees-20' }] },
            ],
          },
        ],
      });
    });

    it('finds none on an entity without claims', async () => {
      const { conflicts } = await data(store(), CONFLICTS, { about: 'organization:alder' });
      expect(conflicts).toMatchObject({ totalCount: { value: 0 }, nodes: [] });
    });

    it('leaves out claims below the least confidence, and with them the conflict', async () => {
      const query = CONFLICTS.replace('String) {', 'String) @reading(minConfidence: 0.85) {');
      expect((await data(store(), query)).conflicts.nodes).toEqual([]);
    });

    it.each([
      [{ about: 'nonsense' }, 'BAD_ID', 'about'],
      [{ first: 0 }, 'BOUND_EXCEEDED', 'first'],
      [{ after: 'nonsense' }, 'BAD_CURSOR', 'after'],
    ])('refuses %j', async (variables, code, field) => {
      const { errors } = await ask(store(), CONFLICTS, variables);
      expect(errors?.[0]).toMatchObject({ path: ['conflicts'], extensions: { code, field } });
    });
  });

  onEveryEngine('korea-defence', (store) => {
    it('keeps the three readings of the cap of 5 billion won', async () => {
      const { conflicts } = await data(store(), CONFLICTS, { about: 'programme:gvc30' });
      const cap = conflicts.nodes.find(({ predicate }: { predicate: string }) => predicate === 'supportCap');
      expect(
        cap.readings.map(({ value, claims }: { value: string; claims: unknown[] }) => [value, claims.length]),
      ).toEqual([
        ['KRW 5 bn per company over two years', 5],
        ['KRW 5 bn a year for two years', 3],
        ['KRW 5 bn over two years, not said to be per company', 1],
      ]);
    });

    it('pages through all conflicts without repeating or losing one', async () => {
      const all = (await data(store(), CONFLICTS, { first: 100 })).conflicts;
      const names = ({ subject, predicate }: Page['nodes'][number]) => `${subject.id} ${predicate}`;
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Page = (await data(store(), CONFLICTS, { first: 4, after })).conflicts;
        seen.push(...page.nodes.map(names));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(all.nodes.map(names));
      expect(seen).toHaveLength(all.totalCount.value);
    });
  });
});

describe('claimsAbout', () => {
  onEveryEngine('tiny', (store) => {
    it('lists the claims on an entity with their sources, page by page', async () => {
      const first = (await data(store(), CLAIMS, { id: 'organization:hanbit', first: 1 })).node.claimsAbout;
      expect(first.totalCount.value).toBe(2);
      expect(first.edges[0].node).toMatchObject({ id: 'claim:hanbit-employees-12', value: '12' });
      const { cursor } = first.edges[0];
      const next = (await data(store(), CLAIMS, { id: 'organization:hanbit', first: 5, after: cursor })).node
        .claimsAbout;
      expect(next.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(['claim:hanbit-employees-20']);
    });

    it('refuses the cursor of another entity', async () => {
      const { node } = await data(store(), CLAIMS, { id: 'organization:hanbit', first: 1 });
      const after = node.claimsAbout.edges[0].cursor;
      const { errors } = await ask(store(), CLAIMS, { id: 'organization:alder', first: 1, after });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR', field: 'after' });
    });
  });
});
