/** Loads a package into a graph under a given time and name, as a process of its own that a test may kill. */
const { join } = require('node:path');

/** @param {string} path */
const dist = (path) => require(join(__dirname, '../../dist', path));

async function main() {
  const { engine, graph, neo4j, directory, now } = JSON.parse(process.argv[2] ?? '{}');
  const store =
    engine === 'neo4j' ? await dist('store/neo4j.js').openNeo4j(neo4j) : dist('store/embedded.js').openEmbedded(graph);
  process.stdout.write('loading\n');
  await dist('features/ingest/load-package.js').loadPackage(store, directory, { now: new Date(now), batch: 'one' });
  await store.close();
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
