/**
 * Takes rows into the graph as one named batch: everything is checked first, then written a transaction at a time.
 * What stands there already is not written again, so a load that was broken off is finished by running it once more.
 */
import { type AppError, type PackageProblem, packageRefused } from '../../errors';
import { STILL_HELD } from '../../model/dates';
import { publicScope } from '../../model/scope';
import { readingUntil, type Store } from '../../store/store';
import { type BatchCounts, batchFor, noting } from './batch-record';
import { batchesOf, oneAhead } from './batches';
import { BATCH, type CheckedRow, inOrder, RowChecker } from './check-rows';
import { cleanRow } from './clean-row';
import type { Taken } from './folding';
import { GraphReader } from './graph-reader';
import { ingestStatements as statements } from './ingest.statements';
import type { Input, InputRow, InputTable } from './input';
import { type ChangeSet, Preview } from './preview';
import {
  type EntityRecord,
  entityRecord,
  type LoadedRecord,
  type LoadStamp,
  newEntity,
  newRelation,
  type RelationRecord,
  relationRecord,
} from './record';
import { RecordWriter } from './record-writer';
import { type Mistake, type VerdictCode, verdictCodes } from './verdict';

export type Policy = 'ALL_OR_NOTHING' | 'VALID_ROWS';

export interface LoadReport extends BatchCounts {
  /** The name under which the load can be undone; null when nothing was written. */
  readonly batch: string | null;
  readonly seconds: number;
  /** How often a mapping left something unknown rather than guess, by what it was. */
  readonly notes?: Readonly<Record<string, number>>;
  /** What would become of the chains of supply; of a dry run. */
  readonly changeSet?: ChangeSet;
}

/** What became of one row. */
export interface Verdict {
  readonly file: string;
  readonly line: number;
  readonly code: VerdictCode;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly message: string;
  /** The cells as they stand in the file, and as they were read. */
  readonly raw: Readonly<Record<string, string>>;
  readonly cleaned: Readonly<Record<string, unknown>> | null;
}

export type Progress = (done: number, rows: number) => void;

export interface LoadOptions {
  readonly progress?: Progress;
  /** Ends the load between two batches, with the graph whole; running it again finishes it. */
  readonly stop?: AbortSignal;
  /** Says what a load would do and writes nothing. */
  readonly dryRun?: boolean;
  /** What becomes of a load of which some rows are wrong: nothing, which is the default, or the other rows. */
  readonly policy?: Policy;
  /** The name of the batch; made from the input and the time when absent. */
  readonly batch?: string;
  /** When the facts enter the graph; the start of the load when absent. */
  readonly now?: Date;
  /** Is told of every row. */
  readonly verdict?: (verdict: Verdict) => void;
}

/**
 * Throws PACKAGE_REFUSED, with nothing written, when a file cannot be read to its end, or when a row is wrong and the
 * policy is not to take the others.
 */
export async function loadTables(store: Store, input: Input, options: LoadOptions = {}): Promise<LoadReport> {
  const { policy = 'ALL_OR_NOTHING', dryRun = false, verdict } = options;
  const started = Date.now();
  const load = new Load(readingUntil(store, options.stop), input, options);
  await load.check();
  if (load.isBroken || (policy === 'ALL_OR_NOTHING' && load.refused > 0)) {
    if (verdict && !load.isBroken) await load.take(true);
    throw load.refusal();
  }
  const batch = await load.take(dryRun);
  const changeSet = dryRun ? { changeSet: await load.preview.changes() } : {};
  return { batch, ...load.counts(), ...load.notes(), ...changeSet, seconds: (Date.now() - started) / 1_000 };
}

class Load {
  refused = 0;
  private mistakes = 0;
  private isFresh = false;
  private readonly problems: PackageProblem[] = [];
  private readonly refusedLines = new Map<string, Set<number>>();
  private readonly taken: Record<Taken, number> = { NEW: 0, CHANGED: 0, UNCHANGED: 0, CONFLICTING: 0 };
  private readonly checker: RowChecker;
  readonly preview: Preview;
  private readonly scope = publicScope(new Date());

  constructor(
    private readonly store: Store,
    private readonly input: Input,
    private readonly options: LoadOptions,
  ) {
    this.preview = new Preview(store);
    const reader = new GraphReader(store);
    this.checker = new RowChecker({
      lookUp: async (ids) => (this.isFresh ? new Map() : reader.known(ids)),
      partsLeadingOn: async (ids) => (this.isFresh ? [] : this.partsLeadingOn(ids)),
      refuse: (row) => this.refuse(row),
      stop: options.stop,
    });
  }

  get isBroken(): boolean {
    return this.checker.broken.length > 0;
  }

  async check(): Promise<void> {
    this.isFresh = (await this.store.read(statements.anyEntity, {}, { scope: this.scope })).length === 0;
    await this.checker.check(this.input.tables);
  }

