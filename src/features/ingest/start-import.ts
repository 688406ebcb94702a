/** Starting, cancelling and undoing imports. */
import { AppError } from '../../errors';
import type { Store } from '../../store/store';
import { listBatches } from './batch-record';
import { faultsOfImport } from './import-faults';
import { importJobsOn, MOST_WAITING } from './import-jobs';
import type { ImportStartInput } from './ingest.args';
import { findImport } from './list-imports';
import { type Payload, refusal } from './payload';
import { type UndoReport, undoBatch } from './undo-batch';
import { faultAt } from './user-error';

export interface ImportPayload extends Payload {
  /** Null when none was started. */
  readonly importId: string | null;
  /** The batch it came to, once it is over. */
  readonly batch: string | null;
}

/** `keep` is told of the payload again when the import is over. */
export async function startImport(
  store: Store,
  input: ImportStartInput,
  keep: (payload: ImportPayload) => Promise<void>,
): Promise<ImportPayload> {
  const faults = faultsOfImport(input);
  const jobs = importJobsOn(store);
  if (jobs.isFull)
    faults.push(faultAt('BUSY', [], `${MOST_WAITING} imports wait already. Try again when one is over.`));
  if (faults.length > 0) return { ...refusal(faults), importId: null, batch: null };
  const job = await jobs.start(input);
  const payload = { ...accepted(await store.version()), importId: job.id, batch: null };
  void jobs
    .whenOver(job.id)
    .then(() => keep({ ...payload, batch: job.batch }))
    .catch(jobs.onFailure);
  return payload;
}

/** Whether what a payload speaks of is still known. */
export const holdsImport = async (store: Store, { importId, batch }: ImportPayload): Promise<boolean> =>
  (await findImport(store, importId ?? '')) !== null || (batch !== null && (await findImport(store, batch)) !== null);

export async function cancelImport(store: Store, id: string): Promise<ImportPayload> {
  const jobs = importJobsOn(store);
  const job = jobs.find(id);
  if (!job) {
    const message = `id ${JSON.stringify(id.slice(0, 80))} names no import of this process. Take it from \`imports\`.`;
    return { ...refusal([faultAt('UNKNOWN_ID', ['id'], message)]), importId: null, batch: null };
  }
  await jobs.cancel(job);
  return { ...accepted(await store.version()), importId: id, batch: job.batch };
}

export interface UndoPayload extends Payload {
  readonly undone: UndoReport | null;
  readonly batch: string | null;
}

export async function undoLoad(store: Store, name: string): Promise<UndoPayload> {
  const [batch] = await listBatches(store, name);
  if (
    batch &&
    importJobsOn(store)
      .list()
      .some((job) => job.isLoading(batch))
  ) {
    const message = `name is ${JSON.stringify(name)}, which is being imported. Cancel the import, or wait until it is over.`;
    return { ...refusal([faultAt('UNDER_WAY', ['name'], message)]), undone: null, batch: null };
  }
  try {
    const undone = await undoBatch(store, name);
    return { ...accepted(await store.version()), undone, batch: name };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'BAD_INPUT')) throw error;
    const isGone = (await findImport(store, name))?.undoneAt != null;
    const fault = faultAt(isGone ? 'ALREADY_RETRACTED' : 'UNKNOWN_ID', ['name'], error.message);
    return { ...refusal([fault]), undone: null, batch: null };
  }
}

const accepted = (watermark: string): Payload => ({ userErrors: [], changeSet: null, watermark });
