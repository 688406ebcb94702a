/** HTTP: `/graphql` for programs and, to a browser, GraphiQL; `/health/live` and `/health/ready`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { Logger } from 'pino';
import { cancelled, deadlineExceeded } from '../errors';
import type { Context } from '../graphql/context';
import { requestContext, type Shared } from './context';
import { CONTENT_SECURITY_POLICY, graphiqlAsset } from './graphiql';

const LARGEST_BODY = 1_000_000;
const SELF = 'http://server';

export interface Serving extends Shared {
  readonly apollo: ApolloServer<Context>;
  readonly log: Logger;
  isReady(): Promise<boolean>;
}

export function httpServer(serving: Serving): Server {
  const server = createServer((request, response) => {
    route(serving, request, response).catch((error: unknown) => {
      if (!(error instanceof Refusal) && !request.socket.destroyed) serving.log.error(error, 'a request failed');
      if (!response.headersSent) sendJson(response, error instanceof Refusal ? error.status : 500, refusalBody(error));
      else response.destroy();
    });
  });
  server.requestTimeout = 30_000;
  return server;
}

/** A request that is refused before GraphQL sees it. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

async function route(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = request.url ?? '/';
  if (!URL.canParse(address, SELF)) throw new Refusal(400, 'BAD_REQUEST', 'The address cannot be read; use /graphql.');
  const url = new URL(address, SELF);
  response.setHeader('x-content-type-options', 'nosniff');
  if (url.pathname === '/') return void response.writeHead(302, { location: '/graphql' }).end();
  if (url.pathname === '/health/live') return sendJson(response, 200, { status: 'live' });
  if (url.pathname === '/health/ready') {
    const ready = await serving.isReady();
    return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  }
  const asset = request.method === 'GET' && wantsPage(request, url) ? graphiqlAsset(url.pathname) : null;
  if (asset) return sendAsset(request, response, asset);
  if (url.pathname === '/graphql') return answer(serving, request, response, url);
  throw new Refusal(404, 'NOT_FOUND', `Nothing is at ${url.pathname.slice(0, 80)}; GraphQL is at /graphql.`);
}

const wantsPage = (request: IncomingMessage, url: URL): boolean =>
  url.pathname !== '/graphql' ||
  (!url.searchParams.has('query') && (request.headers.accept ?? '').includes('text/html'));

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const body = request.method === 'POST' ? await jsonBody(request) : undefined;
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(deadlineExceeded(serving.deadlineMs)), serving.deadlineMs);
  response.on('close', () => stop.abort(cancelled()));
  try {
    const result = await serving.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? 'GET', headers, search: url.search, body },
      context: async () => requestContext(serving, stop.signal),
    });
    for (const [name, value] of result.headers) response.setHeader(name, value);
    response.statusCode = result.status ?? 200;
    if (result.body.kind === 'complete') response.end(result.body.string);
    else for await (const chunk of result.body.asyncIterator) response.write(chunk);
    response.end();
  } finally {
    clearTimeout(timer);
  }
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  const charset = /charset="?([^";]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!/^application\/json\b/i.test(type) || !['utf-8', 'utf8'].includes(charset)) {
    throw new Refusal(415, 'BAD_REQUEST', 'The body must be application/json in UTF-8; set the Content-Type header.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) break;
    chunks.push(chunk);
  }
  if (size > LARGEST_BODY) {
    // The rest is let run out: a client that is cut off while it sends would never read the answer.
    request.resume();
    throw new Refusal(413, 'BOUND_EXCEEDED', `The body is larger than ${LARGEST_BODY} bytes; send less at a time.`);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'BAD_REQUEST', 'The body is no valid JSON; send {"query": "…", "variables": {…}}.');
  }
}

function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  asset: NonNullable<ReturnType<typeof graphiqlAsset>>,
): void {
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  response.writeHead(200, {
    'content-type': asset.type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    vary: 'accept, accept-encoding',
    'cache-control': 'no-cache',
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(zipped ? asset.gzipped : asset.bytes);
}

const refusalBody = (error: unknown) => ({
  errors: [
    error instanceof Refusal
      ? { message: error.message, extensions: { code: error.code } }
      : { message: 'Something went wrong here.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
  ],
});

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
