/** The graph a command works on: the one that the settings name, with its schema and without first data. */
import { dirname } from 'node:path';
import type { GraphQLFormattedError } from 'graphql';
import { pino } from 'pino';
import { type Config, readConfig } from '../config';
import { AppError, cancelled, type ErrorCode } from '../errors';
import { cursorSigner } from '../graphql/cursor';
import { apolloServer } from '../server/apollo';
import { requestContext } from '../server/context';
import { buildApi } from '../server/schema';
import { openStore, prepareStore } from '../server/start';
import { Stop } from '../server/stop';
import { graphKey } from '../store/graph-record';
import type { Store } from '../store/store';

/** Where the package stands. */
export const home = dirname(dirname(__dirname));

export const settings = (): Config => ({ ...readConfig(process.env, home), seed: null });

/** Opens the graph, does the work and closes it, also when the work fails or Ctrl-C stops it. */
export async function onGraph<T>(work: (store: Store, stop: AbortSignal) => Promise<T>): Promise<T> {
  const config = settings();
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(cancelled());
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const store = await openStore(config);
  let isWhole = false;
  try {
    await prepareStore(store, config, home, () => undefined);
    const done = await work(store, interrupted.signal);
    isWhole = true;
    return done;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    // What went wrong first is what is told.
    await store.close().catch((error) => {
      if (isWhole) throw error;
    });
  }
}

/** The data of a GraphQL operation; its first error as an AppError. */
export async function ask<T>(
  store: Store,
  stop: AbortSignal,
  query: string,
  variables: Record<string, unknown>,
): Promise<T> {
  const apollo = apolloServer(buildApi(), pino({ level: 'silent' }), () => 'none');
  await apollo.start();
  const shared = { store, cursors: cursorSigner(await graphKey(store)), deadlineMs: settings().deadlineMs };
  const { body } = await apollo.executeOperation(
    { query, variables },
    { contextValue: requestContext(shared, Stop.on(stop)) },
  );
  await apollo.stop();
  if (body.kind !== 'single') throw new AppError('STORE_REFUSED', 'The answer came in parts.');
  const { data, errors } = body.singleResult;
  if (errors?.[0]) throw asAppError(errors[0]);
  return data as T;
}

const asAppError = ({ message, extensions }: GraphQLFormattedError): AppError =>
  new AppError(extensions?.code as ErrorCode, message);
