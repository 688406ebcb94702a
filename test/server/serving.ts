/** A server on a free port of this machine, over a store. */

import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { cursorSigner } from '../../src/graphql/cursor';
import { apolloServer } from '../../src/server/apollo';
import { httpServer } from '../../src/server/http';
import { buildApi } from '../../src/server/schema';
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

export async function serve(store: Store, deadlineMs = 10_000): Promise<Served> {
  const { log, lines } = keepingLog();
  const apollo = apolloServer(buildApi(), log, () => 'request-1');
  await apollo.start();
  const isReady = () =>
    store.version().then(
      () => true,
      () => false,
    );
  const server = httpServer({ store, cursors: cursorSigner('test'), deadlineMs, apollo, log, isReady });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
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
