/** Imports as they are shown: those of this process, and the loads that the graph knows of, however they came. */
import type { Context } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import type { Store } from '../../store/store';
import { type BatchRecord, listBatches } from './batch-record';
import type { ImportJob, ImportState } from './import-job';
import { importJobsOn } from './import-jobs';
import type { Verdict } from './load-tables';
import type { WriteCounts } from './payload';
import type { VerdictCode } from './verdict';
import type { LoggedVerdict, VerdictLog } from './verdict-log';

export interface ImportRow {
  readonly id: string;
  readonly state: ImportState;
  readonly files: readonly string[] | null;
  readonly dryRun: boolean;
  readonly batch: string | null;
  readonly rows: number | null;
  readonly done: number | null;
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  readonly message: string | null;
  readonly changeSet: WriteCounts | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly undoneAt: string | null;
  readonly log: VerdictLog | null;
}

/** By the id of an import of this process, or by the name of a batch. */
export async function findImport(store: Store, id: string): Promise<ImportRow | null> {
  const jobs = importJobsOn(store);
  const named = jobs.find(id);
  const batches = await listBatches(store, named ? named.batch : id);
  const job = named ?? (batches[0] ? jobs.loading(batches[0]) : null);
  return job ? rowOfJob(job, batches) : batches[0] ? rowOfBatch(batches[0]) : null;
}

export async function listImports(context: Context, first: number, after: string | null): Promise<Page<ImportRow>> {
  checkFirst(first);
  const [at, id] = after === null ? ['\uFFFF', ''] : (context.cursors.open('after', LIST, after) as [string, string]);
  const all = await allImports(context.store);
  const behind = all.filter((row) => row.startedAt < at || (row.startedAt === at && row.id > id));
  const edges = behind
    .slice(0, first + 1)
    .map((row) => new Edge(row, null, context.cursors, LIST, [row.startedAt, row.id]));
  return pageOf(edges, first, after, async () => all.length);
}

const LIST = 'imports';

/** The latest first; those of one instant by id. */
async function allImports(store: Store): Promise<ImportRow[]> {
  const batches = await listBatches(store);
  const own = importJobsOn(store)
    .list()
    .map((job) => rowOfJob(job, batches));
  const shown = new Set(own.map(({ batch }) => batch));
  const rows = [...own, ...batches.filter(({ name }) => !shown.has(name)).map(rowOfBatch)];
  return rows.sort((a, b) =>
    a.startedAt === b.startedAt ? (a.id < b.id ? -1 : 1) : a.startedAt > b.startedAt ? -1 : 1,
  );
}

export function listVerdicts(
  { cursors }: Context,
  { id, log }: ImportRow,
  { first, after, only }: { first: number; after: string | null; only: readonly VerdictCode[] | null },
): Page<Verdict> {
  checkFirst(first);
  const list = `verdicts of ${id} ${only?.join() ?? ''}`;
  const place = after === null ? -1 : (cursors.open('after', list, after) as number);
  const found: readonly LoggedVerdict[] = log?.page(only, place, first + 1) ?? [];
  const edges = found.map(({ at, verdict }) => new Edge(verdict, null, cursors, list, at));
  return pageOf(edges, first, after, async () => log?.count(only) ?? 0);
}

/** `batches` are all, or that of the job. */
function rowOfJob(job: ImportJob, batches: readonly BatchRecord[]): ImportRow {
  const record = batches.find((known) => known.name === job.batch || job.isLoading(known));
  const { id, state, request, rows, done, rate, secondsLeft, message, report, askedAt, finishedAt, log } = job;
  const { files, dryRun } = request;
  const batch = record?.name ?? null;
  const changeSet = report && { ...countsOf(report), batch, chains: report.changeSet ?? null };
  const times = { startedAt: askedAt, finishedAt, undoneAt: record?.undoneAt ?? null };
  const progress = { rows: report?.rows ?? rows, done, rate, secondsLeft };
  return { id, state, files, dryRun, batch, ...progress, message, changeSet, ...times, log };
}

const UNKNOWN = { files: null, done: null, rate: null, secondsLeft: null, message: null, log: null };

function rowOfBatch(batch: BatchRecord): ImportRow {
  const { name, rows = null, startedAt, finishedAt, undoneAt } = batch;
  const state = finishedAt === null ? 'UNFINISHED' : 'DONE';
  const changeSet = finishedAt === null ? null : { ...countsOf(batch), batch: name, chains: null };
  return { ...UNKNOWN, id: name, batch: name, state, dryRun: false, rows, changeSet, startedAt, finishedAt, undoneAt };
}

const countsOf = (counts: Partial<Omit<WriteCounts, 'batch' | 'chains'>>) => ({
  new: counts.new ?? 0,
  changed: counts.changed ?? 0,
  unchanged: counts.unchanged ?? 0,
  conflicting: counts.conflicting ?? 0,
  refused: counts.refused ?? 0,
});
