import { startNeo4j } from './server.cjs';

/** `npm run neo4j`: an empty Neo4j for one developer, until Ctrl-C. Its data go with it. */
async function main() {
  let stopping = false;
  /** @type {() => Promise<void>} */
  let stop = async () => process.exit(1);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping = true;
      void stop();
    });
  }

  const neo4j = await startNeo4j({
    password: process.env.NEO4J_PASSWORD || 'tierline',
    port: 7687,
    log: (sentence) => console.log(sentence),
  });
  stop = neo4j.stop;
  console.log(instructions(neo4j));

  await neo4j.ended;
  await neo4j.stop();
  if (!stopping) throw new Error('Neo4j ended by itself');
  console.log('Neo4j has stopped');
}

/** @param {import('./neo4j-server.js').Neo4jAddress} address */
function instructions({ uri, username, password }) {
  return `Neo4j answers. In another terminal:

  NEO4J_URI=${uri} NEO4J_USERNAME=${username} NEO4J_PASSWORD=${password} npm start

Ctrl-C here stops it and deletes its data.`;
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
