/** The graph on a Neo4j server or cluster, over Bolt. */
import { setTimeout as wait } from 'node:timers/promises';
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { AppError, closedStore, conflict, deadlineExceeded, storeRefused, storeUnavailable } from '../errors';
import { adHocOnNeo4j } from './ad-hoc/neo4j-ad-hoc';
import { versionOf } from './bookmark';
import { untilStopped } from './cancellation';
import type { Neo4jSettings } from './neo4j-settings';
import { inOnePacket } from './one-packet';
import { bind, type Statement } from './statement';
import type { Step, Store } from './store';
import { isMap, type Row } from './values';

const RETRY_WRITES_FOR_MS = 15_000;
const CONNECT_WITHIN_MS = 10_000;
/** A server that comes back cuts its connections one by one, so a read may meet more than one that is gone. */
const READ_AGAIN_AFTER_MS = [0, 50, 250];
const BOLT_PORT = 7687;

export async function openNeo4j(settings: Neo4jSettings): Promise<Store> {
  const driver = connect(settings);
  const stopJoining = inOnePacket(portOf(settings.uri));
  const closeDriver = () => driver.close().finally(stopJoining);
  try {
    await askOnce(driver, settings.database);
  } catch (cause) {
    await closeDriver();
    throw unreachable(cause, settings);
  }
  return storeOn(driver, settings, closeDriver);
}

const portOf = (uri: string): number => Number(/:(\d+)(?:[/?]|$)/.exec(uri)?.[1] ?? BOLT_PORT);

/** Only a statement shows a database that is not there or a password that must be changed first. */
async function askOnce(driver: Driver, database: string): Promise<void> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ });
  try {
    await session.run('RETURN 1 AS one');
  } finally {
    await session.close();
  }
}

function connect({ uri, username, password }: Neo4jSettings): Driver {
  try {
    return neo4j.driver(uri, neo4j.auth.basic(username, password), {
      disableLosslessIntegers: true,
      maxTransactionRetryTime: RETRY_WRITES_FOR_MS,
      connectionAcquisitionTimeout: CONNECT_WITHIN_MS,
      userAgent: 'tierline',
    });
  } catch (cause) {
    throw storeUnavailable(`NEO4J_URI is ${uri}.`, 'Use neo4j://host:port, bolt://host:port or neo4j+s://….', cause);
  }
}

function storeOn(driver: Driver, settings: Neo4jSettings, closeDriver: () => Promise<void>): Store {
  const { database, statementTimeoutMs } = settings;
  /** Sessions see what others of them wrote: on a cluster by their bookmarks, on one server, `bolt:`, in any case. */
  const shared = /^bolt(\+|:)/.test(settings.uri)
    ? { database }
    : { database, bookmarkManager: neo4j.bookmarkManager() };
  const reading = { ...shared, defaultAccessMode: neo4j.session.READ, fetchSize: -1 };
  let closed = false;
  const limits = { timeout: statementTimeoutMs, metadata: { application: 'tierline' } };

  function refuseWhenClosed(): void {
    if (closed) throw closedStore();
  }

  async function run(session: Session, statement: Statement, parameters: Row): Promise<Row[]> {
    const { records } = await withoutTrace(() => session.run(statement.text, parameters, limits));
    return records.map((record) => {
      const row: Row = record.toObject();
      for (const column of Object.keys(row)) row[column] = plain(statement, column, row[column]);
      return row;
    });
  }

  async function readOnce(statement: Statement, parameters: Row, signal: AbortSignal | undefined): Promise<Row[]> {
    const session = driver.session(reading);
    const close = () => void session.close().catch(noop);
    try {
      return await untilStopped(() => run(session, statement, parameters), signal, close);
    } finally {
      close();
    }
  }

  /** An empty transaction tells the same as a statement, and nothing is planned for it. */
  async function versionOnce(): Promise<string> {
    const session = driver.session(reading);
    try {
      await withoutTrace(() => session.beginTransaction().commit());
      return versionOf(session.lastBookmarks()[0] ?? '');
    } finally {
      void session.close().catch(noop);
    }
  }

  const version = askedTogether(() => untilConnected(versionOnce));

  return {
    engine: 'neo4j',
    async read(statement, parameters, { scope, signal }) {
      const bound = bind(statement, parameters, scope, neo4j.int);
      refuseWhenClosed();
      try {
        return await untilConnected(() => readOnce(statement, bound, signal), signal);
      } catch (cause) {
        if (signal?.aborted) throw signal.reason;
        throw translate(cause, statement.name, statementTimeoutMs);
      }
    },
    async write(steps, signal) {
      const bound = steps.map(({ statement, parameters }) => bind(statement, parameters, undefined, neo4j.int));
      refuseWhenClosed();
      let failed: Statement | undefined;
      const work = (transaction: ManagedTransaction) => {
        failed = undefined;
        return runAll(transaction, steps, bound, (statement) => {
          failed = statement;
        });
      };
      const session = driver.session(shared);
      const close = () => void session.close().catch(noop);
      try {
        await untilStopped(() => session.executeWrite(work, limits), signal, close);
      } catch (cause) {
        if (signal?.aborted) throw signal.reason;
        throw translate(cause, failed?.name ?? 'commit', statementTimeoutMs);
      } finally {
        close();
      }
    },
    async version() {
      refuseWhenClosed();
      try {
        return await version();
      } catch (cause) {
        throw translate(cause, 'version', statementTimeoutMs);
      }
    },
    openAdHoc: () => adHocOnNeo4j(settings),
    async close() {
      closed = true;
      await closeDriver();
    },
  };
}

