import type { AdHoc } from '../../../src/store/ad-hoc';
import { type Served, serve } from '../../server/serving';
import { onEveryEngine } from '../../support/engines';
import { openAdHoc } from './ad-hoc';

const TOKEN = 'the-token-of-the-analysts-of-tests';

const QUERY = `query ($query: String!, $parameters: JSONObject, $limit: Int, $timeoutMs: Int) {
  cypher(query: $query, parameters: $parameters, limit: $limit, timeoutMs: $timeoutMs) {
    columns rows rowCount isTruncated truncatedBy watermark snapshotAt snapshotAgeSeconds seconds
    estimate { estimatedRows operators { name depth details estimatedRows } }
  }
}`;

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer as the query shapes it
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

describe('cypher', () => {
  onEveryEngine('tiny', (store, engine) => {
    let adHoc: AdHoc;
    const all: Served[] = [];
    const served = { off: '', on: '', withToken: '' };

    beforeAll(async () => {
      adHoc = await openAdHoc(store());
      all.push(await serve(store()), await serve(store(), { cypher: { adHoc, token: undefined } }));
      all.push(await serve(store(), { cypher: { adHoc, token: TOKEN } }));
      [served.off, served.on, served.withToken] = all.map(({ url }) => url) as [string, string, string];
    }, 120_000);
    afterAll(async () => {
      for (const one of all) await one.stop();
      await adHoc?.close();
    });

    async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
      const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
      return (await fetch(`${url}/graphql`, { ...init, body: JSON.stringify(body) })).json() as Promise<Answer>;
    }
    const ask = (variables: object, headers = {}, url = served.on) => post(url, { query: QUERY, variables }, headers);
    const one = { query: 'RETURN 1 AS one' };

    it('answers rows with what was foreseen and how old they are', async () => {
      const query = 'MATCH (o:Organization) WHERE o.id > $from RETURN o.id AS id ORDER BY id';
      const { data, errors } = await ask({ query, parameters: { from: 'organization:b' }, limit: 2 });
      expect(errors).toBeUndefined();
      expect(data.cypher).toMatchObject({
        columns: ['id'],
        rows: [['organization:birch'], ['organization:dogwood']],
        rowCount: 2,
        isTruncated: true,
        truncatedBy: 'ROWS',
        watermark: await store().version(),
        snapshotAt: engine === 'neo4j' ? null : expect.stringMatching(/^\d{4}-.*Z$/),
        snapshotAgeSeconds: engine === 'neo4j' ? null : expect.any(Number),
        seconds: expect.any(Number),
        estimate: { operators: expect.arrayContaining([expect.objectContaining({ name: 'Filter' })]) },
      });
    });

    it('estimates without running', async () => {
      const query =
        '{ cypherEstimate(query: "MATCH (a), (b), (c), (d), (e), (f) RETURN a.id AS id") { estimatedRows operators { name } } }';
      const { data } = await post(served.on, { query });
      expect(data.cypherEstimate.operators.length).toBeGreaterThan(6);
      expect(data.cypherEstimate.estimatedRows).toEqual(engine === 'neo4j' ? expect.any(Number) : null);
    });

    it.each([
      [{ ...one, limit: 0 }, /^limit is 0; expected a whole number from 1 to 10000\./],
      [{ ...one, limit: 10_001 }, /^limit is 10001; expected/],
      [{ ...one, timeoutMs: 99 }, /^timeoutMs is 99; expected a whole number from 100 to 60000\./],
      [{ query: 'MATCH (n) DETACH DELETE n' }, /^query would /],
      [{ query: 'RETURN $a AS a', parameters: {} }, /^query asks for the parameter \$a/],
    ])('refuses %j in a sentence', async (variables, message) => {
      expect((await ask(variables)).errors).toMatchObject([
        { message: expect.stringMatching(message), extensions: { code: 'BAD_INPUT' } },
      ]);
    });

    it('is off unless it is switched on', async () => {
      expect(await ask(one, {}, served.off)).toMatchObject({
        data: null,
        errors: [
          {
            message: 'Ad-hoc Cypher is off. Set TIERLINE_CYPHER=on where the server is started.',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      });
    });

    it('is for who shows the token of analysts, where there is one', async () => {
      const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
      expect(await ask(one, bearer(TOKEN), served.withToken)).toMatchObject({ data: { cypher: { rows: [[1]] } } });
      for (const headers of [{}, bearer(`${TOKEN}x`), bearer('')]) {
        expect((await ask(one, headers, served.withToken)).errors).toMatchObject([
          { message: expect.stringContaining('TIERLINE_ANALYST_TOKEN'), extensions: { code: 'UNAUTHENTICATED' } },
        ]);
      }
    });

    it('is for this machine alone where there is no token, and for no page of another origin', async () => {
      for (const headers of [{ origin: 'https://elsewhere.example' }, { 'x-forwarded-for': '203.0.113.9' }]) {
        expect((await ask(one, headers)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      }
    });

    it('is not answered to a GET, which any page can make a browser send', async () => {
      const search = new URLSearchParams({ query: '{ cypher(query: "RETURN 1 AS one") { rows } }' });
      const answer = (await (await fetch(`${served.on}/graphql?${search}`)).json()) as Answer;
      expect(answer.errors).toMatchObject([
        {
          message: 'An ad-hoc statement must come by POST. Send it as a JSON body.',
          extensions: { code: 'FORBIDDEN' },
        },
      ]);
    });
  });
});