  refusal(): AppError {
    const { broken } = this.checker;
    return packageRefused([...broken, ...this.problems], broken.length + this.mistakes);
  }

  counts(): BatchCounts {
    const { NEW, CHANGED, UNCHANGED, CONFLICTING } = this.taken;
    const { refused } = this;
    return {
      rows: this.checker.rows,
      new: NEW,
      changed: CHANGED,
      unchanged: UNCHANGED,
      conflicting: CONFLICTING,
      refused,
    };
  }

  /** Takes the rows that were not refused; the name of the batch, or null when there was nothing to write. */
  async take(dryRun: boolean): Promise<string | null> {
    const { options, checker } = this;
    const { batch, isResumed } = await batchFor(this.store, this.input, options);
    const writer = new RecordWriter(this.store, {
      now: batch.startedAt,
      stop: options.stop,
      dryRun,
      isFresh: this.isFresh,
      repeated: checker.ids.repeated,
      opening: [noting(batch)],
    });
    const stamp = { batch: batch.name, now: batch.startedAt, reliability: checker.ids.reliability };
    let done = this.refused;
    for (const table of inOrder(this.input.tables)) {
      for await (const rows of oneAhead(this.prepared(table, stamp))) {
        options.stop?.throwIfAborted();
        const taken = await write(writer, table, rows);
        for (const [at, what] of taken.entries()) this.tell(rows[at] as Prepared, what);
        done += rows.length;
        options.progress?.(done, checker.rows);
      }
    }
    if (dryRun || !(writer.hasWritten || isResumed)) return null;
    await this.store.write([noting({ ...batch, ...this.counts(), finishedAt: new Date().toISOString() })]);
    return batch.name;
  }

  private async *prepared(table: InputTable, stamp: LoadStamp): AsyncGenerator<Prepared[]> {
    const { of, columns } = table;
    for await (const batch of batchesOf(table.rows(), BATCH)) {
      const kept = batch.filter(({ file, line }) => !this.refusedLines.get(file)?.has(line));
      if (kept.length === 0) continue;
      yield kept.map((row) => {
        const cells = cleanRow(columns, row, []);
        if ('kind' in of) {
          const record = entityRecord(of.kind, row, cells, stamp);
          newEntity(record);
          return { row, record };
        }
        const record = relationRecord(of.relation, row, cells, stamp);
        newRelation(record);
        return { row, record };
      });
    }
  }

  private refuse({ row, mistakes }: CheckedRow): void {
    const { file, line } = row;
    const lines = this.refusedLines.get(file) ?? new Set();
    this.refusedLines.set(file, lines);
    if (!lines.has(line)) this.refused += 1;
    lines.add(line);
    this.mistakes += mistakes.length;
    for (const mistake of mistakes)
      if (this.problems.length < MOST_PROBLEMS) this.problems.push({ file, line, ...mistake });
    const [first] = mistakes as [Mistake];
    const message = mistakes.map((mistake) => mistake.message).join(' ');
    this.options.verdict?.({ file, line, ...first, message, raw: row.cells, cleaned: null });
  }

  /** Counts the notes of a mapping by what they say, and tells of each. */
  notes(): Pick<LoadReport, 'notes'> {
    const notes = this.input.notes?.() ?? [];
    if (notes.length === 0) return {};
    const counts: Record<string, number> = {};
    for (const note of notes) {
      counts[note.code] = (counts[note.code] ?? 0) + 1;
      this.options.verdict?.({ ...note, raw: { [note.column]: note.value }, cleaned: null });
    }
    return { notes: counts };
  }

  private tell({ row, record }: Prepared, what: Taken): void {
    this.taken[what] += 1;
    if (this.options.dryRun && what === 'NEW' && 'relation' in record) this.preview.add(record);
    const { file, line, cells } = row;
    this.options.verdict?.({ file, line, code: what, message: verdictCodes[what], raw: cells, cleaned: record.cells });
  }

  private async partsLeadingOn(ids: readonly string[]): Promise<{ part: string; whole: string }[]> {
    const parameters = { ids, stillHeld: STILL_HELD };
    const rows = await this.store.read(statements.partsLeadingOn, parameters, { scope: this.scope });
    return rows.map(({ id, whole }) => ({ part: id as string, whole: whole as string }));
  }
}

interface Prepared {
  readonly row: InputRow;
  readonly record: LoadedRecord;
}

const write = (writer: RecordWriter, { of }: InputTable, batch: readonly Prepared[]): Promise<Taken[]> =>
  'kind' in of
    ? writer.entities(
        of.kind,
        batch.map(({ record }) => record as EntityRecord),
      )
    : writer.relations(
        of.relation,
        batch.map(({ record }) => record as RelationRecord),
      );

const MOST_PROBLEMS = 10_000;
