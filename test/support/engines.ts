/** Both engines for a test: the embedded one in memory, and the Neo4j that the run was started with. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPackage } from '../../src/features/ingest/load-package';
import { publicScope } from '../../src/model/scope';
import { applySchema } from '../../src/store/apply-schema';
import { openEmbedded } from '../../src/store/embedded';
import { openNeo4j } from '../../src/store/neo4j';
import { statementOf } from '../../src/store/statement';
import type { Store } from '../../src/store/store';
import type { Neo4jAddress } from './neo4j/neo4j-server';

export const home = join(__dirname, '../..');

const schema = join(home, 'schema/graph');
const schemaTexts = readdirSync(schema)
  .sort()
  .map((file) => readFileSync(join(schema, file), 'utf8'));
const schemaDigest = createHash('sha256').update(schemaTexts.join()).digest('hex');

interface Engine {
  readonly name: string;
  open(): Promise<Store>;
}

const { TIERLINE_TEST_NEO4J = '[]', JEST_WORKER_ID = '1' } = process.env;
const given: readonly Neo4jAddress[] = JSON.parse(TIERLINE_TEST_NEO4J);
const own = given[Number(JEST_WORKER_ID) - 1];
if (!own && given.length > 0) throw new Error('Each process of the tests needs a Neo4j of its own; run jest with -i.');

/** The Neo4j of this process; an empty `uri` where there is none. */
export const neo4jSettings = {
  ...(own ?? { uri: '', username: 'neo4j', password: '', database: 'neo4j' }),
  statementTimeoutMs: 30_000,
};

export const engines: readonly Engine[] = [
  { name: 'embedded', open: async () => openEmbedded() },
  ...(own ? [{ name: 'neo4j', open: () => openNeo4j(neo4jSettings) }] : []),
];

/** A store of the engine that holds nothing but its schema. */
export async function emptyStore(engine: Engine): Promise<Store> {
  const store = await engine.open();
  if (store.engine === 'neo4j') await wipe(store);
  await applySchema(store, schema);
  return store;
}

/**
 * Empties a database that only tests use; one that holds anything else is left alone and fails the test. What ran of the
 * schema stays noted while its texts are the same: it makes indexes and constraints alone, which stand. Files of tests are
 * numbered from 900 on.
 */
async function wipe(store: Store): Promise<void> {
  const [found] = await store.read(
    statementOf(
      'whose',
      'MATCH (n) RETURN count(n) AS nodes, collect(CASE WHEN n:TierlineTests THEN n.schema END) AS marks',
    ),
    {},
    { scope: publicScope(new Date()) },
  );
  const marks = found?.marks as string[];
  if (found?.nodes !== 0 && marks.length === 0) {
    throw new Error(
      `The database at ${neo4jSettings.uri} is not empty. The tests would wipe it: give them one of their own.`,
    );
  }
  const kept = marks.includes(schemaDigest) ? "WHERE NOT n:SchemaChange OR n.file >= '900'" : '';
  await store.write([
    { statement: statementOf('wipe', `MATCH (n) ${kept} DETACH DELETE n`), parameters: {} },
    {
      statement: statementOf('mark', 'CREATE (:TierlineTests {schema: $digest})'),
      parameters: { digest: schemaDigest },
    },
  ]);
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
