import { request } from 'node:http';
import { importJobsOn } from '../../src/features/ingest/import-jobs';
import type { Store } from '../../src/store/store';
import { loadBasics } from '../features/ingest/writes/writing';
import type { Answer } from '../support/api';
import { onEveryEngine } from '../support/engines';
import { JSON_TYPE } from './refused-requests';
import { type Served, type ServeOptions, serve } from './serving';

const TOKEN = 'a-token-of-more-than-32-characters!';
const bearer = { authorization: `Bearer ${TOKEN}` };

interface Answered extends Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

type Headers = Readonly<Record<string, string>>;

/** Also sends headers that fetch does not let one set, such as Host. */
function send(url: string, body: string, headers: Headers = {}, method = 'POST', path = '/graphql'): Promise<Answered> {
  const { hostname, port } = new URL(url);
  return new Promise((answered, failed) => {
    request({ hostname, port, path, method, headers: { ...JSON_TYPE, ...headers } }, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      answered({ ...JSON.parse(text), status: response.statusCode, headers: response.headers, text });
    })
      .on('error', failed)
      .end(body);
  });
}

const upsertOf = (key: string): string => `mutation Write { organizationUpsert(input: {
  id: "organization:${key}", name: "${key}", sources: ["source:register"] }) { organization { id } userErrors { message } } }`;

const write = (url: string, key: string, headers: Headers = {}) =>
  send(url, JSON.stringify({ query: upsertOf(key) }), headers);

/** Headers with which a request of this machine does not count as one of it. */
const strangers: [what: string, headers: Headers, message: RegExp][] = [
  [
    'a page of another origin',
    { origin: 'http://evil.example' },
    /^A page of another origin may not write\. Send the request from this server's own page or from a program\.$/,
  ],
  ['a page of another port', { origin: 'http://127.0.0.1:1' }, /^A page of another origin/],
  ['a page without an origin, such as a file', { origin: 'null' }, /^A page of another origin/],
  [
    'a page that rebinds its name',
    { host: 'evil.example', origin: 'http://evil.example' },
    /^Writes from beyond this machine are off\. Set TIERLINE_WRITE_TOKEN where/,
  ],
  ['a host that starts like this one', { host: '127.0.0.1.evil.example' }, /^Writes from beyond/],
  ['a host that cannot be read', { host: '[' }, /^Writes from beyond/],
  ...['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'cf-connecting-ip'].map(
    (name): (typeof strangers)[number] => [`a proxy that says ${name}`, { [name]: '127.0.0.1' }, /^Writes from beyond/],
  ),
];

/** What is shown instead of the token, and what is said of it. */
const notTheToken: [what: string, headers: Headers, message: RegExp][] = [
  [
    'no token',
    {},
    /^A write needs a token\. Send the value of TIERLINE_WRITE_TOKEN as Authorization: Bearer <token>\.$/,
  ],
  ['an empty token', { authorization: 'Bearer ' }, /^A write needs a token\./],
  ['another scheme', { authorization: `Basic ${TOKEN}` }, /^A write needs a token\./],
  ['the token alone', { authorization: TOKEN }, /^A write needs a token\./],
  ['a part of the token', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, /^The token is not the right one\. Send/],
  ['more than the token', { authorization: `Bearer ${TOKEN}x` }, /^The token is not the right one\./],
  [
    'a token of the same length',
    { authorization: `Bearer ${TOKEN.slice(0, -1)}?` },
    /^The token is not the right one\./,
  ],
  [
    'the token in another case',
    { authorization: `Bearer ${TOKEN.toUpperCase()}` },
    /^The token is not the right one\./,
  ],
  ['a token of 8 kB', { authorization: `Bearer ${'x'.repeat(8_000)}` }, /^The token is not the right one\./],
];

