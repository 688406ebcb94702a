import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { NO_DOCUMENTS, parsedDocuments, readDocuments, sha256 } from '../../src/server/documents';
import { onEveryEngine } from '../support/engines';
import { type Served, serve } from './serving';

const query = 'query One($id: ID!) { node(id: $id) { id } }';
const variables = { id: 'platform:garam' };
const node = { data: { node: { id: 'platform:garam' } } };

describe('documents by their SHA-256', () => {
  onEveryEngine('tiny', (store) => {
    let served: Served;
    const open = async (documents = NO_DOCUMENTS) => {
      served = await serve(store(), { documents });
    };
    afterEach(() => served.stop());

    const post = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${served.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown }) };
    };
    const get = async (parameters: Record<string, unknown>) => {
      const texts = Object.entries(parameters).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const response = await fetch(`${served.url}/graphql?${new URLSearchParams(texts)}`);
      return { status: response.status, ...((await response.json()) as object) };
    };
    const persisted = (sha256Hash: unknown, version = 1) => ({
      extensions: { persistedQuery: { version, sha256Hash } },
    });

    it('are registered by sending them once, and then run by the hash, over POST and GET', async () => {
      await open();
      const hash = sha256(query);
      const unknown = {
        errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
      };
      expect(await post({ variables, ...persisted(hash) })).toMatchObject({ status: 200, ...unknown });
      expect(await post({ query, variables, ...persisted(hash) })).toMatchObject(node);
      expect(await post({ variables, ...persisted(hash) })).toMatchObject({ status: 200, ...node });
      expect(await post({ variables, documentId: hash })).toMatchObject(node);
      expect(await get({ variables, documentId: `sha256:${hash}` })).toMatchObject({ status: 200, ...node });
      expect(await get({ variables, ...persisted(hash) })).toMatchObject(node);
    });

    it('run without a name, known or not, with extensions and without', async () => {
      await open();
      for (const extensions of [undefined, null, {}, { asked: 1 }, { persistedQuery: null }, undefined]) {
        expect(await post({ query, variables, extensions })).toMatchObject({ status: 200, ...node });
      }
      for (const extensions of ['text', [1]]) {
        expect(await post({ query, variables, extensions })).toMatchObject({
          status: 400,
          errors: [{ message: expect.stringMatching(/`extensions` in a POST body/) }],
        });
      }
    });

    it('are not found under what is sent as a text', async () => {
      await open({ listed: new Map([[sha256(query), query]]), only: false });
      for (const text of [sha256(query), `sha256:${sha256(query)}`]) {
        expect(await post({ query: text, variables })).toMatchObject({
          errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
        });
      }
    });

    it.each<[string, object, RegExp]>([
      ['a hash of another text', { query, ...persisted(sha256('{ __typename }')) }, /not that of the query/],
      ['what is no hash', persisted('nothing'), /64 digits/],
      ['a hash that is a map', persisted({}), /64 digits/],
      ['a documentId that is no hash', { documentId: 7 }, /64 digits/],
      ['another version of the protocol', persisted(sha256(query), 2), /version must be 1/],
    ])('refuse %s', async (_, body, message) => {
      await open();
      const expected = { message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } };
      expect(await post(body)).toMatchObject({ status: 400, errors: [expected] });
    });

    it('are the only ones that run where that is set, and none is registered', async () => {
      await open({ listed: new Map([[sha256(query), query]]), only: true });
      expect(await post({ variables, documentId: sha256(query) })).toMatchObject({ status: 200, ...node });
      expect(await post({ variables, query })).toMatchObject(node);
      expect(await get({ variables, ...persisted(sha256(query)) })).toMatchObject(node);
      expect(await post({ variables, ...persisted(`sha256:${sha256(query)}`) })).toMatchObject(node);
      const other = '{ __typename }';
      const refused = { status: 403, errors: [{ extensions: { code: 'DOCUMENT_NOT_LISTED' } }] };
      for (const body of [
        { query: other },
        { query: other, ...persisted(sha256(other)) },
        persisted(sha256(other)),
        {},
      ]) {
        expect(await post(body)).toMatchObject(refused);
      }
      expect(await get({ query: other })).toMatchObject(refused);
      expect(served.lines).toEqual([]);
    });
  });
});

describe('readDocuments', () => {
  const directoryOf = (files: Record<string, string>): string => {
    const directory = mkdtempSync(join(tmpdir(), 'documents-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    return directory;
  };

  it('lists files of documents, and those of maps as clients write them', () => {
    const map = JSON.stringify({ [sha256('{ a }')]: '{ a }', [`sha256:${sha256('{ b }')}`]: '{ b }' });
    const listed = readDocuments(directoryOf({ 'one.graphql': query, 'more.json': map, 'README.md': 'x' }));
    expect(listed).toEqual(new Map([query, '{ a }', '{ b }'].map((text) => [sha256(text), text])));
  });

  it.each([
    [
      'a hash of another text',
      { 'more.json': `{ "${sha256('a')}": "b" }` },
      /in more\.json, [0-9a-f]{64} is not the SHA-256/,
    ],
    ['what is no map', { 'more.json': '[1]' }, /more\.json is no map of texts/],
    ['what is no JSON', { 'more.json': '{' }, /more\.json is no map of texts/],
  ])('refuses %s and names the setting', (_, files, message) => {
    expect(() => readDocuments(directoryOf(files))).toThrow(message);
    expect(() => readDocuments(directoryOf(files))).toThrow(/^TIERLINE_DOCUMENTS is "/);
  });

  it('refuses a directory that is not there', () => {
    expect(() => readDocuments('/nowhere')).toThrow(/expected a directory that can be read/);
  });
});

describe('parsed documents', () => {
  it('are kept as long as there is room for what they take, comments too', async () => {
    const kept = parsedDocuments();
    const small = Array.from({ length: 500 }, (_, at) => `query Q${at} { node(id: "a") { id } }`);
    for (const text of small) await kept.set(text, parse(text));
    for (const text of small) expect(await kept.get(text)).toBeDefined();
    const large = Array.from({ length: 3 }, (_, at) => `query Q${at} { __typename }${'#\n'.repeat(60_000)}`);
    for (const text of large) await kept.set(text, parse(text));
    const found = await Promise.all([...small, ...large].map((text) => kept.get(text)));
    expect(found.map((document) => document !== undefined).lastIndexOf(false)).toBe(small.length);
    const beyond = `{ __typename }${'#\n'.repeat(150_000)}`;
    await kept.set(beyond, parse(beyond));
    expect(await kept.get(beyond)).toBeUndefined();
  });
});
