/** `tierline load`: puts data packages or files into the graph, each as a batch that `tierline undo` takes back. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadReport, loadTables } from '../features/ingest/load-tables';
import { openInput } from '../features/ingest/open-input';
import type { ChangeSet, Listed, TierShift } from '../features/ingest/preview';
import { VerdictFile } from '../features/ingest/verdict-file';
import { home, onGraph } from './graph';
import { print, printJson, progressLine } from './output';

export interface LoadOptions {
  readonly mapping?: string;
  readonly validRows?: true;
  readonly verdicts?: string;
  readonly batch?: string;
  readonly dryRun?: boolean;
  readonly json?: true;
}

export async function load(paths: readonly string[], options: LoadOptions): Promise<void> {
  const { mapping, validRows, verdicts, batch, dryRun = false, json } = options;
  const inputs = paths.every(isDirectory) ? paths.map((path) => [path]) : [paths];
  await onGraph(async (store, stop) => {
    const file = verdicts === undefined ? null : new VerdictFile(verdicts);
    try {
      for (const own of inputs) {
        const report = await loadTables(store, await openInput(own, { mapping: mappingFile(mapping) }), {
          progress: progressLine(),
          stop,
          dryRun,
          policy: validRows ? 'VALID_ROWS' : 'ALL_OR_NOTHING',
          ...(batch === undefined ? {} : { batch }),
          ...(file ? { verdict: file.add } : {}),
        });
        if (json) printJson({ ...report, dryRun, version: await store.version() });
        else printReport(own.join(' '), report, dryRun);
      }
    } finally {
      await file?.close();
    }
  });
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A mapping that comes with Tierline goes by its name. */
function mappingFile(mapping: string | undefined): string | undefined {
  if (mapping === undefined || existsSync(mapping)) return mapping;
  const shipped = join(home, 'seeds/mappings', `${mapping}.yaml`);
  return existsSync(shipped) ? shipped : mapping;
}

function printReport(what: string, report: LoadReport, dryRun: boolean): void {
  const { rows, changed, unchanged, conflicting, refused, seconds, batch, notes, changeSet } = report;
  const counts = [
    `${report.new} new`,
    `${changed} changed`,
    `${unchanged} unchanged`,
    `${conflicting} conflicting`,
    `${refused} refused`,
  ];
  print(`${dryRun ? 'Nothing was written. ' : ''}${what}: ${rows} rows in ${seconds} s; ${counts.join(', ')}`);
  const unknown = Object.entries(notes ?? {}).map(([code, count]) => `${count} ${code}`);
  if (unknown.length > 0) print(`  left unknown and not guessed: ${unknown.join(', ')}; --verdicts FILE says where`);
  if (changeSet) printChanges(changeSet);
  if (batch) print(`  undo it with: tierline undo ${batch}`);
}

function printChanges({ tiersShifted, singleSourcesCreated, singleSourcesRemoved }: ChangeSet): void {
  const shift = ({ platform, entity, before, after }: TierShift) =>
    `${entity} under ${platform}: ${before === null ? 'not there' : `tier ${before}`} → tier ${after}`;
  printList('tiers shifted', tiersShifted, shift);
  printList('components with a single source, created', singleSourcesCreated, String);
  printList('components with a single source, removed', singleSourcesRemoved, String);
}

function printList<T>(what: string, { count, first, isWhole }: Listed<T>, text: (item: T) => string): void {
  print(`  ${what}: ${isWhole ? '' : 'at least '}${count}`);
  for (const item of first) print(`    ${text(item)}`);
  if (count > first.length) print(`    … and ${count - first.length} more`);
}
