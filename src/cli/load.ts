/** `tierline load`: puts data packages into the graph, each whole or not at all. */
import { loadPackage } from '../features/ingest/load-package';
import { onGraph } from './graph';
import { print, printJson, progressLine } from './output';

export async function load(directories: readonly string[], { json }: { json?: true }): Promise<void> {
  await onGraph(async (store, stop) => {
    for (const directory of directories) {
      const report = { ...(await loadPackage(store, directory, progressLine(), stop)), version: await store.version() };
      const { rows, changed, unchanged, seconds } = report;
      if (json) printJson(report);
      else
        print(
          `${directory}: ${rows} rows in ${seconds} s; ${report.new} new, ${changed} changed, ${unchanged} unchanged`,
        );
    }
  });
}
