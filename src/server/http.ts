/** HTTP: `/graphql` for programs and, to a browser, GraphiQL; `/reports`; `/health/live` and `/health/ready`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { Logger } from 'pino';
import { cancelled, deadlineExceeded } from '../errors';
import { isOfReports, serveReports } from '../features/reports/http/serve-reports';
import type { ReportShelf } from '../features/reports/report-shelf';
import type { Context } from '../graphql/context';
import { VERSION } from '../graphql/held';
import { seenVersion } from '../graphql/seen-version';
import { admitted, admittedSearch } from './admit-document';
import { gzipped, takesGzip } from './compressed';
import { type RequestContext, requestContext, type Shared } from './context';
import { type Documents, NO_DOCUMENTS } from './documents';
import { isNamed, stateOf, tagOf } from './entity-tags';
import { CONTENT_SECURITY_POLICY, graphiqlAsset } from './graphiql';
import { type Answer, KeptAnswers, keyOfRequest, send } from './kept-answers';
import { parsed, Refusal, refusalBody, refusalOf, sendJson } from './refusal';
import { type Doors, type Rights, rightsOf } from './rights';
import { Stop } from './stop';

const LARGEST_BODY = 1_000_000;
/** Of a document that starts an import, from a caller that may write. */
const LARGEST_IMPORT = 32_000_000;
const SELF = 'http://server';
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
  const keeping: Keeping = { ...serving, kept: new KeptAnswers() };
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
}

async function route(
  serving: Keeping,
  request: IncomingMessage,
  response: ServerResponse,
  rights: Rights,
): Promise<void> {
  const url = urlOf(request.url ?? '/');
  response.setHeader('x-content-type-options', 'nosniff');
  if (url.pathname === '/') return void response.writeHead(302, { location: '/graphql' }).end();
  if (url.pathname === '/health/live') return sendJson(response, 200, { status: 'live' });
  if (url.pathname === '/health/ready') {
    const ready = await serving.isReady();
    return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  }
  if (isOfReports(url.pathname)) return answerReports(serving, request, response, url);
  const asset = request.method === 'GET' && wantsPage(request, url) ? graphiqlAsset(url.pathname) : null;
  if (asset) return sendAsset(request, response, asset);
  if (url.pathname === '/graphql') return answer(serving, request, response, url, rights);
  throw new Refusal(404, 'NOT_FOUND', `Nothing is at ${url.pathname.slice(0, 80)}; GraphQL is at /graphql.`);
}

function urlOf(address: string): URL {
  try {
    return new URL(address, SELF);
  } catch {
    throw new Refusal(400, 'BAD_REQUEST', 'The address cannot be read; use /graphql.');
  }
}

const wantsPage = (request: IncomingMessage, url: URL): boolean =>
  url.pathname !== '/graphql' ||
  (!url.searchParams.has('query') && (request.headers.accept ?? '').includes('text/html'));

async function answer(
  serving: Keeping,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  rights: Rights,
): Promise<void> {
  const text = request.method === 'POST' ? await jsonText(request, rights) : undefined;
  const stop = new Stop();
  const timer = setTimeout(() => stop.abort(deadlineExceeded(serving.deadlineMs)), serving.deadlineMs);
  response.on('close', () => response.writableFinished || stop.abort(cancelled()));
  try {
    await answerUntil(stop, serving, request, response, url, text, rights);
  } finally {
    clearTimeout(timer);
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
  const headers = {
    ...Object.fromEntries(result.headers),
    ...(mayBeKept && tag !== null ? keepable(tag) : { 'cache-control': 'no-store' }),
  };
  const status = result.status ?? 200;
  const zipped = takesGzip(request) ? await gzipped(body) : null;
  const coding = zipped && { 'content-encoding': 'gzip', 'content-length': String(zipped.length) };
  const worked: Answer = { status, headers: { ...headers, ...coding }, body: zipped ?? body };
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
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
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

/** Anybody may keep the answer, and asks before it shows it again. */
const keepable = (tag: string) => ({
  etag: tag,
  'cache-control': 'no-cache',
  vary: 'accept, accept-encoding, authorization',
});

/** A body in JSON as it was sent; that of an import may be larger than others. */
async function jsonText(request: IncomingMessage, rights: Rights): Promise<string> {
  const type = request.headers['content-type'] ?? '';
  const charset = /charset="?([^";]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!/^application\/json\b/i.test(type) || !['utf-8', 'utf8'].includes(charset)) {
    throw new Refusal(415, 'BAD_REQUEST', 'The body must be application/json in UTF-8; set the Content-Type header.');
  }
  return (await readBody(request, rights)).toString('utf8');
}

function jsonIn(text: string): unknown {
  const body = parsed(text);
  if (Buffer.byteLength(text) > LARGEST_BODY && !startsImport(body)) throw tooLarge(LARGEST_BODY);
  if (body === undefined) {
    throw new Refusal(400, 'BAD_REQUEST', 'The body is no valid JSON; send {"query": "…", "variables": {…}}.');
  }
  return body;
}

/** A body beyond the limit is read on only for one that may write. */
function readBody(request: IncomingMessage, rights: Rights): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let most = LARGEST_BODY;
    const read = (chunk: Buffer) => {
      size += chunk.length;
      if (size > most && most === LARGEST_BODY && rights.writeRefusal === null) most = LARGEST_IMPORT;
      if (size <= most) return void chunks.push(chunk);
      // The rest is let run out: a client that is cut off while it sends would never read the answer.
      request.off('data', read).resume();
      reject(tooLarge(most));
    };
    request.on('data', read);
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

const startsImport = (body: unknown): boolean =>
  /\bimportStart\b/.test(String((body as { readonly query?: unknown } | null | undefined)?.query));

const tooLarge = (most: number): Refusal =>
  new Refusal(413, 'BOUND_EXCEEDED', `The body is larger than ${most} bytes; send less at a time.`);

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
