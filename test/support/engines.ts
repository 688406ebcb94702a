/** Both engines for a test: the embedded one in memory, and the Neo4j that the run was started with. */
import { join } from 'node:path';
import { loadPackage } from '../../src/features/ingest/load-package';
import { publicScope } from '../../src/model/scope';
import { applySchema } from '../../src/store/apply-schema';
import { openEmbedded } from '../../src/store/embedded';
import { openNeo4j } from '../../src/store/neo4j';
import { statementOf } from '../../src/store/statement';
import type { Store } from '../../src/store/store';

export const home = join(__dirname, '../..');

interface Engine {
  readonly name: string;
  open(): Promise<Store>;
}

const { TIERLINE_TEST_NEO4J_URI: uri } = process.env;

export const neo4jSettings = {
  uri: uri ?? '',
  username: process.env.TIERLINE_TEST_NEO4J_USERNAME ?? 'neo4j',
  password: process.env.TIERLINE_TEST_NEO4J_PASSWORD ?? '',
  database: process.env.TIERLINE_TEST_NEO4J_DATABASE ?? 'neo4j',
  statementTimeoutMs: 30_000,
};

export const engines: readonly Engine[] = [
  { name: 'embedded', open: async () => openEmbedded() },
  ...(uri ? [{ name: 'neo4j', open: () => openNeo4j(neo4jSettings) }] : []),
];

/** A store of the engine that holds nothing but its schema. */
export async function emptyStore(engine: Engine): Promise<Store> {
  const store = await engine.open();
  if (store.engine === 'neo4j') await wipe(store);
  await applySchema(store, join(home, 'schema/graph'));
  return store;
}

/** Empties a database that only tests use; one that holds anything else is left alone and fails the test. */
async function wipe(store: Store): Promise<void> {
  const [found] = await store.read(
    statementOf('whose', 'MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:TierlineTests THEN 1 END) AS marks'),
    {},
    { scope: publicScope(new Date()) },
  );
  if (found?.nodes !== 0 && found?.marks === 0) {
    throw new Error(
      `The database at ${neo4jSettings.uri} is not empty. The tests would wipe it: give them one of their own.`,
    );
  }
  const steps = ['MATCH (n) DETACH DELETE n', 'CREATE (:TierlineTests)'];
  await store.write(steps.map((text) => ({ statement: statementOf('wipe', text), parameters: {} })));
}

/** Runs the same tests on every engine, each on a store with the named seed package, or an empty one. */
export function onEveryEngine(
  seed: 'tiny' | 'korea-defence' | null,
  tests: (store: () => Store, engine: string) => void,
): void {
  describe.each(engines)('on $name', (engine) => {
    let store: Store;
    beforeAll(async () => {
      store = await emptyStore(engine);
      if (seed) await loadPackage(store, join(home, 'seeds', seed));
    });
    afterAll(() => store?.close());
    tests(() => store, engine.name);
  });
}