/** Whoever asks while another waits for its answer waits for the next one, which is asked for after all of them came. */
function askedTogether<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<void> | undefined;
  let next: Promise<T> | undefined;
  const start = (): Promise<T> => {
    next = undefined;
    const answer = ask();
    const over = (): void => {
      if (running === ended) running = undefined;
    };
    const ended = answer.then(over, over);
    running = ended;
    return answer;
  };
  return () => {
    if (!running) return start();
    next ??= running.then(start);
    return next;
  };
}

const noop = (): void => undefined;

/** What is read over a connection that was cut is read again. */
async function untilConnected<T>(read: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const pause of READ_AGAIN_AFTER_MS) {
    try {
      return await read();
    } catch (error) {
      if (!isDropped(error)) throw error;
      await wait(pause, undefined, signal && { signal });
    }
  }
  return read();
}

/**
 * The driver notes from where each statement is run, for errors that the port translates anyway. Behind a chain of promises
 * that costs a tenth of the whole request.
 */
function withoutTrace<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Sends all steps at once. The server skips what follows a failed step, so the first that failed is the cause. */
async function runAll(
  transaction: ManagedTransaction,
  steps: readonly Step[],
  bound: readonly Row[],
  failed: (statement: Statement) => void,
): Promise<void> {
  const runs = steps.map(({ statement }, index) => transaction.run(statement.text, bound[index]));
  const results = await Promise.allSettled(runs);
  for (const [index, result] of results.entries()) {
    if (result.status === 'fulfilled') continue;
    const { statement } = steps[index] as Step;
    failed(statement);
    // The driver would run a statement that is out of memory again and again: it calls that transient.
    const isOutOfMemory = codeOf(result.reason).endsWith('MemoryPoolOutOfMemoryError');
    throw isOutOfMemory ? storeRefused(statement.name, result.reason) : result.reason;
  }
}

/** A value as the port promises it; a text that returns anything else is a mistake in the text. */
function plain(statement: Statement, column: string, value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw storeRefused(`${statement.name}: ${column} is beyond 2^53`);
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = plain(statement, column, value[index]);
    return value;
  }
  if (!isMap(value)) {
    throw storeRefused(`${statement.name}: ${column} is a ${value?.constructor.name}, not a plain value`);
  }
  for (const key of Object.keys(value)) value[key] = plain(statement, column, value[key]);
  return value;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

const isDropped = (error: unknown): boolean => ['ServiceUnavailable', 'SessionExpired'].includes(codeOf(error));

function translate(error: unknown, statement: string, timeoutMs: number): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code.includes('TransactionTimedOut')) return deadlineExceeded(timeoutMs, error);
  if (code.includes('ConstraintValidationFailed'))
    return conflict('A constraint of the graph stands against it.', error);
  if (code.endsWith('OutOfMemoryError'))
    return storeUnavailable('The memory of the database did not suffice.', 'Ask for less at a time.', error);
  if (code.includes('TransientError')) return conflict('Another writer was in the way.', error);
  if (isDropped(error)) return storeUnavailable('Neo4j does not answer.', 'Start it or mend NEO4J_URI.', error);
  return storeRefused(statement, error);
}

function unreachable(error: unknown, { uri, username, database }: Neo4jSettings): AppError {
  const code = codeOf(error);
  if (code.includes('CredentialsExpired')) {
    const remedy = 'Change it once, with cypher-shell or the Neo4j browser, then set NEO4J_PASSWORD.';
    return storeUnavailable(`The password of ${username} on ${uri} is still the first one.`, remedy, error);
  }
  if (code.includes('Unauthorized') || code.includes('AuthenticationRateLimit')) {
    return storeUnavailable(`${uri} refused ${username}.`, 'Mend NEO4J_USERNAME and NEO4J_PASSWORD.', error);
  }
  if (code.includes('DatabaseNotFound')) {
    return storeUnavailable(`${uri} has no database ${database}.`, 'Mend NEO4J_DATABASE.', error);
  }
  return storeUnavailable(`Neo4j does not answer at ${uri}.`, 'Start it or mend NEO4J_URI.', error);
}
