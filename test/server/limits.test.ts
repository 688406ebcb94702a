import { request } from 'node:http';
import type { AppError } from '../../src/errors';
import type { Store } from '../../src/store/store';
import type { Answer } from '../support/api';
import { onEveryEngine } from '../support/engines';
import { type Served, serve } from './serving';

const headers = { 'content-type': 'application/json' };

/** The store, in which some statements last until their caller stops them. */
function lasting(
  store: Store,
  lasts: (name: string) => boolean,
): { readonly store: Store; readonly signals: AbortSignal[] } {
  const signals: AbortSignal[] = [];
  const read: Store['read'] = async (statement, parameters, options) => {
    if (lasts(statement.name) && !options.signal?.aborted) {
      signals.push(options.signal!);
      await new Promise((stopped) => options.signal?.addEventListener('abort', stopped));
    }
    return store.read(statement, parameters, options);
  };
  return { store: { ...store, read }, signals };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((next) => setTimeout(next, 5));
};

describe('limits of a request', () => {
  onEveryEngine('tiny', (store) => {
    let served: Served | undefined;
    const start = async (over: Store, deadlineMs?: number): Promise<Served> => {
      served = await serve(over, deadlineMs === undefined ? {} : { deadlineMs });
      return served;
    };
    afterEach(() => served?.stop());

    const ask = async (url: string, query: string, padding = ''): Promise<Answer> => {
      const body = JSON.stringify({ query, variables: { padding } });
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      return (await response.json()) as Answer;
    };

    it('takes a body of a million bytes', async () => {
      const { url } = await start(store());
      const beside = JSON.stringify({ query: '{ __typename }', variables: { padding: '' } }).length;
      const answer = await ask(url, '{ __typename }', ' '.repeat(1_000_000 - beside));
      expect(answer).toMatchObject({ data: { __typename: 'Query' } });
    });

    it.each(['at once', 'bit by bit'])('refuses a body of 5 MB that comes %s, and goes on', async (how) => {
      const { url } = await start(store());
      const { hostname, port } = new URL(url);
      const { status, text } = await new Promise<{ status: number | undefined; text: string }>((answered, failed) => {
        const sending = request({ hostname, port, path: '/graphql', method: 'POST', headers }, async (response) => {
          const chunks = await response.toArray();
          answered({ status: response.statusCode, text: Buffer.concat(chunks).toString() });
        }).on('error', failed);
        if (how === 'at once') sending.end(Buffer.alloc(5_000_000, 32));
        else void drip(sending);
      });
      expect(status).toBe(413);
      expect(JSON.parse(text)).toEqual({
        errors: [
          {
            message: 'The body is larger than 1000000 bytes; send less at a time.',
            extensions: { code: 'BOUND_EXCEEDED' },
          },
        ],
      });
      expect(await ask(url, '{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
    });

    async function drip(sending: ReturnType<typeof request>): Promise<void> {
      for (let sent = 0; sent < 5_000_000; sent += 500_000) {
        sending.write(Buffer.alloc(500_000, 32));
        await new Promise((next) => setTimeout(next, 5));
      }
      sending.end();
    }

    it('ends at the deadline, says so and logs it once', async () => {
      const slow = lasting(store(), (name) => name.startsWith('search'));
      const { url, lines } = await start(slow.store, 300);
      const { data, errors } = await ask(
        url,
        '{ node(id: "platform:garam") { id } search(text: "x") { nodes { id } } }',
      );
      expect(data).toBeNull();
      expect(errors).toMatchObject([
        {
          path: ['search'],
          message: expect.stringMatching(/^The answer was not ready within 300 ms and the work was stopped/),
          extensions: {
            code: 'DEADLINE_EXCEEDED',
            limit: 300,
            remedy: expect.stringMatching(/^Ask for less at a time/),
          },
        },
      ]);
      expect((slow.signals[0]!.reason as AppError).code).toBe('DEADLINE_EXCEEDED');
      expect(lines).toMatchObject([{ level: 40, err: { message: expect.stringContaining('300 ms') } }]);
    });

    it('lets a trace answer before the deadline with what it has, and a token to go on with', async () => {
      const slow = lasting(store(), (name) => name.startsWith('explore'));
      const { url } = await start(slow.store, 300);
      // A Neo4j takes longer than that to plan a statement that it has not seen.
      await ask(url, '{ node(id: "component:lens") { ... on Component { name gtin } } }');
      const query = `{ trace(root: "platform:garam", direction: UPSTREAM, asOf: "2026-01-01") {
        nodes { entity { id } } completeness { outcome frontier resumeToken } } }`;
      const { data, errors } = await ask(url, query);
      expect(errors).toBeUndefined();
      expect(data.trace.nodes).toEqual([{ entity: { id: 'platform:garam' } }]);
      expect(data.trace.completeness).toEqual({ outcome: 'DEADLINE', frontier: 1, resumeToken: expect.any(String) });
      await served!.stop();
      const token = data.trace.completeness.resumeToken;
      const next = await start(store());
      const rest = await ask(next.url, query.replace('asOf:', `after: "${token}", asOf:`));
      expect(rest.data.trace.completeness.outcome).toBe('EXHAUSTED');
      expect(rest.data.trace.nodes).toHaveLength(7);
    });

    it('stops the statements of a caller that goes away, and goes on', async () => {
      const slow = lasting(store(), (name) => name.startsWith('search'));
      const { url, lines } = await start(slow.store);
      const caller = new AbortController();
      const body = JSON.stringify({ query: '{ search(text: "x") { nodes { id } } }' });
      const answer = fetch(`${url}/graphql`, { method: 'POST', headers, body, signal: caller.signal });
      await until(() => slow.signals.length === 1);
      caller.abort();
      await expect(answer).rejects.toThrow(/abort/);
      await until(() => slow.signals[0]!.aborted);
      expect((slow.signals[0]!.reason as AppError).code).toBe('CANCELLED');
      expect(await ask(url, '{ node(id: "platform:garam") { id } }')).toMatchObject({
        data: { node: { id: 'platform:garam' } },
      });
      expect(lines).toEqual([]);
    });
  });
});
