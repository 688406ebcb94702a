/** HTTP: `/graphql` for programs and, to a browser, GraphiQL; `/reports`; `/health/live` and `/health/ready`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { Logger } from 'pino';
import { cancelled } from '../errors';
import { isOfReports, serveReports } from '../features/reports/http/serve-reports';
import type { ReportShelf } from '../features/reports/report-shelf';
import type { Context } from '../graphql/context';
import { VERSION } from '../graphql/held';
import { seenVersion } from '../graphql/seen-version';
import { admitted, admittedSearch } from './admit-document';
import { gzipped, takesGzip } from './compressed';
import { type RequestContext, requestContext, type Shared } from './context';
import { Deadlines } from './deadlines';
import { type Documents, NO_DOCUMENTS } from './documents';
import { isNamed, stateOf, tagOf } from './entity-tags';
import { CONTENT_SECURITY_POLICY, graphiqlAsset } from './graphiql';
import { type Answer, KeptAnswers, keyOfRequest, send } from './kept-answers';
import { NO_SNIFFING, Refusal, refusalBody, refusalOf, sendJson } from './refusal';
import { jsonIn, jsonText } from './request-body';
import { type Doors, type Rights, rightsOf } from './rights';
import { Stop } from './stop';

const SELF = 'http://server';
const GRAPHQL = '/graphql';
const AT_GRAPHQL = new URL(GRAPHQL, SELF);
/** Headers of a request that Apollo Server looks at. */
const LOOKED_AT = ['accept', 'content-type'] as const;
/** How an answer begins in which not all was well. */
const ERRORS = Buffer.from('{"errors"');

export interface Serving extends Shared, Doors {
  readonly apollo: ApolloServer<Context>;
  readonly log: Logger;
  readonly reports: ReportShelf;
  /** What may be named by its SHA-256, and whether nothing else is run. */
  readonly documents?: Documents;
  isReady(): Promise<boolean>;
}

export function httpServer(serving: Serving): Server {
  const keeping: Keeping = { ...serving, kept: new KeptAnswers(), deadlines: new Deadlines(serving.deadlineMs) };
  const server = createServer((request, response) => {
    const rights = rightsOf(serving, request, server);
    route(keeping, request, response, rights).catch((error: unknown) => {
      const refused = refusalOf(error);
      if (!refused && !request.socket.destroyed) serving.log.error(error, 'a request failed');
      if (!response.headersSent) sendJson(response, refused?.status ?? 500, refusalBody(refused));
      else response.destroy();
    });
  });
  server.requestTimeout = 30_000;
  return server;
}

interface Keeping extends Serving {
  readonly kept: KeptAnswers;
  readonly deadlines: Deadlines;
}

async function route(
  serving: Keeping,
  request: IncomingMessage,
  response: ServerResponse,
  rights: Rights,
): Promise<void> {
  const url = urlOf(request.url ?? '/');
  const { pathname } = url;
  const wantsPage = isForPage(request, url);
  if (pathname === GRAPHQL && !wantsPage) return answer(serving, request, response, url, rights);
  response.setHeader('x-content-type-options', 'nosniff');
  if (pathname === '/') return void response.writeHead(302, { location: GRAPHQL }).end();
  if (pathname === '/health/live') return sendJson(response, 200, { status: 'live' });
  if (pathname === '/health/ready') {
    const ready = await serving.isReady();
    return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  }
  if (isOfReports(pathname)) return answerReports(serving, request, response, url);
  const asset = wantsPage ? graphiqlAsset(pathname) : null;
  if (asset) return sendAsset(request, response, asset);
  throw new Refusal(404, 'NOT_FOUND', `Nothing is at ${pathname.slice(0, 80)}; GraphQL is at ${GRAPHQL}.`);
}

/** The one that nearly all ask is not read anew; nobody changes it. */
function urlOf(address: string): URL {
  if (address === GRAPHQL) return AT_GRAPHQL;
  try {
    return new URL(address, SELF);
  } catch {
    throw new Refusal(400, 'BAD_REQUEST', 'The address cannot be read; use /graphql.');
  }
}

/** Whether a browser asks for GraphiQL, or for one of its files. */
function isForPage({ method, headers }: IncomingMessage, { pathname, searchParams }: URL): boolean {
  if (method !== 'GET') return false;
  return pathname !== GRAPHQL || (!searchParams.has('query') && (headers.accept ?? '').includes('text/html'));
}

