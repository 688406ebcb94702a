/** `tierline load`: puts data packages into the graph, each whole or not at all. */
import { loadPackage } from '../features/ingest/load-package';
import { onGraph } from './graph';
import { print, printJson, progressLine } from './output';

export interface LoadOptions {
  readonly dryRun?: boolean;
  readonly json?: true;
}

export async function load(directories: readonly string[], { dryRun = false, json }: LoadOptions): Promise<void> {
  await onGraph(async (store, stop) => {
    for (const directory of directories) {
      const report = await loadPackage(store, directory, { progress: progressLine(), stop, dryRun });
      const { rows, changed, unchanged, seconds } = report;
      const told = dryRun ? 'Nothing was written. ' : '';
      if (json) printJson({ ...report, dryRun, version: await store.version() });
      else
        print(
          `${told}${directory}: ${rows} rows in ${seconds} s; ${report.new} new, ${changed} changed, ${unchanged} unchanged`,
        );
    }
  });
}
