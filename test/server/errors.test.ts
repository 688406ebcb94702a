import { GraphQLError } from 'graphql';
import {
  AppError,
  badInput,
  cancelled,
  conflict,
  deadlineExceeded,
  type ErrorCode,
  errorCodes,
  notFound,
  storeRefused,
  storeUnavailable,
} from '../../src/errors';
import { loadPackage } from '../../src/features/ingest/load-package';
import { formatError } from '../../src/server/error-format';
import { dataPackage, table } from '../features/data-package';
import { run } from '../features/graph-rows';
import { onEveryEngine } from '../support/engines';
import { keepingLog, type Served, serve } from './serving';

const secret = 'bolt://10.0.0.7:7687 password=hunter2';

/** How an error of a resolver is shown and what of it is logged. */
function shown(original: Error) {
  const { log, lines } = keepingLog();
  const error = new GraphQLError(original.message, { path: ['trace'], originalError: original });
  const { message, path, extensions } = formatError(log, () => 'request-1')(error.toJSON(), error);
  return { message, path, extensions, lines };
}

describe('formatError', () => {
  it.each([
    badInput('first', 0, 'a number', 'Ask for more.'),
    notFound('root', 'platform:none'),
    conflict('Another writer was in the way.'),
    cancelled(),
  ])('shows what the caller can mend in full and logs nothing: $code', (error) => {
    const { message, path, extensions, lines } = shown(error);
    expect(message).toBe(error.message);
    expect(path).toEqual(['trace']);
    expect(extensions).toEqual({ code: error.code, ...error.details });
    expect(lines).toEqual([]);
  });

  it.each([
    deadlineExceeded(5_000, new Error(secret)),
    storeUnavailable('Neo4j does not answer.', 'Start it.', new Error(secret)),
  ])('shows what only the operator can mend and logs it with its cause: $code', (error) => {
    const { message, extensions, lines } = shown(error);
    expect(message).toBe(error.message);
    expect(extensions).toMatchObject({ code: error.code });
    expect(lines).toHaveLength(1);
    expect(lines[0]!.err!.stack).toContain(secret);
    expect(JSON.stringify([message, extensions])).not.toContain('hunter2');
  });

  it.each([new Error(secret), storeRefused('search', new Error(secret)), new TypeError('x is not a function')])(
    'masks all else behind a request id and logs it once with its cause: %s',
    (error) => {
      const { message, path, extensions, lines } = shown(error);
      expect(message).toBe('Something went wrong here. Tell the operator the request id request-1.');
      expect(path).toEqual(['trace']);
      expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' });
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({ level: 50, requestId: 'request-1' });
      expect(lines[0]!.err!.stack).toContain(error.message);
    },
  );

  it('masks every code whose status is the fault of the server, but for two', () => {
    const codes = (Object.keys(errorCodes) as ErrorCode[]).filter(
      (code) => shown(new AppError(code, 'message')).extensions?.code === 'INTERNAL_SERVER_ERROR',
    );
    expect(codes.sort()).toEqual(['SCHEMA_REFUSED', 'SETTINGS_REFUSED', 'STORE_REFUSED']);
  });

  it('cuts a value that a caller sent at 80 characters', () => {
    const { message, extensions } = shown(badInput('text', 'x'.repeat(10_000), 'less', 'Cut it.'));
    expect(message.length).toBeLessThan(200);
    expect(String(extensions!.value).length).toBeLessThanOrEqual(81);
  });
});

describe('an error nobody expects', () => {
  onEveryEngine(null, (store) => {
    let served: Served;
    beforeAll(async () => {
      const tables = {
        organizations: table('id,name', 'organization:a,A'),
        components: table('id,name', 'component:x,X'),
      };
      await loadPackage(store(), dataPackage(tables));
      const broken = `MATCH (a:Entity {id: 'organization:a'}) MATCH (x:Entity {id: 'component:x'})
        CREATE (a)-[:SUPPLIES {id: 'broken', validFrom: '0000-01-01', validTo: '9999-12-31', access: '', confidence: 1.0,
          recordedAt: '2024-01-01T00:00:00.000Z', retractedAt: '9999-12-31T23:59:59.999Z'}]->(x)`;
      await run(store(), broken);
      served = await serve(store());
    });
    afterAll(() => served?.stop());

    it('is masked with a request id, keeps the rest of the answer and is logged once', async () => {
      const query = `{ organizations { nodes { name } }
        node(id: "component:x") { ... on Component { name suppliers(first: 1) { nodes { id } } } } }`;
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      const { data, errors } = JSON.parse(text);
      expect(data).toEqual({ organizations: { nodes: [{ name: 'A' }] }, node: null });
      expect(errors).toEqual([
        {
          message: 'Something went wrong here. Tell the operator the request id request-1.',
          locations: expect.any(Array),
          path: ['node', 'suppliers'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' },
        },
      ]);
      expect(text).not.toMatch(/broken|\.ts|node_modules|stack/);
      expect(served.lines).toMatchObject([
        { level: 50, requestId: 'request-1', err: { message: expect.stringContaining('broken') } },
      ]);
    });
  });
});
