import { request } from 'node:http';
import { auditServer } from 'graphql-http';
import { onEveryEngine } from '../support/engines';
import { JSON_TYPE, refusedRequests } from './refused-requests';
import { type Served, serve } from './serving';

const BOTH = 'application/graphql-response+json, application/json;q=0.9';

describe('httpServer', () => {
  onEveryEngine('tiny', (store) => {
    let served: Served;
    beforeAll(async () => {
      served = await serve(store());
    });
    afterAll(() => served?.stop());

    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${served.url}${path}`, { headers, redirect: 'manual' });
    const post = (init: RequestInit) => fetch(`${served.url}/graphql`, { method: 'POST', ...init });
    const asked = (body: object, accept = '*/*') =>
      post({ headers: { ...JSON_TYPE, accept }, body: JSON.stringify(body) });

    it('passes all 61 audits of GraphQL over HTTP', async () => {
      const results = await auditServer({ url: `${served.url}/graphql`, fetchFn: fetch });
      expect(results.filter(({ status }) => status !== 'ok').map(({ id, name, status }) => [id, name, status])).toEqual(
        [],
      );
      expect(results).toHaveLength(61);
    });

    it.each(refusedRequests)('refuses %s', async (_, init, status, message) => {
      const response = await post(init);
      expect(response.status).toBe(status);
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } }]);
    });

    it('answers a POST with variables and the name of an operation', async () => {
      const query = 'query A { __typename } query B($id: ID!) { node(id: $id) { id } }';
      const response = await asked({ query, operationName: 'B', variables: { id: 'platform:garam' } });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(await response.json()).toMatchObject({ data: { node: { id: 'platform:garam' } } });
    });

    it('answers a GET, and every character of any script on the way there and back', async () => {
      const query = 'query ($text: String!) { search(text: $text, first: 1) { nodes { id nameKo } } }';
      const search = new URLSearchParams({ query, variables: JSON.stringify({ text: '가람자주포' }) });
      expect(await (await get(`/graphql?${search}`)).json()).toMatchObject({
        data: { search: { nodes: [{ id: 'platform:garam', nameKo: '가람자주포' }] } },
      });
    });

    it('lets the status tell of a refused document in application/graphql-response+json alone', async () => {
      const refused = { query: `{ ${'a: __typename '.repeat(101)} }` };
      for (const body of [
        { query: '{ nope }' },
        { query: '{' },
        refused,
        {
          query: 'query ($d: Date) { trace(root: "platform:garam", direction: UPSTREAM, asOf: $d) { direction } }',
          variables: { d: 'x' },
        },
      ]) {
        expect((await asked(body, BOTH)).status).toBe(400);
        expect((await asked(body)).status).toBe(200);
      }
    });

    it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
      const response = await fetch(`${served.url}/graphql`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    });

    it('shows GraphiQL to a browser, from no address but its own', async () => {
      const page = await get('/graphql', { accept: 'text/html,application/xhtml+xml' });
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const html = await page.text();
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'self'/);
      expect(`${html}${policy}`).not.toMatch(/https?:|\/\/\w|\*/);
      const files = Array.from(html.matchAll(/(?:src|href)="(\/[^"]+)"/g), ([, path]) => path!);
      expect(files).toHaveLength(5);
      for (const path of files) {
        const file = await get(path);
        expect([path, file.status]).toEqual([path, 200]);
        expect(file.headers.get('content-type')).toMatch(path.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
        expect((await file.text()).length).toBeGreaterThan(100);
      }
    });

    it('says whether it lives and whether it is ready', async () => {
      const [live, ready] = [await get('/health/live'), await get('/health/ready')];
      expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
      expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
    });

    it('is not ready while the graph does not answer, and still lives', async () => {
      const version = () => Promise.reject(new Error('away'));
      const lost = await serve({ ...store(), version });
      const [live, ready] = [await fetch(`${lost.url}/health/live`), await fetch(`${lost.url}/health/ready`)];
      expect([live.status, ready.status, await ready.json()]).toEqual([200, 503, { status: 'not ready' }]);
      await lost.stop();
    });

    it.each([
      '/nothing',
      '/graphql/',
      '/graphiql/../../package.json',
      '/graphiql/constructor',
      '/%00',
      `/${'x'.repeat(5_000)}`,
    ])('has nothing at %.40s', async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
      expect(text.length).toBeLessThan(300);
    });

    it.each(['//', 'http://[', '/\\'])('refuses the address %s', async (path) => {
      const { hostname, port } = new URL(served.url);
      const status = await new Promise((answered, failed) => {
        request({ hostname, port, path }, (response) => answered(response.resume().statusCode))
          .on('error', failed)
          .end();
      });
      expect(status).toBe(400);
    });

    it('leads from / to /graphql', async () => {
      const response = await get('/');
      expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
    });

    it('has logged nothing of all that', () => {
      expect(served.lines).toEqual([]);
    });
  });
});
