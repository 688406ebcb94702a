import type { IncomingMessage } from 'node:http';
import { seenVersion } from '../../src/graphql/seen-version';
import { isNamed, stateOf, tagOf } from '../../src/server/entity-tags';
import { Stop } from '../../src/server/stop';
import type { Store } from '../../src/store/store';
import { run } from '../features/graph-rows';
import { onEveryEngine } from '../support/engines';
import { type Served, serve } from './serving';

describe('a GET', () => {
  onEveryEngine('tiny', (store) => {
    let served: Served;
    const reads: string[] = [];
    beforeAll(async () => {
      const read: Store['read'] = (statement, ...rest) => {
        reads.push(statement.name);
        return store().read(statement, ...rest);
      };
      served = await serve({ ...store(), read });
    });
    afterAll(() => served?.stop());

    const get = (query: string, headers: Record<string, string> = {}) =>
      fetch(`${served.url}/graphql?${new URLSearchParams({ query })}`, { headers });
    const name = '{ node(id: "platform:garam") { id } }';

    it('is told by its tag that nothing has changed, without anything being read', async () => {
      const first = await get(name);
      const tag = first.headers.get('etag')!;
      expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
      expect([first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([
        'no-cache',
        'accept, accept-encoding, authorization',
      ]);
      expect(await first.json()).toMatchObject({ data: { node: { id: 'platform:garam' } } });
      reads.length = 0;
      const again = await get(name, { 'if-none-match': tag });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
      expect(reads).toEqual([]);
      const other = await get(name.replace('garam', 'narae'), { 'if-none-match': tag });
      expect(other.status).toBe(200);
      await run(store(), "MATCH (n:Platform {id: 'platform:garam'}) SET n.variant = 'X'");
      const after = await get(name, { 'if-none-match': tag });
      expect([after.status, after.headers.get('etag')]).toEqual([200, expect.not.stringContaining(tag)]);
    });

    it('gives no tag with errors, nor with what changes by itself', async () => {
      expect((await get(name)).headers.get('etag')).not.toBeNull();
      for (const query of ['{ nope }', '{ node(id: "x") { id } }', '{']) {
        const response = await get(query);
        expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([null, 'no-store']);
      }
    });
  });
});

describe('the tag of an answer', () => {
  const request = (url: string, accept = '*/*') => ({ url, headers: { accept } }) as unknown as IncomingMessage;
  afterEach(() => jest.useRealTimers());

  it('tells versions, days, addresses and media types apart, and is none while a version is yet to begin', async () => {
    let [version, time] = ['1', Date.parse('2026-01-01T12:00:00Z')];
    jest.useFakeTimers({ now: time, doNotFake: ['nextTick', 'queueMicrotask'] });
    let last = '';
    const store = { version: async () => version, read: async () => [{ instant: last }] } as unknown as Store;
    const tag = async (url = '/graphql?query=a', accept = '*/*') => {
      jest.setSystemTime(time);
      const state = stateOf(await seenVersion(store, new Stop()));
      return state && tagOf(state, request(url, accept));
    };
    const seen = [await tag(), await tag('/graphql?query=b'), await tag('/graphql?query=a', 'application/json')];
    [version, last] = ['2', '2026-01-01T12:00:00.002Z'];
    expect(await tag()).toBeNull();
    time += 1;
    expect(await tag()).toBeNull();
    time += 1;
    seen.push(await tag());
    time += 86_400_000;
    seen.push(await tag());
    expect(seen).not.toContain(null);
    expect(new Set(seen).size).toBe(5);
    expect(await tag()).toBe(seen.at(-1));
  });

  it.each([
    ['W/"a"', true],
    ['"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    [undefined, false],
  ])('compares If-None-Match weakly: %s', (header, expected) => {
    expect(isNamed('W/"a"', header)).toBe(expected);
  });
});
