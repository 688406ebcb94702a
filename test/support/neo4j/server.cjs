const { spawn } = require('node:child_process');
const path = require('node:path');
const { setFirstPassword } = require('./first-password.cjs');
const { makeHome, removeHome } = require('./home.cjs');
const { neo4jJars } = require('./jars.cjs');
const { findJava } = require('./java.cjs');
const { freePort } = require('./port.cjs');

const MAIN_CLASS = 'org.neo4j.server.CommunityEntryPoint';
const START_DEADLINE_MS = 90_000;
const STOP_DEADLINE_MS = 20_000;
const LOG_LINES_KEPT = 30;

/**
 * Starts a Neo4j for this process and resolves when it has answered a query. It does not outlive the process:
 * what is not stopped is killed on `exit`, so a caller only has to turn signals into an exit.
 *
 * @type {import('./neo4j-server').Neo4jServer['startNeo4j']}
 */
async function startNeo4j(options) {
  const { password, port, heapMegabytes = 1_024, served = false, isInMemory = false, log = () => {} } = options;
  const java = findJava();
  const lib = await neo4jJars(log);
  const boltPort = await freePort(port);
  const neo4j = launch(java, lib, makeHome(boltPort, served, isInMemory), heapMegabytes);
  try {
    const address = await setFirstPassword({
      uri: `bolt://127.0.0.1:${boltPort}`,
      password,
      deadline: Date.now() + START_DEADLINE_MS,
      isAlive: neo4j.isAlive,
    });
    return { ...address, pid: neo4j.pid, ended: neo4j.ended, stop: neo4j.stop };
  } catch (error) {
    const problem = neo4j.isAlive() ? `did not answer within ${START_DEADLINE_MS / 1000} s` : 'ended while it started';
    await neo4j.stop();
    throw new Error(`Neo4j ${problem}\n${neo4j.lastLines()}`, { cause: error });
  }
}

/**
 * @param {string} java
 * @param {string} lib
 * @param {string} home
 * @param {number} heapMegabytes
 */
function launch(java, lib, home, heapMegabytes) {
  const child = spawn(java, javaArguments(lib, home, heapMegabytes), { stdio: ['ignore', 'pipe', 'pipe'] });
  const lastLines = keepLastLines([child.stdout, child.stderr]);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('close', () => resolve()));
  const isAlive = () => child.exitCode === null && child.signalCode === null;

  const abandon = () => {
    child.kill('SIGKILL');
    removeHome(home);
  };
  process.once('exit', abandon);

  const stop = async () => {
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
    await ended;
    clearTimeout(patience);
    process.off('exit', abandon);
    removeHome(home);
  };
  return { pid: child.pid ?? 0, ended, isAlive, stop, lastLines };
}

/**
 * @param {string} lib
 * @param {string} home
 * @param {number} heapMegabytes
 */
function javaArguments(lib, home, heapMegabytes) {
  const memory = ['-Xms512m', `-Xmx${heapMegabytes}m`, '-Xmn256m', '-XX:+UseSerialGC'];
  const noTraces = ['-XX:-UsePerfData', `-Djava.io.tmpdir=${path.join(home, 'tmp')}`];
  const folders = [`--home-dir=${path.join(home, 'home')}`, `--config-dir=${path.join(home, 'conf')}`];
  const classes = ['-cp', path.join(lib, '*'), MAIN_CLASS];
  return [...memory, ...noTraces, ...classes, ...folders, '--console-mode'];
}

/**
 * Reads the streams to their end and returns a function that gives their last lines as one text.
 *
 * @param {import('node:stream').Readable[]} streams
 * @returns {() => string}
 */
function keepLastLines(streams) {
  let text = '';
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      text = (text + chunk).split('\n').slice(-LOG_LINES_KEPT).join('\n');
    });
  }
  return () => text.trim();
}

module.exports = { startNeo4j };
