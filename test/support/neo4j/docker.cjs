const { execFileSync, spawnSync } = require('node:child_process');
const { setFirstPassword } = require('./first-password.cjs');

const IMAGE = 'neo4j:5.26-community';
const START_DEADLINE_MS = 300_000;
const SETTINGS = [
  'NEO4J_db_transaction_monitor_check_interval=50ms',
  'NEO4J_db_memory_transaction_max=256m',
  'NEO4J_dbms_security_allow__csv__import__from__file__urls=false',
  'NEO4J_internal_dbms_cypher__ip__blocklist=0.0.0.0/0,::/0',
  'NEO4J_dbms_usage__report_enabled=false',
];

/** Whether a Docker engine answers; the command alone is not enough. */
const dockerAnswers = () => spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

/**
 * Starts a Neo4j in a container that is removed when it stops, on a free port of the loopback address.
 *
 * @param {{ password: string, log?: (sentence: string) => void }} options
 * @returns {Promise<import('./neo4j-server').Neo4jAddress & { stop(): Promise<void> }>}
 */
async function startNeo4jInDocker({ password, log = () => {} }) {
  log(`Starting ${IMAGE} in Docker; the first time it is downloaded`);
  const settings = SETTINGS.flatMap((setting) => ['--env', setting]);
  const container = docker('run', '--detach', '--rm', '--publish', '127.0.0.1::7687', ...settings, IMAGE);
  const stop = () => void spawnSync('docker', ['stop', container], { stdio: 'ignore' });
  process.once('exit', stop);
  const address = await setFirstPassword({
    uri: `bolt://${docker('port', container, '7687/tcp').split('\n', 1)[0]}`,
    password,
    deadline: Date.now() + START_DEADLINE_MS,
    isAlive: () => true,
  });
  return {
    ...address,
    async stop() {
      process.off('exit', stop);
      stop();
    },
  };
}

/** @param {string[]} args */
const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8', timeout: START_DEADLINE_MS }).trim();

module.exports = { dockerAnswers, startNeo4jInDocker };
