/** Puts the parts together: a store with its schema and its first data, the GraphQL server, and HTTP in front. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { AppError, type PackageProblem } from '../errors';
import { importJobsOn } from '../features/ingest/import-jobs';
import type * as LoadPackage from '../features/ingest/load-package';
import type { Progress } from '../features/ingest/load-tables';
import { problemText } from '../features/reports/describe-report';
import { ReportShelf } from '../features/reports/report-shelf';
import { cursorSigner } from '../graphql/cursor';
import { isLoopback } from '../loopback';
import { applySchema } from '../store/apply-schema';
import { openEmbedded } from '../store/embedded';
import { fillOnce, graphKey } from '../store/graph-record';
import type * as Neo4jStore from '../store/neo4j';
import type { Store } from '../store/store';
import { writers } from './access';
import { apolloServer } from './apollo';
import { readDocuments } from './documents';
import { httpServer } from './http';
import { buildApi, shippedReports } from './schema';

export interface Running {
  readonly url: string;
  /** Who may write, in a sentence. */
  readonly writers: string;
  readonly store: Store;
  /** Lets requests under way end, breaks imports off with the graph whole, then closes the store. */
  stop(): Promise<void>;
}

const CLOSING_MS = 5_000;
const SWEEP_MS = 50;

/** The driver of Neo4j is loaded where it is needed, for a start takes long enough without it. */
export async function openStore({ neo4j, graph, deadlineMs }: Config): Promise<Store> {
  if (!neo4j) return openEmbedded(graph);
  const { openNeo4j }: typeof Neo4jStore = require('../store/neo4j');
  return openNeo4j({ ...neo4j, statementTimeoutMs: deadlineMs });
}

/** Makes the graph ready to be served: its schema, and at the first start its data. */
export async function prepareStore(store: Store, config: Config, home: string, progress: Progress): Promise<void> {
  await applySchema(store, join(home, 'schema/graph'));
  await graphKey(store);
  const { seed } = config;
  if (!seed) return;
  const { loadPackage }: typeof LoadPackage = require('../features/ingest/load-package');
  await fillOnce(store, seed, () => loadPackage(store, seed, { progress }));
}

export async function startServer(store: Store, config: Config, log: Logger): Promise<Running> {
  const reports = await openReports(store, config.reports, log);
  const documents = {
    listed: config.documents ? readDocuments(config.documents) : new Map(),
    only: config.documentsOnly,
  };
  const apollo = apolloServer(buildApi(reports), log, randomUUID, documents);
  await apollo.start();
  const cursors = cursorSigner(await graphKey(store));
  const isReady = () =>
    store.version().then(
      () => true,
      () => false,
    );
  const { deadlineMs, writeToken } = config;
  const cypher = config.cypher ? { adHoc: await store.openAdHoc(), token: config.analystToken } : undefined;
  const server = httpServer({
    ...{ store, cursors, deadlineMs, apollo, isReady, log },
    ...{ writeToken, cypher, reports, documents },
  });
  const imports = importJobsOn(store);
  imports.onFailure = (error) => log.error(error, 'an import failed');
  const address = await listen(server, config);
  return {
    url: urlOf(address),
    writers: writers({ token: writeToken, isLocal: isLoopback(address.address) }),
    store,
    async stop() {
      await closeServer(server);
      await apollo.stop();
      await imports.stop();
      await cypher?.adHoc.close();
      await store.close();
    },
  };
}

/** The shipped reports and those of the user's directory; what is wrong with one of these is logged, and the rest serve. */
async function openReports(store: Store, directory: string | null, log: Logger): Promise<ReportShelf> {
  if (directory === null) return shippedReports();
  const warn = (name: string, problems: readonly PackageProblem[]) =>
    log.warn({ report: name, problems: problems.map(problemText) }, 'a report was not taken');
  const shelf = await ReportShelf.withOwn(directory, store);
  for (const { name, problems } of shelf.refused) warn(name, problems);
  shelf.onRefusal = warn;
  return shelf;
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
