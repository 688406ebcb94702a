/**
 * The graph in a file, inside this process. One process at a time may hold the file. The engine cannot stop a
 * statement: on a deadline its caller goes on and the statement, bounded as every text here is, ends by itself.
 */
import { resolve } from 'node:path';
import { GrafeoDB } from '@grafeo-db/js';
import { AppError, closedStore, conflict, storeRefused, storeUnavailable } from '../errors';
import { untilStopped } from './cancellation';
import { bind, type Statement } from './statement';
import type { Step, Store } from './store';
import { isMap, type Row } from './values';

const CHECKPOINT_WAL_BYTES = 4_000_000;
const WRITE_ATTEMPTS = 6;

/** Opens or creates the graph at `path`; without a path it lives in memory. */
export function openEmbedded(path?: string): Store {
  const database = path === undefined ? GrafeoDB.create() : openFile(resolve(path));
  let writes: Promise<unknown> = Promise.resolve();
  let closed = false;

  function refuseWhenClosed(): void {
    if (closed) throw closedStore();
  }

  async function run(statement: Statement, parameters: Row): Promise<Row[]> {
    refuseWhenClosed();
    const result = await database.executeCypher(statement.text, parameters);
    const columns = result.columns;
    return result.rows().map((values) => {
      const row: Row = {};
      for (let index = 0; index < columns.length; index++) {
        const column = columns[index] as string;
        row[column] = plain(statement, column, values[index]);
      }
      return row;
    });
  }

  return {
    engine: 'embedded',
    async read(statement, parameters, { scope, signal }) {
      const bound = bind(statement, parameters, scope, (whole) => whole);
      try {
        return await untilStopped(
          () => run(statement, bound),
          signal,
          () => undefined,
        );
      } catch (cause) {
        if (signal?.aborted) throw signal.reason;
        throw translate(cause, statement);
      }
    },
    async write(steps, signal) {
      const bound = steps.map(({ statement, parameters }) => bind(statement, parameters, undefined, (whole) => whole));
      const turn = writes.then(async () => {
        refuseWhenClosed();
        await commitAll(database, steps, bound, signal);
      });
      writes = turn.catch(() => undefined);
      await turn;
    },
    async version() {
      refuseWhenClosed();
      return String(database.currentEpoch());
    },
    async close() {
      await writes;
      if (!closed) database.close();
      closed = true;
    },
  };
}

/** The engine makes the folders that lead to the file. */
function openFile(path: string): GrafeoDB {
  try {
    const database = GrafeoDB.create(path);
    database.setCheckpointTriggers({ walBytes: CHECKPOINT_WAL_BYTES });
    return database;
  } catch (cause) {
    throw unopened(path, cause);
  }
}

/** Runs all steps in one transaction; the engine would keep the earlier ones of a failed transaction, this does not. */
async function commitAll(
  database: GrafeoDB,
  steps: readonly Step[],
  bound: readonly Row[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const transaction = database.beginTransaction();
    let statement: Statement | undefined;
    try {
      for (const [index, step] of steps.entries()) {
        signal?.throwIfAborted();
        statement = step.statement;
        await transaction.executeCypher(step.statement.text, bound[index]);
      }
      signal?.throwIfAborted();
      transaction.commit();
      return;
    } catch (cause) {
      if (transaction.isActive) transaction.rollback();
      if (signal?.aborted) throw signal.reason;
      if (attempt === WRITE_ATTEMPTS || !isConflict(cause)) throw translate(cause, statement);
      await new Promise((ready) => setTimeout(ready, 2 ** attempt));
    }
  }
}

function plain(statement: Statement, column: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object') {
    if (typeof value !== 'bigint') return value;
    throw storeRefused(`${statement.name}: ${column} is beyond 2^53`);
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = plain(statement, column, value[index]);
    return value;
  }
  const map = value as Row;
  if (!isMap(map) || '_id' in map || 'edges' in map) {
    throw storeRefused(`${statement.name}: ${column} is not a plain value`);
  }
  for (const key of Object.keys(map)) map[key] = plain(statement, column, map[key]);
  return map;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isConflict = (error: unknown): boolean => messageOf(error).includes('GRAFEO-T001');

function translate(error: unknown, statement: Statement | undefined): AppError {
  if (error instanceof AppError) return error;
  const message = messageOf(error);
  if (isConflict(error)) return conflict('Another writer was in the way.', error);
  if (message.includes('GRAFEO-V001')) return conflict('A constraint of the graph stands against it.', error);
  if (message.includes('GRAFEO-T009')) return storeUnavailable('The disk is full.', 'Make room and try again.', error);
  return storeRefused(statement?.name ?? 'commit', error);
}

function unopened(path: string, error: unknown): AppError {
  const message = messageOf(error);
  if (message.includes('locked')) {
    return storeUnavailable(`The graph ${path} is in use by another process.`, 'Stop it or set TIERLINE_GRAPH.', error);
  }
  if (message.includes('it is not a database file')) {
    return storeUnavailable(`${path} is a directory, not a graph.`, 'Set TIERLINE_GRAPH to a file in it.', error);
  }
  if (/GRAFEO-(S00\d|X002|V001)/.test(message)) {
    const remedy = 'Move it away and start again to load it anew, or set TIERLINE_GRAPH to another place.';
    return storeUnavailable(`The graph ${path} is damaged or no graph.`, remedy, error);
  }
  const refused = /permission|read-only/i.test(message);
  return storeUnavailable(
    `The graph ${path} cannot be ${refused ? 'written' : 'made'} there.`,
    'Set TIERLINE_GRAPH to a place where files can be written.',
    error,
  );
}
