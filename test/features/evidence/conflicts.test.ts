import { ask, data } from '../../support/api';
import { onEveryEngine } from '../../support/engines';
import { load, loadTwoSources, supply, times } from './two-sources';

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
              {
                value: '12',
                object: null,
                claims: [{ id: 'claim:hanbit-employees-12' }, { id: expect.stringMatching(/^organization:hanbit~/) }],
              },
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

const WEIGHED = `query ($about: ID, $first: Int! = 25, $after: String) READING {
  conflicts(about: $about, first: $first, after: $after) {
    totalCount { value }
    pageInfo { hasNextPage endCursor }
    nodes { subject { id } predicate rule readings { value confidence claims { id confidence batch } } }
  }
}`;

const weighed = (reading = ''): string => WEIGHED.replace('READING', reading);

interface Weighed {
  readonly subject: { readonly id: string };
  readonly predicate: string;
}

const named = ({ nodes }: { readonly nodes: readonly Weighed[] }): string[] =>
  nodes.map(({ subject, predicate }) => `${subject.id} ${predicate}`);

const disputed = [
  ...['dated', 'ranked', 'supported', 'undecided'].map((part) => `${supply(part)} share`),
  'organization:a employees',
  'organization:a revenue',
];

describe('conflicts of claims that lie in entities and relations', () => {
  onEveryEngine(null, (store) => {
    beforeAll(() => loadTwoSources(store()));

    it('lists each property of each, whoever else may see more of it', async () => {
      const { conflicts } = await data(store(), weighed());
      expect(named(conflicts)).toEqual(disputed);
      expect(conflicts.totalCount.value).toBe(6);
      expect(conflicts.nodes[2]).toMatchObject({
        rule: 'SUPPORT',
        readings: [
          { value: '0.4', confidence: 0.6, claims: [{ batch: 'register' }] },
          { value: '0.5', confidence: 0.5, claims: [{ batch: 'press' }] },
        ],
      });
    });

    it('pages through them', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { conflicts } = await data(store(), weighed(), { first: 1, after });
        seen.push(...named(conflicts));
        after = conflicts.pageInfo.hasNextPage ? conflicts.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(disputed);
    });

    it('lists those of one relation or entity alone', async () => {
      expect(named((await data(store(), weighed(), { about: supply('ranked') })).conflicts)).toEqual([disputed[1]]);
      expect(named((await data(store(), weighed(), { about: 'organization:a' })).conflicts)).toEqual(disputed.slice(4));
    });

    it('counts no claim that is trusted too little, and then no conflict', async () => {
      const { conflicts } = await data(store(), weighed('@reading(minConfidence: 0.55)'));
      expect(conflicts).toMatchObject({ totalCount: { value: 0 }, nodes: [] });
    });

    it('knows of none before the second source came', async () => {
      const { conflicts } = await data(store(), weighed(`@reading(asKnownOn: "${times.between}")`));
      expect(conflicts).toMatchObject({ totalCount: { value: 0 }, nodes: [] });
    });

    it('weighs claims that stand by themselves with those that lie in the entity', async () => {
      await load(store(), 'claims', '2025-05-01T00:00:00.000Z', {
        claims: [
          'id,name,subject,predicate,value,confidence,rank,sources',
          'claim:seven,Seven,organization:a,employees,7,0.3,NORMAL,source:letter',
          'claim:some,Some,organization:a,employees,a handful,0.2,NORMAL,source:letter',
        ].join('\n'),
        sources: 'id,name,publisher,reliability\nsource:letter,Letter,Nobody,0.3',
        'stated-in': 'from,to,sources\nclaim:seven,source:letter,source:letter\nclaim:some,source:letter,source:letter',
      });
      const { conflicts } = await data(store(), weighed(), { about: 'organization:a' });
      expect(conflicts.nodes[0]).toMatchObject({
        predicate: 'employees',
        rule: 'SUPPORT',
        readings: [
          { value: '7', confidence: 0.65, claims: [{ confidence: 0.5 }, { id: 'claim:seven', confidence: 0.3 }] },
          { value: '5', confidence: 0.6, claims: [{ confidence: 0.6 }] },
          { value: 'a handful', confidence: 0.2, claims: [{ id: 'claim:some' }] },
        ],
      });
      const { node } = await data(store(), '{ node(id: "organization:a") { ... on Organization { employees } } }');
      expect(node.employees).toBe(7);
      const past = await data(store(), weighed(`@reading(asKnownOn: "${times.after}")`), { about: 'organization:a' });
      expect(past.conflicts.nodes[0].readings).toMatchObject([{ value: '5' }, { value: '7', confidence: 0.5 }]);
    });

    it('takes a claim that was changed as it stood then', async () => {
      const claim = (value: string) =>
        `id,name,subject,predicate,value,confidence,rank,sources\nclaim:cap,Cap,organization:a,orders,${value},0.5,NORMAL,source:press`;
      const other = claim('9').replace('claim:cap', 'claim:other').split('\n')[1];
      const at = (month: string) => `2025-${month}-01T00:00:00.000Z`;
      await load(store(), 'orders', at('06'), { claims: `${claim('8')}\n${other}` });
      await load(store(), 'agreed', at('08'), { claims: claim('9') });
      const valuesAt = async (month: string) => {
        const asked = weighed(`@reading(asKnownOn: "${at(month)}")`);
        const { conflicts } = await data(store(), asked, { about: 'organization:a' });
        const orders = conflicts.nodes.find(({ predicate }: Weighed) => predicate === 'orders');
        return orders?.readings.map(({ value }: { value: string }) => value) ?? [];
      };
      expect([await valuesAt('05'), await valuesAt('07'), await valuesAt('09')]).toEqual([[], ['8', '9'], []]);
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
