/** The imports of this process on one graph: one at a time, the others in a queue. */
import type { Store } from '../../store/store';
import type { BatchRecord } from './batch-record';
import { ImportJob } from './import-job';
import { ImportRoom } from './import-room';
import type { ImportStartInput } from './ingest.args';

export const MOST_WAITING = 10;
/** Imports that are over and whose verdicts are still kept. */
const MOST_REMEMBERED = 20;

const known = new WeakMap<Store, ImportJobs>();

/** The imports on a graph, made when they are first asked for. */
export function importJobsOn(store: Store): ImportJobs {
  const jobs = known.get(store) ?? new ImportJobs(store);
  known.set(store, jobs);
  return jobs;
}

export class ImportJobs {
  /** Is told of errors that no user can mend. */
  onFailure: (error: unknown) => void = () => undefined;
  private readonly jobs = new Map<string, ImportJob>();
  private readonly runs = new Map<string, Promise<void>>();
  private last: Promise<void> = Promise.resolve();
  /** How many are on their way into the queue. */
  private coming = 0;

  constructor(private readonly store: Store) {}

  /** Whether one runs, or may at once, and as many wait as may. */
  get isFull(): boolean {
    return this.coming + [...this.jobs.values()].filter(({ isOver }) => !isOver).length > MOST_WAITING;
  }

  /** Takes an import into the queue, which must not be full; its files must be without faults. */
  async start(input: ImportStartInput): Promise<ImportJob> {
    this.coming += 1;
    const room = await ImportRoom.with(input).finally(() => {
      this.coming -= 1;
    });
    const { files, policy, dryRun, batch = null } = input;
    const job = new ImportJob(this.store, { files: files.map(({ name }) => name), policy, dryRun, batch }, room);
    this.jobs.set(job.id, job);
    const run = this.last.then(() => job.run(this.onFailure)).finally(() => room.removeFiles());
    this.last = run;
    this.runs.set(job.id, run);
    this.forget();
    return job;
  }

  find(id: string): ImportJob | null {
    return this.jobs.get(id) ?? null;
  }

  /** The import that works at a batch. */
  loading(batch: BatchRecord): ImportJob | null {
    return [...this.jobs.values()].find((job) => job.isLoading(batch)) ?? null;
  }

  /** The latest first. */
  list(): ImportJob[] {
    return [...this.jobs.values()].reverse();
  }

  /** Resolves when an import is over. */
  async whenOver(id: string): Promise<void> {
    await this.runs.get(id);
  }

  /** Cancels an import and waits until it has stopped; one that is over stays as it is. */
  async cancel(job: ImportJob): Promise<void> {
    if (job.isOver) return;
    job.cancel();
    if (!job.isOver) await this.whenOver(job.id);
  }

  /** Cancels all and forgets them; what they kept on disk goes. */
  async stop(): Promise<void> {
    for (const job of this.jobs.values()) if (!job.isOver) job.cancel();
    await this.last;
    for (const { room } of this.jobs.values()) room.remove();
    this.jobs.clear();
    this.runs.clear();
  }

  private forget(): void {
    const over = [...this.jobs.values()].filter(({ isOver }) => isOver);
    for (const job of over.slice(0, Math.max(0, over.length - MOST_REMEMBERED))) {
      job.room.remove();
      this.jobs.delete(job.id);
      this.runs.delete(job.id);
    }
  }
}
