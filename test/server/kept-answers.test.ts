import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReportShelf } from '../../src/features/reports/report-shelf';
import { type Answer, KeptAnswers, keyOfRequest } from '../../src/server/kept-answers';
import type { Store } from '../../src/store/store';
import { loadBasics } from '../features/ingest/writes/writing';
import { onEveryEngine } from '../support/engines';
import { JSON_TYPE } from './refused-requests';
import { type Served, serve } from './serving';

const report = (word: string): string => `/*
title: One row
question: Which word?
description: It is there to be edited.
columns: { word: { type: text, description: The word. } }
*/
MATCH (s:Source) WHERE s.sortKey IS NOT NULL
RETURN DISTINCT '${word}' AS word
ORDER BY word
LIMIT $limit
`;

describe('an answer', () => {
  onEveryEngine(null, (store) => {
    let served: Served;
    const reads: string[] = [];
    const directory = mkdtempSync(join(tmpdir(), 'tierline-kept-'));
    beforeAll(async () => {
      await loadBasics(store());
      const read: Store['read'] = (statement, ...rest) => {
        reads.push(statement.name);
        return store().read(statement, ...rest);
      };
      const watched = { ...store(), read };
      writeFileSync(join(directory, 'word.cypher'), report('before'));
      served = await serve(watched, { reports: await ReportShelf.withOwn(directory, store()) });
    });
    afterAll(() => {
      rmSync(directory, { recursive: true });
      return served?.stop();
    });

    const ask = async (query: string, headers: Record<string, string> = {}) => {
      reads.length = 0;
      const body = JSON.stringify({ query });
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        body,
        headers: { ...JSON_TYPE, ...headers },
      });
      const kept = ['content-type', 'cache-control', 'content-encoding', 'vary', 'x-content-type-options'];
      const told = kept.map((name) => [name, response.headers.get(name)]);
      return { text: await response.text(), status: response.status, told, reads: reads.length };
    };
    const list = '{ organizations(first: 100) { totalCount { value } nodes { id name } } }';

    it('is given again word for word while the graph stays', async () => {
      const first = await ask(`${list} `);
      expect(first.reads).toBeGreaterThan(0);
      expect((await ask(`${list} `)).reads).toBeGreaterThan(0);
      const again = await ask(`${list} `);
      expect(again).toEqual({ ...first, reads: 0 });
      expect(again.told).toContainEqual(['cache-control', 'no-store']);
    });

    it('is another one for another question, media type or encoding', async () => {
      const plain = { 'accept-encoding': 'identity' };
      await ask(list, plain);
      const kept = await ask(list, plain);
      const [turned, typed, zipped] = [
        await ask(list.replace('id name', 'name id'), plain),
        await ask(list, { ...plain, accept: 'application/graphql-response+json' }),
        await ask(list, { 'accept-encoding': 'gzip' }),
      ];
      expect(kept.text).toContain('{"id":"organization:');
      expect(turned.text).toContain('{"name":"');
      expect(typed.told).toContainEqual(['content-type', 'application/graphql-response+json; charset=utf-8']);
      expect(zipped.text).toBe(kept.text);
    });

    it('is not given to another method', async () => {
      const url = `${served.url}/graphql?${new URLSearchParams({ query: list })}`;
      const statusOf = async (method: string) => (await fetch(url, { method })).status;
      for (let time = 0; time < 3; time++) expect(await statusOf('GET')).toBe(200);
      for (const method of ['HEAD', 'DELETE', 'PUT']) expect([method, await statusOf(method)]).toEqual([method, 405]);
    });

    it('says what was written a moment before', async () => {
      await ask(list);
      const before = await ask(list);
      const name = `Firm ${Math.random()}`;
      const write = `mutation { organizationUpsert(input: {
        id: "organization:kept", name: "${name}", sources: ["source:register"] }) { organization { name } userErrors { message } } }`;
      expect((await ask(write)).text).toContain(name);
      const after = await ask(list);
      expect(after.text).toContain(name);
      expect(before.text).not.toContain(name);
      expect(await ask(list)).toEqual({ ...after, reads: 0 });
    });

    it('is worked out each time where it is a write, has errors, or changes by itself', async () => {
      const write = `mutation { organizationUpsert(input: {
        id: "organization:same", name: "Same", sources: ["source:register"] }) { organization { name } userErrors { message } } }`;
      await ask(write);
      await ask(write);
      await ask(write);
      expect((await ask(write)).reads).toBeGreaterThan(0);
      for (const query of ['{ node(id: "x") { id } }', '{ missing }', '{ imports { nodes { id } } }']) {
        const answers = [await ask(query), await ask(query), await ask(query)];
        expect(new Set(answers.map(({ text, reads }) => `${reads} ${text}`)).size).toBe(1);
      }
      expect((await ask('{ imports { nodes { id } } }')).reads).toBeGreaterThan(0);
    });

    it('is worked out anew where the deadline had cut it short', async () => {
      let isSlow = true;
      const read: Store['read'] = (statement, parameters, options) =>
        isSlow && statement.name.startsWith('explore')
          ? new Promise((_, reject) => {
              options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
            })
          : store().read(statement, parameters, options);
      const hesitant = await serve({ ...store(), read }, { deadlineMs: 300 });
      const query = '{ trace(root: "component:lens", direction: UPSTREAM) { completeness { outcome } } }';
      // A database takes its time to plan what it has not seen.
      expect((await ask(query)).text).toContain('EXHAUSTED');
      const trace = async () => {
        const body = JSON.stringify({ query });
        return (await fetch(`${hesitant.url}/graphql`, { method: 'POST', body, headers: JSON_TYPE })).text();
      };
      await trace();
      for (let time = 0; time < 2; time++) expect(await trace()).toContain('DEADLINE');
      isSlow = false;
      expect(await trace()).toContain('EXHAUSTED');
      await hesitant.stop();
    });

    it('follows the file of a report while the graph stays', async () => {
      const question = '{ report { word { rows { word } } } }';
      for (let time = 0; time < 3; time++) expect((await ask(question)).text).toContain('before');
      writeFileSync(join(directory, 'word.cypher'), report('after'));
      expect((await ask(question)).text).toContain('after');
    });
  });
});

