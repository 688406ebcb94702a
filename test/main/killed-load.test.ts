import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { graphDigest } from '../../src/features/export/digest';
import { applySchema } from '../../src/store/apply-schema';
import { openEmbedded } from '../../src/store/embedded';
import type { Store } from '../../src/store/store';
import { emptyStore, engines, home, neo4jSettings } from '../support/engines';
import { cleanUp, needBuild, newDirectory } from './server-process';

const KILLS = 50;
const PATIENCE_MS = 60_000;
const now = '2026-01-01T00:00:00.000Z';
/** A server takes its time over the larger one. */
const packages: Readonly<Record<string, string>> = { embedded: 'korea-defence', neo4j: 'tiny' };

/** Numbers from 0 to 1, the same in each run (Lehmer). */
function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function start(engine: string, graph: string): ChildProcess {
  const order = JSON.stringify({
    engine,
    graph,
    neo4j: neo4jSettings,
    directory: join(home, 'seeds', packages[engine] as string),
    now,
  });
  return spawn(process.execPath, [join(__dirname, 'load-once.cjs'), order], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills the load so many milliseconds after it began to read, when it is not over by then. */
async function run(child: ChildProcess, after: number): Promise<{ isKilled: boolean; milliseconds: number }> {
  const ended = once(child, 'exit');
  await once(child.stdout as NodeJS.EventEmitter, 'data');
  const began = performance.now();
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  const [code, signal] = await ended;
  clearTimeout(timer);
  const isKilled = signal === 'SIGKILL';
  if (!isKilled) expect(code).toBe(0);
  return { isKilled, milliseconds: performance.now() - began };
}

beforeAll(needBuild);
afterAll(cleanUp);

describe('a load that is killed', () => {
  it.each(engines)(
    `${KILLS} times at any moment and run again leaves on $name the graph of an undisturbed one`,
    async (engine) => {
      const random = randoms(20_261_125);
      const open = (graph: string): Promise<Store> =>
        engine.name === 'neo4j' ? engine.open() : Promise.resolve(openEmbedded(graph));
      const emptied = async () => {
        const graph = join(newDirectory(), 'graph');
        const store = engine.name === 'neo4j' ? await emptyStore(engine) : openEmbedded(graph);
        await applySchema(store, join(home, 'schema/graph'));
        await store.close();
        return graph;
      };
      const digestOf = async (graph: string) => {
        const store = await open(graph);
        const digest = await graphDigest(store);
        await store.close();
        return digest;
      };
      const first = await emptied();
      let { milliseconds: whole } = await run(start(engine.name, first), PATIENCE_MS);
      const expected = await digestOf(first);
      for (let kills = 0; kills < KILLS; ) {
        const graph = await emptied();
        let isDone = false;
        for (let isFresh = true; !isDone && kills < KILLS; isFresh = false) {
          const { isKilled, milliseconds } = await run(start(engine.name, graph), random() * whole);
          isDone = !isKilled;
          if (isKilled) kills += 1;
          // A server plans the statements of the first load: the later ones take much less.
          else if (isFresh) whole = milliseconds;
        }
        if (!isDone) expect(await run(start(engine.name, graph), PATIENCE_MS)).toMatchObject({ isKilled: false });
        expect(await digestOf(graph)).toBe(expected);
      }
    },
    600_000,
  );
});
