import { chmodSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { neo4jSettings } from '../support/engines';
import { cleanUp, needBuild, newDirectory, startServer, stopServer } from './server-process';

/** What a server that cannot start said, all of it, with its exit code. */
async function refusal(settings: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  const server = startServer(settings);
  const { code, signal } = await server.ended;
  expect({ signal, stdout: server.stdout() }).toEqual({ signal: null, stdout: '' });
  return { code, stderr: server.stderr() };
}

/** Runs `during` while something listens on the port that it is given. */
async function withPortInUse<T>(during: (port: number) => Promise<T>): Promise<T> {
  const other: Server = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    return await during((other.address() as AddressInfo).port);
  } finally {
    other.close();
  }
}

const emptyGraph = () => ({ TIERLINE_GRAPH: join(newDirectory(), 'graph'), TIERLINE_SEED: 'none' });

async function filledGraph(): Promise<string> {
  const graph = join(newDirectory(), 'graph');
  const server = startServer({ TIERLINE_GRAPH: graph });
  await server.url();
  await stopServer(server);
  return graph;
}

beforeAll(needBuild);
afterAll(cleanUp);

describe('a server that cannot start says why in one sentence and ends with 1', () => {
  it('when settings are wrong, all of them', async () => {
    const settings = {
      TIERLINE_PORT: 'http',
      TIERLINE_LOG: 'loud',
      NEO4J_URI: 'localhost:7687',
      NEO4J_PASSWORD: 'secret',
    };
    expect(await refusal(settings)).toEqual({
      code: 1,
      stderr: `NEO4J_URI is "localhost:7687"; expected neo4j://host:port, bolt://host:port or neo4j+s://….
TIERLINE_LOG is "loud"; expected one of fatal, error, warn, info, debug, silent.
TIERLINE_PORT is "http"; expected a whole number from 0 to 65535.
`,
    });
  });

  it('when the port is in use, and lets go of the graph', async () => {
    const settings = emptyGraph();
    await withPortInUse(async (port) => {
      expect(await refusal({ ...settings, TIERLINE_PORT: `${port}` })).toEqual({
        code: 1,
        stderr: `Port ${port} of 127.0.0.1 is in use. Stop the other server or set TIERLINE_PORT.\n`,
      });
    });
    const server = startServer(settings);
    await server.url();
    expect(await stopServer(server)).toEqual({ code: 0, signal: null });
  });

  it('when the address is not one of this machine', async () => {
    expect(await refusal({ ...emptyGraph(), TIERLINE_HOST: '192.0.2.1' })).toEqual({
      code: 1,
      stderr: '192.0.2.1 is no address of this machine. Mend TIERLINE_HOST.\n',
    });
  });

  it('when the graph lies where nothing may be written', async () => {
    const directory = unwritableDirectory();
    expect(await refusal({ TIERLINE_GRAPH: `${directory}/graph` })).toEqual({
      code: 1,
      stderr: `The graph ${directory}/graph cannot be written there. Set TIERLINE_GRAPH to a place where files can be written.\n`,
    });
  });

  it('when the graph lies below a file', async () => {
    const file = join(newDirectory(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ TIERLINE_GRAPH: `${file}/graph` })).toEqual({
      code: 1,
      stderr: `The graph ${file}/graph cannot be made there. Set TIERLINE_GRAPH to a place where files can be written.\n`,
    });
  });

  it('when another server holds the graph, which goes on', async () => {
    const settings = emptyGraph();
    const first = startServer(settings);
    const url = await first.url();
    expect(await refusal(settings)).toEqual({
      code: 1,
      stderr: `The graph ${settings.TIERLINE_GRAPH} is in use by another process. Stop it or set TIERLINE_GRAPH.\n`,
    });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await stopServer(first)).toEqual({ code: 0, signal: null });
  });

  it.each([
    ['cut off', (graph: string) => truncateSync(graph, 300_000)],
    ['overwritten at its start', (graph: string) => writeFileSync(graph, 'x'.repeat(16), { flag: 'r+' })],
    ['another kind of file', (graph: string) => writeFileSync(graph, 'id,name\n1,Hanwha\n')],
    ['empty', (graph: string) => truncateSync(graph, 0)],
  ])('when the file of the graph is %s, which stays as it is', async (_, damage) => {
    const graph = await filledGraph();
    damage(graph);
    const before = readFileSync(graph);
    expect(await refusal({ TIERLINE_GRAPH: graph })).toEqual({
      code: 1,
      stderr: `The graph ${graph} is damaged or no graph. Move it away and start again to load it anew, or set TIERLINE_GRAPH to another place.\n`,
    });
    expect(readFileSync(graph).equals(before)).toBe(true);
  });

  it('when the data package is not there', async () => {
    const seed = join(newDirectory(), 'missing');
    expect(await refusal({ ...emptyGraph(), TIERLINE_SEED: seed })).toEqual({
      code: 1,
      stderr: `What was to be loaded has 1 problem; nothing was written.\ndatapackage.json: There is none in ${seed}; name a directory that holds one.\n`,
    });
  });

  it.each(['bolt', 'neo4j'])('when no Neo4j answers at a %s address', async (scheme) => {
    const port = await withPortInUse(async (freeAfterwards) => freeAfterwards);
    const uri = `${scheme}://127.0.0.1:${port}`;
    expect(await refusal({ NEO4J_URI: uri, NEO4J_PASSWORD: 'secret' })).toEqual({
      code: 1,
      stderr: `Neo4j does not answer at ${uri}. Start it or mend NEO4J_URI.\n`,
    });
  });

  it('when something else than Neo4j answers', async () => {
    await withPortInUse(async (port) => {
      const uri = `bolt://127.0.0.1:${port}`;
      expect(await refusal({ NEO4J_URI: uri, NEO4J_PASSWORD: 'secret' })).toEqual({
        code: 1,
        stderr: `Neo4j does not answer at ${uri}. Start it or mend NEO4J_URI.\n`,
      });
    });
  });

  if (neo4jSettings.uri) {
    it('when the password is wrong, without saying it', async () => {
      const { uri, username } = neo4jSettings;
      const settings = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: 'not the password' };
      expect(await refusal(settings)).toEqual({
        code: 1,
        stderr: `${uri} refused ${username}. Mend NEO4J_USERNAME and NEO4J_PASSWORD.\n`,
      });
    });

    it('when Neo4j has no such database', async () => {
      const { uri, username, password } = neo4jSettings;
      const address = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
      expect(await refusal({ ...address, NEO4J_DATABASE: 'missing' })).toEqual({
        code: 1,
        stderr: `${uri} has no database missing. Mend NEO4J_DATABASE.\n`,
      });
    });
  }
});

/** Nobody may write into /sys, not even root, whom the mode of a directory does not stop. */
function unwritableDirectory(): string {
  if (process.getuid?.() === 0) return '/sys';
  const directory = newDirectory();
  chmodSync(directory, 0o555);
  return directory;
}
