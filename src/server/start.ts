/** Puts the parts together: a store with its schema and its first data, the GraphQL server, and HTTP in front. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { AppError } from '../errors';
import { loadPackage, type Progress } from '../features/ingest/load-package';
import { cursorSigner } from '../graphql/cursor';
import { applySchema } from '../store/apply-schema';
import { openEmbedded } from '../store/embedded';
import { fillOnce, graphKey } from '../store/graph-record';
import { openNeo4j } from '../store/neo4j';
import type { Store } from '../store/store';
import { apolloServer } from './apollo';
import { httpServer } from './http';
import { buildApi } from './schema';

export interface Running {
  readonly url: string;
  readonly store: Store;
  /** Lets requests under way end, then closes the store. */
  stop(): Promise<void>;
}

const CLOSING_MS = 5_000;
const SWEEP_MS = 50;

export async function openStore({ neo4j, graph, deadlineMs }: Config): Promise<Store> {
  return neo4j ? openNeo4j({ ...neo4j, statementTimeoutMs: deadlineMs }) : openEmbedded(graph);
}

/** Makes the graph ready to be served: its schema, and at the first start its data. */
export async function prepareStore(store: Store, config: Config, home: string, progress: Progress): Promise<void> {
  await applySchema(store, join(home, 'schema/graph'));
  await graphKey(store);
  const { seed } = config;
  if (seed) await fillOnce(store, seed, () => loadPackage(store, seed, { progress }));
}

export async function startServer(store: Store, config: Config, log: Logger): Promise<Running> {
  const apollo = apolloServer(buildApi(), log, randomUUID);
  await apollo.start();
  const cursors = cursorSigner(await graphKey(store));
  const isReady = () =>
    store.version().then(
      () => true,
      () => false,
    );
  const server = httpServer({ store, cursors, deadlineMs: config.deadlineMs, apollo, isReady, log });
  const address = await listen(server, config);
  return {
    url: urlOf(address),
    store,
    async stop() {
      await closeServer(server);
      await apollo.stop();
      await store.close();
    },
  };
}

function listen(server: Server, { host, port }: Config): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notListening(error, host, port)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** Where a browser on this machine finds the server; an unspecified address is no place to go to. */
function urlOf({ address, family, port }: AddressInfo): string {
  const loopback: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  return `http://${loopback[address] ?? (family === 'IPv6' ? `[${address}]` : address)}:${port}`;
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is in use. Stop the other server or set TIERLINE_PORT.`,
    EACCES: `Port ${port} of ${host} may not be used. Set TIERLINE_PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Mend TIERLINE_HOST.`,
    ENOTFOUND: `${host} is no address of this machine. Mend TIERLINE_HOST.`,
  };
  const message = reasons[error.code ?? ''] ?? `The server cannot listen on ${host}:${port}.`;
  return new AppError('SETTINGS_REFUSED', message, {}, error);
}

/** A connection that is kept alive turns idle when its answer has gone out, so the idle ones are closed again and again. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(patience);
      clearInterval(sweep);
      resolve();
    });
  });
}
