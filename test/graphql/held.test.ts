import type { Context } from '../../src/graphql/context';
import { shelfOf, sizeOf } from '../../src/graphql/held';
import { seenVersion } from '../../src/graphql/seen-version';
import { publicScope } from '../../src/model/scope';
import { Stop } from '../../src/server/stop';
import type { Store } from '../../src/store/store';
import { run } from '../features/graph-rows';
import { counting, data } from '../support/api';
import { onEveryEngine } from '../support/engines';

const trace = (root: string, direction = 'UPSTREAM', more = '') =>
  `{ trace(root: "${root}", direction: ${direction}, maxTier: 5${more}) {
    nodes { tier entity { id name } } relations { id confidence } completeness { outcome } } }`;
const whole = '{ node(id: "organization:hanbit") { ... on Organization { name aliases sources { id name } } } }';
const head = '{ node(id: "component:lens") { ... on Entity { name description } } }';
const page = '{ components(first: 3) { nodes { name } pageInfo { endCursor } } }';
const byKeys = '{ organizations(first: 3, orderBy: [{ field: EMPLOYEES }]) { nodes { id name aliases } } }';

describe('what was read', () => {
  onEveryEngine('tiny', (store) => {
    /** A store whose graph this process has seen. */
    async function seen() {
      const counted = counting(store());
      await seenVersion(counted.store, new Stop());
      return counted;
    }

    /** It is held from the second reading on. */
    async function askUntilHeld(counted: Store, query: string) {
      await data(counted, query);
      await data(counted, query);
    }

    it.each([
      ['a trace', trace('platform:garam')],
      ['a trace downstream', trace('component:lens', 'DOWNSTREAM')],
      ['a trace that is cut by tiers', trace('platform:garam').replace('maxTier: 5', 'maxTier: 1')],
      [
        'a trace along all kinds',
        trace('organization:hanbit', 'DOWNSTREAM', ', via: [SUPPLIES, OWNS, DEVELOPS, USES, AWARDED_TO]'),
      ],
      ['an entity', whole],
      ['what every entity has', head],
      ['a page by name', page],
      ['a page by other keys', byKeys],
    ])('is not read again while the graph stays: %s', async (_, query) => {
      const { store: counted, statements } = await seen();
      const fresh = await data(store(), query);
      await askUntilHeld(counted, query);
      statements.length = 0;
      expect(await data(counted, query)).toEqual(fresh);
      expect(await data(counted, query.replaceAll(' id', ' same: id'))).toEqual(
        JSON.parse(JSON.stringify(fresh).replaceAll('"id":', '"same":')),
      );
      expect(statements).toEqual([]);
    });

    it('serves another root in the same part of the graph', async () => {
      const { store: counted, statements } = await seen();
      await askUntilHeld(counted, trace('platform:garam'));
      const fresh = await data(store(), trace('component:lens'));
      statements.length = 0;
      expect(await data(counted, trace('component:lens'))).toEqual(fresh);
      expect(statements).toEqual([]);
    });

    it('is read anew under another scope', async () => {
      const { store: counted, statements } = await seen();
      await askUntilHeld(counted, trace('component:lens'));
      for (const scope of [', minConfidence: 0.85', ', asOf: "2020-01-01"', ', asKnownOn: "2024-02-01T00:00:00Z"']) {
        statements.length = 0;
        const query = trace('component:lens', 'UPSTREAM', scope);
        expect(await data(counted, query)).toEqual(await data(store(), query));
        expect(statements.length).toBeGreaterThan(0);
      }
    });

    it('gives way to what was written, by whatever way, from that moment on', async () => {
      const { store: counted } = await seen();
      for (const query of [head, page, trace('component:lens')]) await askUntilHeld(counted, query);
      await run(
        store(),
        "MATCH (n:Component {id: 'component:lens'}) SET n.name = 'Another lens', n.description = 'New.'",
      );
      expect(await data(counted, head)).toEqual({ node: { name: 'Another lens', description: 'New.' } });
      expect(JSON.stringify(await data(counted, page))).toContain('Another lens');
      expect((await data(counted, trace('component:lens'))).trace.nodes[0].entity.name).toBe('Another lens');
      await run(
        store(),
        "MATCH (:Entity {id: 'component:ring'})-[r:PART_OF]->(:Entity {id: 'component:lens'}) DELETE r",
      );
      expect(JSON.stringify(await data(counted, trace('component:lens')))).not.toContain('component:ring');
    });

    it('is not held when nothing has the id', async () => {
      const { store: counted, statements } = await seen();
      await askUntilHeld(counted, '{ node(id: "component:none") { id } }');
      statements.length = 0;
      expect(await data(counted, '{ node(id: "component:none") { id } }')).toEqual({ node: null });
      expect(statements).not.toEqual([]);
    });
  });
});

