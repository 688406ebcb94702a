import { randomUUID } from 'node:crypto';
import type { Neo4jAddress, Neo4jInDocker, Neo4jServer, StoppableNeo4j } from './neo4j/neo4j-server';

const { startNeo4j }: Neo4jServer = require('./neo4j/server.cjs');
const { dockerAnswers, startNeo4jInDocker }: Neo4jInDocker = require('./neo4j/docker.cjs');

const started: StoppableNeo4j[] = [];

/**
 * Jest's globalSetup: gives each process of the tests a Neo4j, which `engines.ts` finds in `TIERLINE_TEST_NEO4J`. It is
 * the one that `NEO4J_URI` names, else one started here with Java, else one in Docker. Without any the run goes on with
 * the embedded engine alone and says so in one line; `TIERLINE_REQUIRE_NEO4J=1` makes that an error instead, and
 * `TIERLINE_SKIP_NEO4J=1` chooses it for a quick run.
 */
export default async function startEngines({ maxWorkers }: { maxWorkers: number }): Promise<void> {
  const { TIERLINE_REQUIRE_NEO4J, TIERLINE_SKIP_NEO4J, NEO4J_URI } = process.env;
  const isRequired = TIERLINE_REQUIRE_NEO4J === '1';
  delete process.env.TIERLINE_TEST_NEO4J;
  if (TIERLINE_SKIP_NEO4J === '1' && !isRequired) return say('TIERLINE_SKIP_NEO4J is set');
  if (NEO4J_URI) return announce([given(NEO4J_URI)]);
  endOnSignals();
  try {
    const log = (sentence: string) => void process.stderr.write(`${sentence}\n`);
    const startOne = async () => void started.push(await start({ password: randomUUID(), isInMemory: true, log }));
    await Promise.all(Array.from({ length: maxWorkers }, startOne));
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

/** Ends what `startEngines` started. */
export async function stopEngines(): Promise<void> {
  await Promise.all(started.splice(0).map((neo4j) => neo4j.stop()));
}

function given(uri: string): Neo4jAddress {
  const { NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '', NEO4J_DATABASE = 'neo4j' } = process.env;
  return { uri, username: NEO4J_USERNAME, password: NEO4J_PASSWORD, database: NEO4J_DATABASE };
}

function announce(addresses: readonly Neo4jAddress[]): void {
  const all = addresses.map(({ uri, username, password, database }) => ({ uri, username, password, database }));
  process.env.TIERLINE_TEST_NEO4J = JSON.stringify(all);
}

function say(reason: string): void {
  process.stderr.write(`The Neo4j half of the tests does not run: ${reason}.\n`);
}

/** A signal would end jest without the `exit` event on which a started Neo4j is killed. */
function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
