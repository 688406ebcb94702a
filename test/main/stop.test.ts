import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { FIRST_QUERY } from '../../src/server/graphiql';
import {
  askServer,
  cleanUp,
  needBuild,
  newDirectory,
  pause,
  type ServerProcess,
  startServer,
  stopServer,
} from './server-process';

const LONGEST_STOP_MS = 6_000;

let graph: string;

beforeAll(async () => {
  needBuild();
  graph = join(newDirectory(), 'graph');
}, 120_000);
afterAll(cleanUp);

async function started(): Promise<{ server: ServerProcess; url: string }> {
  const server = startServer({ TIERLINE_GRAPH: graph });
  return { server, url: await server.url() };
}

/** A question of which the server has the head and the first half of the body. */
async function halfAsked(
  url: string,
): Promise<{ finish(): void; answer: Promise<IncomingMessage>; asking: ClientRequest }> {
  const body = JSON.stringify({ query: FIRST_QUERY });
  const asking = request(`${url}/graphql`, {
    method: 'POST',
    agent: new Agent({ keepAlive: true }),
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), expect: '100-continue' },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) =>
    asking.once('response', resolve).once('error', reject),
  );
  answer.catch(() => undefined);
  const invited = new Promise((resolve) => asking.once('continue', resolve));
  asking.flushHeaders();
  await invited;
  asking.write(body.slice(0, 20));
  return { finish: () => void asking.end(body.slice(20)), answer, asking };
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message.setEncoding('utf8')) text += chunk;
  return text;
}

/** Sends the signal; what the end was, and that it came in time. */
async function endingAfter(server: ServerProcess, signal: NodeJS.Signals): Promise<unknown> {
  const sent = Date.now();
  server.signal(signal);
  const ending = await server.ended;
  expect(Date.now() - sent).toBeLessThan(LONGEST_STOP_MS);
  return ending;
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends an idle server, also one with connections that are kept alive', async () => {
    const { server, url } = await started();
    await askServer(url, '{ __typename }');
    expect(await endingAfter(server, signal)).toEqual({ code: 0, signal: null });
    expect(server.stdout()).toMatch(/Ctrl-C stops\.\nStopping\.\n$/);
    expect(server.stderr()).toBe('');
  });

  it('lets a request under way have its answer, and ends as soon as it has', async () => {
    const { server, url } = await started();
    const { finish, answer } = await halfAsked(url);
    server.signal(signal);
    await server.says('Stopping.');
    const finished = Date.now();
    finish();
    const response = await answer;
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(await textOf(response)).data.trace.completeness.outcome).toBe('EXHAUSTED');
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(Date.now() - finished).toBeLessThan(2_000);
  });
});

describe('a server that stops', () => {
  it('takes no new connection', async () => {
    const { server, url } = await started();
    const { finish, answer } = await halfAsked(url);
    server.signal('SIGTERM');
    await server.says('Stopping.');
    await expect(askServer(url, '{ __typename }')).rejects.toThrow('fetch failed');
    finish();
    await answer;
    await server.ended;
  });

  it('does not wait for a request that never ends', async () => {
    const { server, url } = await started();
    const { answer } = await halfAsked(url);
    expect(await endingAfter(server, 'SIGTERM')).toEqual({ code: 0, signal: null });
    await expect(answer).rejects.toThrow('socket hang up');
  });

  it('takes a second signal that comes at once for the same Ctrl-C, which npm passes on', async () => {
    const { server, url } = await started();
    const { finish, answer } = await halfAsked(url);
    server.signal('SIGINT');
    await server.says('Stopping.');
    server.signal('SIGINT');
    await pause(200);
    finish();
    expect((await answer).statusCode).toBe(200);
    expect(await server.ended).toEqual({ code: 0, signal: null });
  });

  it('ends at once when it is asked again', async () => {
    const { server, url } = await started();
    const { answer } = await halfAsked(url);
    server.signal('SIGINT');
    await server.says('Stopping.');
    await pause(600);
    const asked = Date.now();
    expect(await endingAfter(server, 'SIGINT')).toEqual({ code: 130, signal: null });
    expect(Date.now() - asked).toBeLessThan(2_000);
    await expect(answer).rejects.toThrow();
  });

  it('leaves the graph to the next', async () => {
    const { server } = await started();
    await stopServer(server);
    const { server: next, url } = await started();
    expect((await askServer(url, FIRST_QUERY)).data.trace.completeness.outcome).toBe('EXHAUSTED');
    await stopServer(next);
  });
});
