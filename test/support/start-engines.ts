import { randomUUID } from 'node:crypto';
import type { Neo4jAddress, Neo4jInDocker, Neo4jServer, StoppableNeo4j } from './neo4j/neo4j-server';

const { startNeo4j }: Neo4jServer = require('./neo4j/server.cjs');
const { dockerAnswers, startNeo4jInDocker }: Neo4jInDocker = require('./neo4j/docker.cjs');

let started: StoppableNeo4j | undefined;

/**
 * Jest's globalSetup: gives the tests a Neo4j, which they find in `TIERLINE_TEST_NEO4J_URI`, `_USERNAME`, `_PASSWORD`
 * and `_DATABASE`. It is the one that `NEO4J_URI` names, else one started here with Java, else one in Docker. Without
 * any the run goes on with the embedded engine alone and says so in one line; `TIERLINE_REQUIRE_NEO4J=1` makes that
 * an error instead, and `TIERLINE_SKIP_NEO4J=1` chooses it for a quick run.
 */
export default async function startEngines(): Promise<void> {
  const { TIERLINE_REQUIRE_NEO4J, TIERLINE_SKIP_NEO4J, NEO4J_URI } = process.env;
  const isRequired = TIERLINE_REQUIRE_NEO4J === '1';
  forget();
  if (TIERLINE_SKIP_NEO4J === '1' && !isRequired) return say('TIERLINE_SKIP_NEO4J is set');
  if (NEO4J_URI) return announce(given(NEO4J_URI));
  endOnSignals();
  try {
    started = await start({ password: randomUUID(), log: (sentence) => process.stderr.write(`${sentence}\n`) });
    announce(started);
  } catch (error) {
    if (isRequired) throw error;
    say((error as Error).message.split('\n', 1)[0] ?? '');
  }
}

/** With Java where it is there, else in Docker; where neither is, what Java lacks is said. */
async function start(options: Parameters<Neo4jServer['startNeo4j']>[0]): Promise<StoppableNeo4j> {
  try {
    return await startNeo4j(options);
  } catch (error) {
    if (!dockerAnswers()) throw error;
    return startNeo4jInDocker(options);
  }
}

/** Ends the Neo4j that `startEngines` started, if it did. */
export async function stopEngines(): Promise<void> {
  await started?.stop();
  started = undefined;
}

function given(uri: string): Neo4jAddress {
  const { NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '', NEO4J_DATABASE = 'neo4j' } = process.env;
  return { uri, username: NEO4J_USERNAME, password: NEO4J_PASSWORD, database: NEO4J_DATABASE };
}

function announce({ uri, username, password, database }: Neo4jAddress): void {
  process.env.TIERLINE_TEST_NEO4J_URI = uri;
  process.env.TIERLINE_TEST_NEO4J_USERNAME = username;
  process.env.TIERLINE_TEST_NEO4J_PASSWORD = password;
  process.env.TIERLINE_TEST_NEO4J_DATABASE = database;
}

function forget(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('TIERLINE_TEST_NEO4J_')) delete process.env[name];
  }
}

function say(reason: string): void {
  process.stderr.write(`The Neo4j half of the tests does not run: ${reason}.\n`);
}

/** A signal would end jest without the `exit` event on which a started Neo4j is killed. */
function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
