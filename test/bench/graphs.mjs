/** The graphs that are measured: on each engine, with what a server needs to open it, and the processes of its database. */
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { clientOf } from './measure.mjs';
import { pin, room, serve, tierline } from './processes.mjs';

const require = createRequire(import.meta.url);
const neo4j = require('neo4j-driver');
const { startNeo4j } = require('../support/neo4j/server.cjs');

const HEAP_MEGABYTES = 2_000;
/** A database that has just started plans its first statement for seconds. */
const patient = { TIERLINE_DEADLINE_MS: '60000' };
const OURS = ['dist/cli.js', 'serve'];
const stack = (name) => [join(import.meta.dirname, 'stacks', `${name}.mjs`)];

/** The commands that serve a graph. */
const commands = {
  ours: OURS,
  watched: ['--import', join(import.meta.dirname, 'loop-delay.mjs'), ...OURS],
  raw: stack('raw'),
  defaults: stack('defaults'),
  'neo4j-graphql': stack('neo4j-graphql'),
};

export const newDirectory = (name) => mkdtempSync(join(room, `${name}-`));

/** Loads, in turn, each list of what `tierline load` takes into a new graph of an engine. */
export async function loadGraph(engine, inputs) {
  pin(process.pid, 'all');
  const graph = await (engine === 'neo4j' ? onNeo4j() : onFile());
  for (const paths of inputs) await tierline(['load', ...paths], { ...graph.own, ...patient });
  graph.settle();
  const servers = [];
  return {
    neo4jVersion: graph.neo4jVersion,
    /** A server of its own process: `{ client, url, pids, pid, … }`; the database counts among its processes. */
    async serve(name) {
      const settings = { TIERLINE_PORT: '0', TIERLINE_SEED: 'none', ...patient, ...graph.opened() };
      const server = await serve(commands[name], settings);
      const client = clientOf(server.url);
      servers.push({ stop: server.stop, client });
      return { ...server, client, pids: [server.pid, ...graph.pids] };
    },
    async stop() {
      for (const { client, stop } of servers) {
        client.close();
        await stop();
      }
      await graph.stop();
    },
  };
}

/** One process at a time may hold the file, so each server opens a copy. */
function onFile() {
  const home = newDirectory('graph');
  const settingOf = (directory) => ({ TIERLINE_GRAPH: join(directory, 'graph') });
  return {
    own: settingOf(home),
    pids: [],
    settle: () => pin(process.pid, 'client'),
    opened() {
      const copy = newDirectory('copy');
      mkdirSync(copy, { recursive: true });
      cpSync(home, copy, { recursive: true });
      return settingOf(copy);
    },
    stop: async () => undefined,
  };
}

async function onNeo4j() {
  const password = 'tierline-bench';
  const server = await startNeo4j({ password, heapMegabytes: HEAP_MEGABYTES, served: true, log: console.error });
  const own = { NEO4J_URI: server.uri, NEO4J_USERNAME: server.username, NEO4J_PASSWORD: password };
  return {
    own,
    pids: [server.pid],
    neo4jVersion: await versionOf(server),
    settle() {
      pin(server.pid, 'server');
      pin(process.pid, 'client');
    },
    opened: () => own,
    stop: server.stop,
  };
}

async function versionOf({ uri, username, password }) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const { records } = await driver.executeQuery('CALL dbms.components() YIELD versions RETURN versions[0] AS version');
  await driver.close();
  return records[0].get('version');
}
