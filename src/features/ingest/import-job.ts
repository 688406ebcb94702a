/** One import from the moment it is asked for: the same load as the command's, in the background. */
import { randomUUID } from 'node:crypto';
import { AppError, cancelled, type PackageProblem } from '../../errors';
import type { Store } from '../../store/store';
import { type BatchRecord, listBatches } from './batch-record';
import type { ImportRoom } from './import-room';
import { type LoadReport, loadTables, type Policy, type Verdict } from './load-tables';
import type * as OpenInput from './open-input';
import type { VerdictCode } from './verdict';
import type { VerdictLog } from './verdict-log';

/** What an import is at, and what that means. */
export const importStates = {
  QUEUED: 'It waits for the import before it.',
  CHECKING: 'Its rows are checked; nothing is written.',
  WRITING: 'Its rows are being written.',
  DONE: 'It is over; `changeSet` says what it changed.',
  REFUSED: 'Its files or rows are wrong; nothing was written.',
  FAILED: 'It was broken off by a failure; import the same files again to finish it, or undo its batch.',
  CANCELLED: 'It was broken off on request; import the same files again to finish it, or undo its batch.',
  UNFINISHED:
    'The graph holds a part of it, and this process does not work at it: it was broken off or runs elsewhere.',
} as const;

export type ImportState = keyof typeof importStates;

export interface ImportRequest {
  /** Names of the files, as they were sent. */
  readonly files: readonly string[];
  readonly policy: Policy;
  readonly dryRun: boolean;
  readonly batch: string | null;
}

export class ImportJob {
  readonly id = randomUUID();
  readonly askedAt = new Date().toISOString();
  state: ImportState = 'QUEUED';
  rows: number | null = null;
  done = 0;
  finishedAt: string | null = null;
  report: LoadReport | null = null;
  /** What went wrong. */
  message: string | null = null;
  /** What the graph holds of it, by which it can be undone. */
  batch: string | null = null;
  private readonly stop = new AbortController();
  private writingSince = 0;
  private hasRefused = false;
  private fingerprint: string | null = null;

  constructor(
    private readonly store: Store,
    readonly request: ImportRequest,
    readonly room: ImportRoom,
  ) {}

  get isOver(): boolean {
    return this.finishedAt !== null;
  }

  get log(): VerdictLog {
    return this.room.log;
  }

  /** Whether it works at a batch that the graph knows of. */
  isLoading({ input, finishedAt, undoneAt }: BatchRecord): boolean {
    return !this.isOver && input === this.fingerprint && !finishedAt && !undoneAt;
  }

  /** Rows a second since it began to write; null before that. */
  get rate(): number | null {
    const seconds = ((this.finishedAt ? Date.parse(this.finishedAt) : Date.now()) - this.writingSince) / 1_000;
    return this.writingSince > 0 && this.done > 0 ? Math.round(this.done / Math.max(seconds, 0.001)) : null;
  }

  get secondsLeft(): number | null {
    const { rate, rows } = this;
    return this.isOver || rate === null || rate === 0 || rows === null ? null : Math.ceil((rows - this.done) / rate);
  }

  cancel(): void {
    this.stop.abort(cancelled());
    if (this.state === 'QUEUED') this.end('CANCELLED');
  }

  /** Never rejects; an error that no user can mend goes to `failed`. */
  async run(failed: (error: unknown) => void): Promise<void> {
    if (this.isOver) return;
    this.state = 'CHECKING';
    try {
      this.report = await this.load();
      this.batch = this.report.batch;
      this.end('DONE');
    } catch (error) {
      await this.findBatch().catch(failed);
      if (this.stop.signal.aborted) this.end('CANCELLED');
      else if (error instanceof AppError && REFUSALS.has(error.code)) this.refuse(error);
      else {
        failed(error);
        this.end('FAILED', error instanceof AppError ? error.message : 'Something went wrong here; the log has it.');
      }
    }
  }

  private async load(): Promise<LoadReport> {
    const { policy, dryRun, batch } = this.request;
    // The readers of files are loaded for the first import, for a server may never see one.
    const { openInput }: typeof OpenInput = require('./open-input');
    const input = await openInput(this.room.paths, { mapping: this.room.mapping });
    this.fingerprint = await input.fingerprint();
    return loadTables(this.store, input, {
      policy,
      dryRun,
      stop: this.stop.signal,
      progress: (done, rows) => this.progress(done, rows),
      verdict: (verdict) => this.judge(verdict),
      ...(batch === null ? {} : { batch }),
    });
  }

  private progress(done: number, rows: number): void {
    this.rows = rows;
    const isTrial = this.request.dryRun || (this.request.policy === 'ALL_OR_NOTHING' && this.hasRefused);
    if (isTrial) return;
    if (this.writingSince === 0) this.writingSince = Date.now();
    this.state = 'WRITING';
    this.done = done;
  }

  private judge(verdict: Verdict): void {
    if (!TAKEN.has(verdict.code)) this.hasRefused = true;
    this.log.add(verdict);
  }

  private refuse(error: AppError): void {
    const problems = (error.details.problems ?? []) as readonly PackageProblem[];
    // Rows have had their verdicts; what concerns a whole file has none yet.
    for (const { file, line = 0, column, message, code } of problems) {
      if (code === undefined) this.log.add({ file, line, code: 'BAD_FILE', column, message, raw: {}, cleaned: null });
    }
    this.end('REFUSED', error.message);
  }

  /** A load that was broken off may have written a part. */
  private async findBatch(): Promise<void> {
    const { fingerprint } = this;
    if (fingerprint === null || this.request.dryRun) return;
    const batches = await listBatches(this.store);
    const own = batches.find(({ input, finishedAt, undoneAt }) => input === fingerprint && !finishedAt && !undoneAt);
    this.batch = own?.name ?? null;
  }

  private end(state: ImportState, message: string | null = null): void {
    this.state = state;
    this.message = message;
    this.finishedAt = new Date().toISOString();
  }
}

const REFUSALS: ReadonlySet<string> = new Set(['PACKAGE_REFUSED', 'BAD_INPUT']);
const TAKEN: ReadonlySet<VerdictCode> = new Set(['NEW', 'CHANGED', 'UNCHANGED', 'CONFLICTING']);
