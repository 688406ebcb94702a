/**
 * A process of its own: opens the snapshot that it is given, says that it is ready, and answers. It is shut in by then
 * (reader-process.ts) and ends with the process that started it.
 */
import { GrafeoDB } from '@grafeo-db/js';
import { CollectedRows } from './collect-rows';
import { jsonValue } from './grafeo-values';
import type { ReaderAnswer, ReaderQuestion } from './reader-messages';

const say = (answer: ReaderAnswer): void => void process.send?.(answer);

const faultOf = (error: unknown): ReaderAnswer => ({ fault: error instanceof Error ? error.message : String(error) });

async function answer(
  database: GrafeoDB,
  { explains, text, parameters, mostRows }: ReaderQuestion,
): Promise<ReaderAnswer> {
  const result = await database.executeCypher(explains ? `EXPLAIN\n${text}` : text, parameters);
  const { columns, length } = result;
  const collected = new CollectedRows(columns, mostRows);
  for (let at = 0; at < length; at++) {
    const row = result.get(at);
    if (!collected.add(columns.map((column) => jsonValue(row[column])))) break;
  }
  return { columns, rows: collected.rows, truncatedBy: collected.truncatedBy };
}

function serve(path: string): void {
  const database = GrafeoDB.openReadOnly(path);
  process.on('message', (question: ReaderQuestion) => void answer(database, question).catch(faultOf).then(say));
  say({ isReady: true });
}

process.on('disconnect', () => process.exit());
serve(process.argv[2] ?? '');
