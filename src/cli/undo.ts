/** `tierline batches` and `tierline undo`: what was loaded, and the way back. */
import { listBatches } from '../features/ingest/batch-record';
import { undoBatch } from '../features/ingest/undo-batch';
import { onGraph } from './graph';
import { countLine, print, printJson, printTable } from './output';

export async function undo(name: string, { json }: { readonly json?: true }): Promise<void> {
  await onGraph(async (store, stop) => {
    const report = await undoBatch(store, name, { stop, progress: countLine('records taken back') });
    if (json) return printJson({ ...report, version: await store.version() });
    const { removed, restored, kept, seconds } = report;
    print(
      `${name} was undone in ${seconds} s: ${removed} removed, ${restored} restored, ${kept} kept as others name them`,
    );
  });
}

export async function batches({ json }: { readonly json?: true }): Promise<void> {
  await onGraph(async (store) => {
    const list = await listBatches(store);
    if (json) return printJson(list);
    if (list.length === 0) return print('Nothing was loaded yet.');
    const state = ({ finishedAt, undoneAt }: (typeof list)[number]) =>
      undoneAt ? `undone ${undoneAt}` : finishedAt ? 'whole' : 'broken off; load it again to finish it';
    printTable([
      ['batch', 'started', 'rows', 'new', 'changed', 'conflicting', 'state'],
      ...list.map((batch) => [
        batch.name,
        batch.startedAt,
        ...[batch.rows, batch.new, batch.changed, batch.conflicting].map((count) => String(count ?? '')),
        state(batch),
      ]),
    ]);
  });
}