async function answer(
  serving: Keeping,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  rights: Rights,
): Promise<void> {
  const text = request.method === 'POST' ? await jsonText(request, rights) : undefined;
  const stop = new Stop();
  serving.deadlines.begin(stop);
  response.on('close', () => response.writableFinished || stop.abort(cancelled()));
  try {
    await answerUntil(stop, serving, request, response, url, text, rights);
  } finally {
    serving.deadlines.end(stop);
  }
}

async function answerUntil(
  stop: Stop,
  serving: Keeping,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  text: string | undefined,
  rights: Rights,
): Promise<void> {
  const { store, kept } = serving;
  const key = keyOfRequest(request, text);
  const wasAsked = kept.wasAsked(key);
  const seen = wasAsked || request.method === 'GET' ? await seenVersion(store, stop).catch(() => null) : null;
  const state = seen && stateOf(seen);
  const tag = state !== null && request.method === 'GET' ? tagOf(state, request) : null;
  if (tag !== null && isNamed(tag, request.headers['if-none-match'])) {
    return void response.writeHead(304, keepable(tag)).end();
  }
  const known = wasAsked && state !== null ? await kept.of(key, state) : undefined;
  if (known) return send(response, known);
  const context = requestContext(serving, stop, rights);
  if (seen) context.keep(VERSION, () => seen);
  const { result, body, mayBeKept } = await run(serving, request, url, text, context);
  const headers: Record<string, string> = Object.fromEntries(result.headers);
  Object.assign(headers, mayBeKept && tag !== null ? keepable(tag) : NOT_KEEPABLE);
  const zipped = takesGzip(request) ? await gzipped(body) : null;
  if (zipped) Object.assign(headers, { 'content-encoding': 'gzip', 'content-length': String(zipped.length) });
  const worked: Answer = { status: result.status ?? 200, headers, body: zipped ?? body };
  if (wasAsked && state !== null && mayBeKept) await kept.keep(key, state, worked);
  send(response, worked);
}

/** What the request's document gives, and whether it is the whole answer for as long as the graph stays as it is. */
async function run(
  { apollo, documents = NO_DOCUMENTS }: Serving,
  request: IncomingMessage,
  url: URL,
  text: string | undefined,
  context: RequestContext,
): Promise<{ readonly result: HTTPGraphQLResponse; readonly body: Buffer; readonly mayBeKept: boolean }> {
  const body = text === undefined ? undefined : admitted(jsonIn(text), documents);
  const search = request.method === 'GET' ? admittedSearch(url, documents) : url.search;
  const headers = new HeaderMap();
  for (const name of LOOKED_AT) if (request.headers[name] !== undefined) headers.set(name, request.headers[name]);
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'GET', headers, search, body },
    context: async () => context,
  });
  const bytes: unknown = result.body.kind === 'complete' ? result.body.string : '';
  const answered = Buffer.isBuffer(bytes) ? bytes : Buffer.from(String(bytes));
  const isWhole = (result.status ?? 200) === 200 && !answered.subarray(0, ERRORS.length).equals(ERRORS);
  return { result, body: answered, mayBeKept: isWhole && context.isRepeatable };
}

/** A long export may take longer than a request: each of its pages has that time. */
async function answerReports(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const stop = new Stop();
  response.on('close', () => stop.abort(cancelled()));
  const context = requestContext(serving, stop);
  await serveReports({ shelf: serving.reports, log: serving.log, request, response, url, context });
}

const NOT_KEEPABLE = { 'cache-control': 'no-store', ...NO_SNIFFING };

/** Anybody may keep the answer, and asks before it shows it again. */
const keepable = (tag: string) => ({
  etag: tag,
  ...NO_SNIFFING,
  'cache-control': 'no-cache',
  vary: 'accept, accept-encoding, authorization',
});

function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  asset: NonNullable<ReturnType<typeof graphiqlAsset>>,
): void {
  const zipped = takesGzip(request);
  response.writeHead(200, {
    'content-type': asset.type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    vary: 'accept, accept-encoding',
    'cache-control': 'no-cache',
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(zipped ? asset.gzipped : asset.bytes);
}
