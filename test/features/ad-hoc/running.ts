/** What still runs of ad-hoc statements, as the engine or the system tells it. */
import { readdirSync, readFileSync } from 'node:fs';
import { publicScope } from '../../../src/model/scope';
import { statementOf } from '../../../src/store/statement';
import type { Store } from '../../../src/store/store';

/** How many statements run: processes of this one on the embedded engine, transactions on Neo4j. */
export async function runningOn(store: Store): Promise<number> {
  if (store.engine === 'embedded') return readers().length;
  const text = `SHOW TRANSACTIONS YIELD metaData WHERE metaData.application = 'tierline ad hoc' RETURN count(*) AS n`;
  const [row] = await store.read(statementOf('running', text), {}, { scope: publicScope(new Date()) });
  return row?.n as number;
}

/** Resolves when none runs any more, false when some still do after a while. */
export async function areGone(store: Store, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; ) {
    if ((await runningOn(store)) === 0) return true;
    await new Promise((later) => setTimeout(later, 20));
  }
  return false;
}

/** The ids of the processes that this one has started on snapshots and that live. */
export const readers = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isReader(name))
    .map(Number);

function isReader(pid: string): boolean {
  try {
    const [, state, parent] = /\) (\w) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return Number(parent) === process.pid && state !== 'Z' && command.includes('snapshot-reader');
  } catch {
    return false;
  }
}
