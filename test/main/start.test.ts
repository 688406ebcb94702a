import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_QUERY, SECOND_QUERY } from '../../src/server/graphiql';
import { emptyStore, engines, home, neo4jSettings } from '../support/engines';
import {
  askServer,
  cleanUp,
  needBuild,
  newDirectory,
  type ServerProcess,
  startServer,
  stopServer,
} from './server-process';

const SEED = join(home, 'seeds/korea-defence');

/** Settings of a graph that nothing was put into, for each engine. */
async function settingsOfNewGraph(engine: (typeof engines)[number]): Promise<Record<string, string>> {
  if (engine.name === 'embedded') return { TIERLINE_GRAPH: join(newDirectory(), 'new/graph') };
  await (await emptyStore(engine)).close();
  const { uri, username, password, database } = neo4jSettings;
  const address = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
  return { ...address, TIERLINE_SEED: SEED };
}

const answers: unknown[] = [];

beforeAll(needBuild);
afterAll(cleanUp);

describe.each(engines)('the server on $name', (engine) => {
  let settings: Record<string, string>;

  beforeAll(async () => {
    settings = await settingsOfNewGraph(engine);
  });

  describe('at its first start', () => {
    let server: ServerProcess;
    let url: string;

    beforeAll(async () => {
      server = startServer(settings);
      url = await server.url();
    });
    afterAll(() => stopServer(server));

    it('loads the first data and says how far it is', () => {
      expect(server.stdout()).toMatch(/^Loading the first data: (\d+) of \1 rows\n/);
      if (settings.TIERLINE_GRAPH) expect(existsSync(settings.TIERLINE_GRAPH)).toBe(true);
    });

    it('says where to click, which query to try, and which graph it is', () => {
      const [, ready, graph] = server.stdout().split('\n');
      expect(ready).toBe(
        `Tierline is ready. Open ${url}/graphql and press the play button: it asks who is behind the K2 tank.`,
      );
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(graph).toBe(
        `Graph: ${settings.NEO4J_URI ?? settings.TIERLINE_GRAPH}. This machine alone may write. Ctrl-C stops.`,
      );
      expect(server.stderr()).toBe('');
    });

    it('answers the query of the page, whole and to the last supplier', async () => {
      const answer = await askServer(url, FIRST_QUERY);
      expect(answer.errors).toBeUndefined();
      const { completeness, tiers } = answer.data.trace;
      expect(completeness.outcome).toBe('EXHAUSTED');
      expect(tiers[0].nodes).toEqual([
        {
          entity: { __typename: 'Platform', id: 'platform:k2', name: 'K2 Black Panther', nameKo: 'K2 전차' },
          witness: [],
        },
      ]);
      expect(tiers.length).toBeGreaterThan(2);
      answers.push(answer.data);
    });

    it('answers the query of the second tab', async () => {
      const answer = await askServer(url, SECOND_QUERY);
      expect(answer.errors).toBeUndefined();
      expect(answer.data.paths.paths[0].steps.at(-1).node).toEqual({ __typename: 'Country', name: 'Poland' });
    });

    it('is ready for a balancer', async () => {
      for (const state of ['live', 'ready']) {
        const response = await fetch(`${url}/health/${state}`);
        expect([response.status, await response.json()]).toEqual([200, { status: state }]);
      }
    });
  });

  describe('at a later start', () => {
    it('loads nothing again, answers within three seconds, and ends cleanly', async () => {
      const times: number[] = [];
      // What else the machine does only adds to a start.
      while (times.length < 3 && !times.some((time) => time < 3_000)) {
        const spawned = Date.now();
        const server = startServer(settings);
        const answer = await askServer(await server.url(), FIRST_QUERY);
        times.push(Date.now() - spawned);
        expect(server.stdout()).not.toContain('Loading');
        if (times.length === 1) answers.push(answer.data);
        expect(await stopServer(server)).toEqual({ code: 0, signal: null });
      }
      expect(Math.min(...times)).toBeLessThan(3_000);
    });
  });
});

describe('the answer to the first query', () => {
  it('is the same on every engine and at every start', () => {
    expect(answers).toHaveLength(2 * engines.length);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe('TIERLINE_SEED=none', () => {
  it('starts on an empty graph and names no query about what is not there', async () => {
    const server = startServer({ TIERLINE_GRAPH: join(newDirectory(), 'graph'), TIERLINE_SEED: 'none' });
    const url = await server.url();
    expect(server.stdout()).toMatch(/^Tierline is ready\. Open http:\S+\/graphql\.\n/);
    const { data } = await askServer(url, '{ organizations { totalCount { value } nodes { id } } }');
    expect(data).toEqual({ organizations: { totalCount: { value: 0 }, nodes: [] } });
    await stopServer(server);
  });
});

describe('TIERLINE_HOST=0.0.0.0', () => {
  it('names an address that a browser on this machine can open', async () => {
    const graph = join(newDirectory(), 'graph');
    const server = startServer({ TIERLINE_GRAPH: graph, TIERLINE_SEED: 'none', TIERLINE_HOST: '0.0.0.0' });
    const url = await server.url();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await stopServer(server);
  });
});