describe('a shelf', () => {
  /** A request at a time in seconds, on a graph of a version. */
  const request = (store: Store, second: number, isPast = false): Context => {
    const kept = new Map<string, unknown>();
    const keep = (key: string, make: () => unknown) => kept.get(key) ?? kept.set(key, make()).get(key);
    const scope = { ...publicScope(new Date(second * 1_000)), isPast };
    return { store, scope, keep, until: <T>(work: T) => work } as unknown as Context;
  };
  const storeAt = (engine: string, version: () => string) =>
    ({ engine, version: async () => version(), read: async () => [] }) as unknown as Store;
  const now = () => Date.now() / 1_000;

  it('holds a thing for its version, its name and its scope', async () => {
    let version = '1';
    const store = storeAt('embedded', () => version);
    expect(await shelfOf(request(store, now()), 'things', ['a'])).toBeNull();
    const later = now() + 3;
    (await shelfOf<string>(request(store, later), 'things', ['a']))?.put('a', 'thing', 5);
    const found = async (name = 'things', context = request(store, later)) =>
      (await shelfOf<string>(context, name, ['a']))?.get('a');
    expect([await found(), await found('others')]).toEqual(['thing', undefined]);
    const sceptic = request(store, later);
    sceptic.scope = { ...sceptic.scope, minConfidence: 0.5 };
    expect([await found('things', sceptic), await found('things', request(store, later, true))]).toEqual([
      undefined,
      undefined,
    ]);
    version = '2';
    expect(await found()).toBeUndefined();
    expect(await found('things', request(store, later + 3))).toBeUndefined();
  });

  it('asks for the version only for what is asked a second time, and once in a request', async () => {
    let asked = 0;
    const store = storeAt('neo4j', () => `${++asked && 1}`);
    const context = request(store, now());
    expect([await shelfOf(context, 'things', ['a']), asked]).toEqual([null, 0]);
    await shelfOf(context, 'things', ['a']);
    await shelfOf(context, 'things', ['a', 'b']);
    expect(asked).toBe(1);
  });

  it('empties when there is no more room', async () => {
    const store = storeAt('embedded', () => '1');
    await shelfOf(request(store, now()), 'things', ['a']);
    const shelf = async () => (await shelfOf<string>(request(store, now() + 3), 'things', ['a']))!;
    (await shelf()).put('a', 'thing', 40_000_000);
    expect((await shelf()).get('a')).toBe('thing');
    (await shelf()).put('b', 'thing', 40_000_000);
    expect((await shelf()).get('a')).toBeUndefined();
  });

  it('counts the room of the shelves themselves', async () => {
    const store = storeAt('embedded', () => '1');
    await shelfOf(request(store, now()), 'things', ['a']);
    const things = async () => shelfOf<string>(request(store, now() + 3), 'things', ['a']);
    (await things())?.put('a', 'thing', 5);
    for (let at = 0; at < 16_000; at++) {
      const name = `${at}`.padEnd(1_900, '.');
      for (let time = 0; time < 2; time++) await shelfOf(request(store, now() + 3), name, ['a']);
    }
    expect((await things())?.get('a')).toBeUndefined();
  });

  it('remembers nothing of what has a very long name or key', async () => {
    const store = storeAt('embedded', () => '1');
    const long = 'x'.repeat(2_001);
    for (let time = 0; time < 3; time++) {
      expect(await shelfOf(request(store, now() + 3), 'things', [long])).toBeNull();
      expect(await shelfOf(request(store, now() + 3), long, ['a'])).toBeNull();
    }
  });

  it('takes two bytes for a character and some for what holds it', () => {
    expect([sizeOf('abc'), sizeOf(null), sizeOf(['abc', 1]), sizeOf({ a: [] })]).toEqual([30, 8, 70, 64]);
  });
});
