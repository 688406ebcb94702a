/**
 * The graph in a file, inside this process. One process at a time may hold the file. The engine cannot stop a
 * statement: on a deadline its caller goes on and the statement, bounded as every text here is, ends by itself.
 */
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { GrafeoDB } from '@grafeo-db/js';
import { closedStore, storeRefused } from '../errors';
import { adHocOnSnapshots } from './ad-hoc/embedded-ad-hoc';
import { untilStopped } from './cancellation';
import { isConflict, translate, unclosed, unopened } from './embedded-errors';
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
    openAdHoc: () =>
      adHocOnSnapshots({
        directory: path === undefined ? tmpdir() : dirname(resolve(path)),
        save(copy) {
          refuseWhenClosed();
          database.save(copy);
        },
        version: () => String(database.currentEpoch()),
      }),
    async close() {
      await writes;
      if (closed) return;
      closed = true;
      try {
        database.close();
      } catch (cause) {
        throw unclosed(cause);
      }
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
      rollBack(transaction);
      if (signal?.aborted) throw signal.reason;
      if (attempt === WRITE_ATTEMPTS || !isConflict(cause)) throw translate(cause, statement);
      await new Promise((ready) => setTimeout(ready, 2 ** attempt));
    }
  }
}

/** What failed is told by its first error; one that rolling back gives after a failed commit adds nothing. */
function rollBack(transaction: ReturnType<GrafeoDB['beginTransaction']>): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch {
    return;
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
