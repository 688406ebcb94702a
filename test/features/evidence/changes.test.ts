import { undoBatch } from '../../../src/features/ingest/undo-batch';
import type { Store } from '../../../src/store/store';
import { ask, data } from '../../support/api';
import { emptyStore, engines, onEveryEngine } from '../../support/engines';
import { load, loadTwoSources, supply, times } from './two-sources';

const CHANGES = `query ($from: DateTime!, $to: DateTime!, $about: ID, $first: Int! = 100, $after: String) READING {
  changesBetween(from: $from, to: $to, about: $about, first: $first, after: $after) {
    totalCount { value }
    pageInfo { hasNextPage endCursor }
    nodes {
      kind at batches
      node { __typename id ... on Organization { employees } ... on SupplyRelation { share } }
      properties { property before after }
    }
  }
}`;

interface Change {
  readonly kind: string;
  readonly node: { readonly id: string };
}

interface Page {
  readonly nodes: readonly Change[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

const first = '2025-01-01T00:00:00.000Z';
const second = '2025-03-01T00:00:00.000Z';
const third = '2025-06-01T00:00:00.000Z';
const retracted = '2025-05-01T00:00:00.000Z';
const [before, afterFirst, afterSecond, afterThird] = ['2024-12', '2025-02', '2025-04', '2025-07'].map(
  (month) => `${month}-01T00:00:00.000Z`,
) as [string, string, string, string];

const firms = (...rows: readonly string[]) =>
  ['id,name,employees,roles,sources', ...rows.map((row) => `organization:${row},source:register`)].join('\n');

const supplies = (...rows: readonly string[]) =>
  ['from,to,share,recordedAt,retractedAt,sources', ...rows.map((row) => `organization:${row},source:register`)].join(
    '\n',
  );

const part = 'id,name,sources\ncomponent:x,X,source:register';

/** It adds; then a firm grows, another comes and a third gets a role; then a supply is taken back. */
async function loadThrice(store: Store): Promise<void> {
  await load(store, 'first', first, {
    organizations: firms('a,A,5,', 'b,B,,'),
    components: part,
    supplies: supplies('a,component:x,0.4,,', 'b,component:x,0.2,,'),
  });
  await load(store, 'second', second, {
    organizations: firms('a,A,7,', 'b,B,,Sme', 'c,C,,'),
    supplies: supplies('b,component:x,0.3,,', 'c,component:x,0.1,,'),
  });
  await load(store, 'third', third, { supplies: supplies(`a,component:x,0.4,${first},${retracted}`) });
}

const kinds = ({ nodes }: { readonly nodes: readonly Change[] }) => nodes.map(({ kind, node }) => `${kind} ${node.id}`);

describe('changesBetween', () => {
  onEveryEngine(null, (store) => {
    beforeAll(() => loadThrice(store()));

    const changes = async (from: string, to: string, about: string | null = null, reading = '') =>
      (await data(store(), CHANGES.replace('READING', reading), { from, to, about })).changesBetween;

    const b = 'SUPPLIES/organization:b/component:x';

    it('says what was added: entities by id, then relations by id', async () => {
      const found = await changes(before, afterFirst);
      expect(kinds(found)).toEqual([
        'ADDED component:x',
        'ADDED organization:a',
        'ADDED organization:b',
        'ADDED source:press',
        'ADDED source:register',
        'ADDED SUPPLIES/organization:a/component:x',
        `ADDED ${b}`,
      ]);
      expect(found.totalCount.value).toBe(7);
      expect(found.nodes[1]).toEqual({
        kind: 'ADDED',
        at: first,
        batches: ['first'],
        node: { __typename: 'Organization', id: 'organization:a', employees: 5 },
        properties: [
          { property: 'name', before: null, after: 'A' },
          { property: 'employees', before: null, after: '5' },
          { property: 'confidence', before: null, after: '0.6' },
          { property: 'sources', before: null, after: 'source:register' },
        ],
      });
    });

    it('says what was changed and what came with it', async () => {
      expect((await changes(afterFirst, afterSecond)).nodes).toEqual([
        {
          kind: 'CHANGED',
          at: second,
          batches: ['second'],
          node: { __typename: 'Organization', id: 'organization:a', employees: 7 },
          properties: [{ property: 'employees', before: '5', after: '7' }],
        },
        expect.objectContaining({
          kind: 'CHANGED',
          node: { __typename: 'Organization', id: 'organization:b', employees: null },
          properties: [{ property: 'roles', before: null, after: 'Sme' }],
        }),
        expect.objectContaining({ kind: 'ADDED', node: expect.objectContaining({ id: 'organization:c' }) }),
        expect.objectContaining({
          kind: 'CHANGED',
          node: { __typename: 'SupplyRelation', id: b, share: 0.3 },
          properties: [{ property: 'share', before: '0.2', after: '0.3' }],
        }),
        expect.objectContaining({ kind: 'ADDED', batches: ['second'] }),
      ]);
    });

    it('says what was taken back, when, and how it stood then', async () => {
      expect((await changes(afterSecond, afterThird)).nodes).toEqual([
        {
          kind: 'REMOVED',
          at: retracted,
          batches: ['third'],
          node: { __typename: 'SupplyRelation', id: 'SUPPLIES/organization:a/component:x', share: 0.4 },
          properties: [
            { property: 'share', before: '0.4', after: null },
            { property: 'confidence', before: '0.6', after: null },
            { property: 'sources', before: 'source:register', after: null },
          ],
        },
      ]);
    });

    it('sets the ends of the whole time side by side', async () => {
      const whole = await changes(before, afterThird);
      expect(kinds(whole)).not.toContain('ADDED SUPPLIES/organization:a/component:x');
      expect(whole.nodes.find(({ node }: Change) => node.id === 'organization:a')).toMatchObject({
        kind: 'ADDED',
        node: { employees: 7 },
        at: second,
      });
      expect((await changes(afterFirst, afterThird)).nodes).toHaveLength(6);
      expect(await changes(afterThird, '2030-01-01T00:00:00.000Z')).toMatchObject({
        nodes: [],
        totalCount: { value: 0 },
      });
    });

    it('is about an entity and its relations, or a relation alone', async () => {
      expect(kinds(await changes(afterFirst, afterSecond, 'organization:b'))).toEqual([
        'CHANGED organization:b',
        `CHANGED ${b}`,
      ]);
      expect(kinds(await changes(before, afterThird, 'component:x'))).toEqual([
        'ADDED component:x',
        `ADDED ${b}`,
        'ADDED SUPPLIES/organization:c/component:x',
      ]);
      const alone = await changes(before, afterThird, b);
      expect(alone).toMatchObject({
        totalCount: { value: 1 },
        nodes: [{ kind: 'ADDED', node: { id: b, share: 0.3 } }],
      });
    });

    it.each([null, 'component:x'])('pages through all without repeating or losing one, about %s', async (about) => {
      const whole = await changes(before, afterThird, about);
      const seen: Change[] = [];
      let after: string | null = null;
      do {
        const variables: Record<string, unknown> = { from: before, to: afterThird, about, first: 1, after };
        const page: Page = (await data(store(), CHANGES.replace('READING', ''), variables)).changesBetween;
        seen.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(whole.nodes);
      expect(whole.totalCount.value).toBe(seen.length);
    });

    it('looks at the ends it is given whatever day the query reads', async () => {
      const past = `@reading(asOf: "2020-01-01", asKnownOn: "${before}")`;
      expect(kinds(await changes(afterSecond, afterThird, null, past))).toEqual([
        'REMOVED SUPPLIES/organization:a/component:x',
      ]);
    });

    it.each([
      [{ from: afterFirst, to: afterFirst }, 'BAD_INPUT', 'from'],
      [{ from: afterSecond, to: afterFirst }, 'BAD_INPUT', 'from'],
      [{ from: before, to: afterFirst, about: 'nonsense' }, 'BAD_ID', 'about'],
      [{ from: before, to: afterFirst, about: 'organization:nobody' }, 'NOT_FOUND', 'about'],
      [{ from: before, to: afterFirst, about: supply('nothing') }, 'NOT_FOUND', 'about'],
      [{ from: before, to: afterFirst, first: 0 }, 'BOUND_EXCEEDED', 'first'],
      [{ from: before, to: afterFirst, after: 'nonsense' }, 'BAD_CURSOR', 'after'],
    ])('refuses %j', async (variables, code, field) => {
      const { errors } = await ask(store(), CHANGES.replace('READING', ''), variables);
      expect(errors?.[0]).toMatchObject({ path: ['changesBetween'], extensions: { code, field } });
    });
  });

  describe.each(engines)('of two sources, on $name', (engine) => {
    let store: Store;
    beforeAll(async () => {
      store = await emptyStore(engine);
      await loadTwoSources(store);
    });
    afterAll(() => store?.close());

    const changes = async (from: string, to: string, reading = '') =>
      (await data(store, CHANGES.replace('READING', reading), { from, to })).changesBetween;

    it('says of a second source that it adds support, or what it disputes; nothing that a key hides', async () => {
      const { nodes } = await changes(times.between, times.after);
      expect(kinds({ nodes })).toEqual([
        'CHANGED organization:a',
        ...['agreed', 'dated', 'echoed', 'ranked', 'supported', 'undecided'].map((name) => `CHANGED ${supply(name)}`),
      ]);
      const both = { property: 'sources', before: 'source:register', after: 'source:register; source:press' };
      const support = { property: 'confidence', before: '0.6', after: '0.8' };
      expect(nodes[1].properties).toEqual([support, both]);
      expect(nodes[3].properties).toEqual([both]);
      expect(nodes[5].properties).toEqual([support, both, { property: 'disputed', before: null, after: 'share' }]);
      expect(nodes[6].properties[0]).toEqual({ property: 'share', before: '0.4', after: null });
    });

    it('counts a relation that is trusted too little as not known', async () => {
      const { nodes } = await changes(times.between, times.after, '@reading(minConfidence: 0.7)');
      expect(kinds({ nodes }).filter((change) => change.includes('SUPPLIES'))).toEqual([
        ...['agreed', 'dated', 'ranked', 'supported', 'undecided'].map((name) => `ADDED ${supply(name)}`),
      ]);
    });

    it('has nothing of a load that came and was undone', async () => {
      await undoBatch(store, 'press', { now: new Date('2025-05-01T00:00:00.000Z') });
      expect(kinds(await changes(times.between, '2025-06-01T00:00:00.000Z'))).toEqual([]);
      expect(kinds(await changes(times.after, '2025-06-01T00:00:00.000Z'))).toHaveLength(7);
    });
  });

  onEveryEngine('korea-defence', (store) => {
    it('adds everything at the first load', async () => {
      const now = new Date(Date.now() + 1_000).toISOString();
      const answer = await data(store(), CHANGES.replace('READING', ''), {
        from: '2020-01-01T00:00:00.000Z',
        to: now,
        first: 1,
      });
      const counted = await store().read(
        { name: 'all', text: 'MATCH (n:Entity) RETURN count(n) AS nodes', parameters: new Set() },
        {},
        { scope: { asOf: '', asKnownOn: '', isPast: false, minConfidence: 0, access: [''] } },
      );
      expect(answer.changesBetween.totalCount.value).toBeGreaterThan(counted[0]?.nodes as number);
    });
  });
});