describe('the name of a request', () => {
  const request = (method: string, url: string, headers = {}) => ({ method, url, headers }) as IncomingMessage;

  it('tells all apart that decides the answer', () => {
    const names = [
      keyOfRequest(request('POST', '/graphql'), '{}'),
      keyOfRequest(request('POST', '/graphql'), '{ }'),
      keyOfRequest(request('GET', '/graphql')),
      keyOfRequest(request('GET', '/graphql?query=a')),
      keyOfRequest(request('GET', '/graphql', { accept: 'text/html' })),
      keyOfRequest(request('GET', '/graphql', { authorization: 'Bearer one' })),
      keyOfRequest(request('GET', '/graphql', { authorization: 'Bearer two' })),
      keyOfRequest(request('GET', '/graphql', { 'accept-encoding': 'gzip' })),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('KeptAnswers', () => {
  const answer = (bytes: number): Answer => ({ status: 200, headers: {}, body: Buffer.alloc(bytes) });

  it('holds 32 MB and forgets what was least asked for', async () => {
    const kept = new KeptAnswers();
    for (let at = 0; at < 40; at++) await kept.keep(`key-${at}`, 'state', answer(900_000));
    const held = await Promise.all(Array.from({ length: 40 }, (_, at) => kept.of(`key-${at}`, 'state')));
    expect(held.map((one) => one !== undefined)).toEqual(Array.from({ length: 40 }, (_, at) => at >= 5));
  });

  it('gives an answer in the state of the graph that it is of, and no longer', async () => {
    const kept = new KeptAnswers();
    await kept.keep('key', 'one', answer(1));
    expect([await kept.of('key', 'one'), await kept.of('key', 'two')]).toEqual([answer(1), undefined]);
    await kept.keep('key', 'two', answer(2));
    expect([await kept.of('key', 'one'), await kept.of('key', 'two')]).toEqual([undefined, answer(2)]);
  });

  it('does not take an answer that is beyond 1 MB with its request', async () => {
    const kept = new KeptAnswers();
    await kept.keep('large', 'state', answer(1_000_001));
    await kept.keep('k'.repeat(500_001), 'state', answer(1));
    expect(await kept.of('large', 'state')).toBeUndefined();
    expect(await kept.of('k'.repeat(500_001), 'state')).toBeUndefined();
  });

  it('knows what was asked before, whatever the graph is by then, but no request of many thousand characters', () => {
    const kept = new KeptAnswers();
    const askedTwice = (key: string) => [kept.wasAsked(key), kept.wasAsked(key)];
    expect([askedTwice('key'), askedTwice('k'.repeat(10_001))]).toEqual([
      [false, true],
      [false, false],
    ]);
  });
});
