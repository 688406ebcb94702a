/**
 * How fast a load is beside the engine's own keyed bulk write of the very same rows: the engine's own client, the same
 * batches, each in a transaction, rows ready in memory; no checks, history or verdicts. Run by hand, after a build:
 * `npm run bench:load -- --relations 1000000 --rounds 1 --engine embedded`. The median of alternating rounds counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const dist = (path) => require(join(import.meta.dirname, '../../dist', path));
const { GrafeoDB } = require('@grafeo-db/js');
const neo4j = require('neo4j-driver');
const { startNeo4j } = require('../support/neo4j/server.cjs');
const { generatePackage } = dist('features/generate/generate-package.js');
const { BATCH, inOrder } = dist('features/ingest/check-rows.js');
const { batchesOf } = dist('features/ingest/batches.js');
const { cleanRow } = dist('features/ingest/clean-row.js');
const { entityVersion, relationVersion } = dist('features/ingest/graph-rows.js');
const { entityRecord, relationRecord } = dist('features/ingest/record.js');
const { loadPackage } = dist('features/ingest/load-package.js');
const { openPackage } = dist('features/ingest/read-package.js');
const { mattersOfKind, mattersOfRelation, versionOf } = dist('model/versions.js');
const { applySchema } = dist('store/apply-schema.js');
const { openEmbedded } = dist('store/embedded.js');
const { openNeo4j } = dist('store/neo4j.js');
const { toParameter } = dist('store/values.js');

const { values: asked } = parseArgs({
  options: {
    relations: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    engine: { type: 'string', multiple: true, default: ['embedded', 'neo4j'] },
  },
});
const room = mkdtempSync(join(tmpdir(), 'tierline-bench-'));
const directory = join(room, 'package');
const schema = join(import.meta.dirname, '../../schema/graph');
const stamp = { batch: 'bench', now: '2026-01-01T00:00:00.000Z', reliability: () => 0.5 };
const seconds = (started) => (performance.now() - started) / 1_000;

/** Seconds that the engine alone takes to write the rows. */
async function bulkWrite(write) {
  let sum = 0;
  for (const { of, columns, rows } of inOrder((await openPackage(directory)).tables)) {
    for await (const batch of batchesOf(rows(), BATCH)) {
      const [text, list] = 'kind' in of ? entities(of.kind, columns, batch) : relations(of.relation, columns, batch);
      const started = performance.now();
      await write(text, list);
      sum += seconds(started);
    }
  }
  return sum;
}

function entities(kind, columns, batch) {
  const list = batch.map((row) => {
    const { id, claim } = entityRecord(kind, row, cleanRow(columns, row, []), stamp);
    return entityVersion(kind, id, versionOf(mattersOfKind(kind), [claim], stamp.now), [claim]).properties;
  });
  return [`UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n = row SET n:${kind}`, list];
}

/** The end with fewer relations comes first: on the embedded engine a MERGE walks them all. */
function relations(relation, columns, batch) {
  const list = batch.map((row) => {
    const record = relationRecord(relation, row, cleanRow(columns, row, []), stamp);
    return relationVersion(record, versionOf(mattersOfRelation(relation), [record.claim], stamp.now));
  });
  const merge =
    relation === 'LOCATED_IN'
      ? `MERGE (a)-[r:${relation} {id: row.properties.id}]->(b)`
      : `MERGE (b)<-[r:${relation} {id: row.properties.id}]-(a)`;
  const text = `UNWIND $rows AS row MATCH (b:Entity {id: row.to}) MATCH (a:Entity {id: row.from}) ${merge} SET r = row.properties`;
  return [text, list];
}

const engines = {
  async embedded() {
    const place = () => join(mkdtempSync(join(room, 'graph-')), 'graph');
    return {
      async bulk() {
        const file = place();
        const store = openEmbedded(file);
        await applySchema(store, schema);
        await store.close();
        const database = GrafeoDB.create(file);
        database.setCheckpointTriggers({ walBytes: 4_000_000 });
        const sum = await bulkWrite(async (text, rows) => {
          const transaction = database.beginTransaction();
          await transaction.executeCypher(text, { rows });
          transaction.commit();
        });
        database.close();
        return sum;
      },
      async empty() {
        const store = openEmbedded(place());
        await applySchema(store, schema);
        return store;
      },
      stop: async () => undefined,
    };
  },
  async neo4j() {
    let server;
    /** A server of its own for each write: emptying one that is full takes longer than filling it. */
    const fresh = async () => {
      await server?.stop();
      server = await startNeo4j({ password: 'tierline-bench', heapMegabytes: 2_000, log: console.error });
      const { uri, username, password } = server;
      const store = await openNeo4j({ uri, username, password, database: 'neo4j', statementTimeoutMs: 600_000 });
      await applySchema(store, schema);
      return store;
    };
    return {
      async bulk() {
        await (await fresh()).close();
        const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password));
        const sum = await bulkWrite(async (text, rows) => {
          const session = driver.session({ database: 'neo4j' });
          const parameters = { rows: toParameter('rows', rows, neo4j.int) };
          await session.executeWrite((transaction) => transaction.run(text, parameters));
          await session.close();
        });
        await driver.close();
        return sum;
      },
      empty: fresh,
      stop: () => server.stop(),
    };
  },
};

async function load(store) {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  const report = await loadPackage(store, directory);
  clearInterval(watch);
  await store.close();
  return { ...report, megabytes: Math.round(most / 1e6) };
}

const { relations: size, seed } = { relations: Number(asked.relations), seed: 1 };
await generatePackage(directory, { relations: size, seed });
for (const name of asked.engine) {
  const engine = await engines[name]();
  const ratios = [];
  for (let round = 1; round <= Number(asked.rounds); round++) {
    const bulk = await engine.bulk();
    console.log(`${name}, ${size} relations, round ${round}: bulk write ${bulk.toFixed(1)} s`);
    const ours = await load(await engine.empty());
    ratios.push(bulk / ours.seconds);
    console.log(
      `${name}, ${size} relations, round ${round}: load ${ours.seconds.toFixed(1)} s, ` +
        `${Math.round(ours.rows / ours.seconds)} rows a second, ${ours.megabytes} MB resident; ratio ${ratios.at(-1).toFixed(2)}`,
    );
  }
  ratios.sort((one, other) => one - other);
  console.log(`${name}, ${size} relations: median ratio ${ratios[Math.floor(ratios.length / 2)].toFixed(2)}`);
  await engine.stop();
}
rmSync(room, { recursive: true });
