/**
 * What the graph knows of a load: its name, by which it can be undone, and what it did. A load that was broken off is
 * found again by its input and goes on under its name and its time, so that it ends as if nothing had happened.
 */
import { badInput } from '../../errors';
import { publicScope } from '../../model/scope';
import type { Step, Store } from '../../store/store';
import { ingestStatements as statements } from './ingest.statements';
import type { Input } from './input';

export interface BatchCounts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly conflicting: number;
  readonly refused: number;
}

export interface BatchRecord extends Partial<BatchCounts> {
  readonly name: string;
  /** Tells the input from others: names and contents of its files. */
  readonly input: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly undoneAt: string | null;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;
export const BATCH_NAME = 'up to 100 letters, digits and ._- that start with a letter or digit';
export const isBatchName = (name: string): boolean => NAME.test(name);
const MOST_LISTED = 1_000;

/** The latest first. */
export async function listBatches(store: Store, name: string | null = null): Promise<BatchRecord[]> {
  const scope = publicScope(new Date());
  const rows = await store.read(statements.batches, { name, limit: MOST_LISTED }, { scope });
  return rows.map(({ id, ...row }) => ({ ...row, name: id }) as unknown as BatchRecord);
}

/** The batch of a load: one of the same files that was broken off or bears the name, or a new one, not in the graph yet. */
export async function batchFor(
  store: Store,
  { name, fingerprint }: Pick<Input, 'name' | 'fingerprint'>,
  { batch: given, now = new Date() }: { batch?: string; now?: Date },
): Promise<{ batch: BatchRecord; isResumed: boolean }> {
  if (given !== undefined && !isBatchName(given)) {
    throw badInput('batch', given, BATCH_NAME, 'Give another, or none to have one made.');
  }
  const known = await listBatches(store);
  const own = await fingerprint();
  const earlier = known.find(
    ({ input, finishedAt, undoneAt, ...batch }) => input === own && !undoneAt && (!finishedAt || batch.name === given),
  );
  if (earlier) return { batch: earlier, isResumed: !earlier.finishedAt };
  if (known.some((other) => other.name === given)) {
    throw badInput(
      'batch',
      given,
      'a name that no load of other files has had',
      'Give another, or none to have one made.',
    );
  }
  const startedAt = now.toISOString();
  const made = `${plain(name)}-${startedAt.replaceAll(/[-:.]/g, '')}`;
  const batch = { name: given ?? made, input: own, startedAt, finishedAt: null, undoneAt: null };
  return { batch, isResumed: false };
}

const plain = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 60) || 'load';

/** The step that writes what is known of a batch. */
export const noting = (batch: BatchRecord): Step => ({
  statement: statements.noteBatch,
  parameters: { rows: [batch] },
});