describe('a mutation over HTTP', () => {
  onEveryEngine(null, (store) => {
    const servers: Served[] = [];
    const start = async (options: ServeOptions = {}, over: Store = store()) => {
      const served = await serve(over, options);
      servers.push(served);
      return served.url;
    };
    /** Without a token, with one, and reached from beyond this machine. */
    let [own, guarded, wide] = ['', '', ''];
    beforeAll(async () => {
      await loadBasics(store());
      own = await start();
      guarded = await start({ writeToken: TOKEN });
      wide = await start({ host: '0.0.0.0' });
    });
    afterAll(async () => {
      await importJobsOn(store()).stop();
      for (const served of servers) await served.stop();
    });

    const expectRefused = async (answer: Promise<Answered>, status: number, code: string, message: RegExp) => {
      const before = await store().version();
      const { errors, data, status: found, text } = await answer;
      expect({ found, data: data ?? null }).toEqual({ found: status, data: null });
      expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
      expect(text).not.toMatch(/node_modules|\.ts:|stack/i);
      expect(text).not.toContain(TOKEN);
      expect(await store().version()).toBe(before);
    };

    describe('where no token is set', () => {
      it('is taken from a program on this machine, and from the own page of the server', async () => {
        for (const [key, headers] of [
          ['program', {}],
          ['page', { origin: own }],
        ] as const) {
          expect(await write(own, key, headers)).toMatchObject({
            status: 200,
            data: { organizationUpsert: { organization: { id: `organization:${key}` }, userErrors: [] } },
          });
        }
      });

      it.each(strangers)('is refused from %s', async (_, headers, message) => {
        await expectRefused(write(own, 'strange', headers), 403, 'FORBIDDEN', message);
      });

      it('is refused on a server that is reached from beyond this machine, which goes on to be read', async () => {
        const message =
          /^Writes from beyond this machine are off\. Set TIERLINE_WRITE_TOKEN where the server is started, and send it as Authorization: Bearer <token>\.$/;
        await expectRefused(write(wide, 'beyond'), 403, 'FORBIDDEN', message);
        await expectRefused(write(wide, 'beyond', bearer), 403, 'FORBIDDEN', message);
        const query = '{ node(id: "organization:maker") { id } }';
        expect(await send(wide, JSON.stringify({ query }))).toMatchObject({
          status: 200,
          data: { node: { id: 'organization:maker' } },
        });
      });
    });

    describe('where a token is set', () => {
      it.each(['127.0.0.1', '0.0.0.0'])('is taken from whoever shows it, on %s', async (host) => {
        const url = await start({ host, writeToken: TOKEN });
        for (const headers of [
          bearer,
          { authorization: `bearer  ${TOKEN}` },
          { ...bearer, via: 'a proxy' },
        ] as Headers[]) {
          expect(await write(url, 'shown', headers)).toMatchObject({
            status: 200,
            data: { organizationUpsert: { userErrors: [] } },
          });
        }
      });

      it.each(notTheToken)('is refused with %s, and asked for it', async (_, headers, message) => {
        const answer = write(guarded, 'unshown', headers);
        await expectRefused(answer, 401, 'UNAUTHENTICATED', message);
        expect((await answer).headers['www-authenticate']).toBe('Bearer');
      });

      it('is refused from a page of another origin, whatever it shows', async () => {
        await expectRefused(
          write(guarded, 'shown', { ...bearer, origin: 'http://evil.example' }),
          403,
          'FORBIDDEN',
          /^A page of another origin/,
        );
      });

      it('is not taken for a token in the address', async () => {
        const body = JSON.stringify({ query: upsertOf('address') });
        await expectRefused(
          send(guarded, body, {}, 'POST', `/graphql?access_token=${TOKEN}`),
          401,
          'UNAUTHENTICATED',
          /needs a token/,
        );
      });
    });

    it.each([
      ['that asks for its type alone', 'mutation { __typename }', undefined],
      ['that shares its document with a query', `query Read { __typename } ${upsertOf('shared')}`, 'Write'],
      [
        'that is skipped',
        `mutation { ... @include(if: false) { batchUndo(input: { name: "basics" }) { watermark } } }`,
        undefined,
      ],
    ])('%s is refused like any other', async (_, query, operationName) => {
      const body = JSON.stringify({ query, operationName });
      await expectRefused(send(guarded, body), 401, 'UNAUTHENTICATED', /needs a token/);
      expect(await send(guarded, body, bearer)).toMatchObject({ status: 200, data: {} });
    });

    it('leaves the query beside it in its document to those who read', async () => {
      const query = `query Read { __typename } ${upsertOf('never')}`;
      const answer = await send(guarded, JSON.stringify({ query, operationName: 'Read' }));
      expect(answer).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    });

    it.each(['{ imports { totalCount { value } } }', '{ import(id: "basics") { id } }'])(
      'and what imports hold are for writers alone: %s',
      async (query) => {
        const { data, errors } = await send(guarded, JSON.stringify({ query }));
        expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
        expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
        expect((await send(guarded, JSON.stringify({ query }), bearer)).errors).toBeUndefined();
      },
    );

    it('is not taken by GET', async () => {
      const path = `/graphql?${new URLSearchParams({ query: upsertOf('get') })}`;
      const before = await store().version();
      const answer = await send(own, '', {}, 'GET', path);
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
      expect(answer.errors).toMatchObject([{ message: expect.stringMatching(/GET/) }]);
      expect(await store().version()).toBe(before);
    });

    // What a foreign page can send without being asked for leave.
    it.each([
      ['text/plain', JSON.stringify({ query: upsertOf('form') })],
      ['application/x-www-form-urlencoded', String(new URLSearchParams({ query: upsertOf('form') }))],
      [
        'multipart/form-data; boundary=x',
        `--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n${upsertOf('form')}\r\n--x--`,
      ],
      ['text/plain; a=application/json', JSON.stringify({ query: upsertOf('form') })],
      ['application/jsonp', JSON.stringify({ query: upsertOf('form') })],
      ['application/graphql', upsertOf('form')],
    ])('is not taken as %s', async (type, body) => {
      await expectRefused(send(own, body, { 'content-type': type }), 415, 'BAD_REQUEST', /must be application\/json/);
    });

    it('that fails inside shows nothing of it, and is logged once', async () => {
      const failing: Store = { ...store(), write: () => Promise.reject(new Error('no such disk /dev/secret')) };
      const { status, errors, text } = await write(await start({}, failing), 'failing');
      expect(status).toBe(200);
      expect(errors).toMatchObject([
        {
          message: 'Something went wrong here. Tell the operator the request id request-1.',
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ]);
      expect(text).not.toMatch(/secret|stack|\.ts/);
      expect(servers.at(-1)?.lines).toMatchObject([
        { level: 50, err: { message: expect.stringContaining('/dev/secret') } },
      ]);
    });

    describe('of a size', () => {
      const startImport = (bytes: number) => {
        const content = `id,name,sources\n${' '.repeat(bytes)}`;
        const input = { files: [{ name: 'sites.csv', content }], dryRun: true };
        return JSON.stringify({
          query: 'mutation ($input: ImportStartInput!) { importStart(input: $input) { userErrors { message } } }',
          variables: { input },
        });
      };

      it('beyond a million bytes is taken where it starts an import', async () => {
        const answer = await send(own, startImport(2_000_000));
        expect(answer).toMatchObject({ status: 200, data: { importStart: { userErrors: [] } } });
      });

      it.each([
        ['an import of 33 MB', () => startImport(33_000_000), {}, 32_000_000],
        [
          'another mutation of 2 MB',
          () => JSON.stringify({ query: upsertOf('large').padEnd(2_000_000) }),
          {},
          1_000_000,
        ],
        ['an import of 2 MB from one who may not write', () => startImport(2_000_000), { origin: 'null' }, 1_000_000],
      ])('beyond its limit is refused, which names the limit: %s', async (_, body, headers, limit) => {
        const message = new RegExp(`^The body is larger than ${limit} bytes; send less at a time\\.$`);
        await expectRefused(send(own, body(), headers), 413, 'BOUND_EXCEEDED', message);
      });
    });
  });
});
