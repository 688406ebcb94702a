/** A server on a free port of this machine, over a store. */

import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import type { ReportShelf } from '../../src/features/reports/report-shelf';
import { cursorSigner } from '../../src/graphql/cursor';
import { apolloServer } from '../../src/server/apollo';
import { NO_DOCUMENTS } from '../../src/server/documents';
import { httpServer, type Serving } from '../../src/server/http';
import { buildApi, shippedReports } from '../../src/server/schema';
import type { Store } from '../../src/store/store';

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly requestId?: string;
  readonly err?: { readonly type: string; readonly message: string; readonly stack: string };
}

/** A logger that keeps its lines. */
export function keepingLog() {
  const lines: LogLine[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'debug' }, sink), lines };
}

export interface Served {
  readonly url: string;
  readonly lines: readonly LogLine[];
  stop(): Promise<void>;
}

let shipped: { readonly reports: ReportShelf; readonly schema: GraphQLSchema } | undefined;

/** The schema with the reports that come along, made once. */
function withShipped() {
  if (!shipped) {
    const reports = shippedReports();
    shipped = { reports, schema: buildApi(reports) };
  }
  return shipped;
}

export interface ServeOptions {
  readonly deadlineMs?: number;
  readonly writeToken?: string;
  /** The address it listens on. */
  readonly host?: string;
  readonly cypher?: Serving['cypher'];
  readonly documents?: Serving['documents'];
  /** Those that come along when absent. */
  readonly reports?: ReportShelf;
}

export async function serve(store: Store, options: ServeOptions = {}): Promise<Served> {
  const { deadlineMs = 10_000, writeToken, cypher, documents = NO_DOCUMENTS, host = '127.0.0.1' } = options;
  const { log, lines } = keepingLog();
  const { reports, schema } = options.reports
    ? { reports: options.reports, schema: buildApi(options.reports) }
    : withShipped();
  const apollo = apolloServer(schema, log, () => 'request-1', documents);
  await apollo.start();
  const isReady = () =>
    store.version().then(
      () => true,
      () => false,
    );
  const cursors = cursorSigner('test');
  const server = httpServer({
    ...{ store, cursors, deadlineMs, apollo, log, isReady },
    ...{ writeToken, cypher, reports, documents },
  });
  await new Promise<void>((ready) => server.listen(0, host, ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lines,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
      await apollo.stop();
    },
  };
}
