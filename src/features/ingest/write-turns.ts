/**
 * Transactions that rest on what was read before them. Each ends by taking a turn, and fails when another writer, in this
 * process or on another machine, took it in between; the work is then done again from what stands now.
 */
import { AppError, conflict } from '../../errors';
import type { Step, Store } from '../../store/store';
import { GraphReader } from './graph-reader';
import { ingestStatements as statements } from './ingest.statements';
import type { Writes } from './writes';

export interface TurnOptions {
  readonly stop?: AbortSignal | undefined;
  /** Does the work but the writing. */
  readonly dryRun?: boolean | undefined;
  /** What the first transaction begins with. */
  readonly opening?: readonly Step[];
}

/** What a piece of work gives to write, which may be nothing, and what it found. */
export interface Work<T> {
  readonly writes: Writes;
  readonly found: T;
}

const ATTEMPTS = 10;

export class WriteTurns {
  hasWritten = false;
  /** Whether another writer was in the way once. */
  hasCompany = false;
  readonly reader: GraphReader;
  private turn: number | null = null;

  constructor(
    private readonly store: Store,
    private readonly options: TurnOptions,
  ) {
    this.reader = new GraphReader(store);
  }

  /** Does the work, which reads, until what it gives to write is written; what the work found. */
  async take<T>(work: () => Promise<Work<T>>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      this.turn ??= await this.reader.turn();
      const { writes, found } = await work();
      const steps = writes.steps();
      if (steps.length === 0 || this.options.dryRun) return found;
      if (await this.isWritten(steps, writes.lastInstant, attempt)) return found;
    }
  }

  private async isWritten(steps: readonly Step[], lastInstant: string, attempt: number): Promise<boolean> {
    const { stop, opening = [] } = this.options;
    const turn = this.turn as number;
    stop?.throwIfAborted();
    const taking = { statement: statements.takeTurn, parameters: { turn, lastInstant } };
    try {
      await this.store.write([...(this.hasWritten ? [] : opening), ...steps, taking], stop);
    } catch (error) {
      this.turn = null;
      if (!isTurnTaken(error)) throw error;
      if (attempt === ATTEMPTS) throw conflict('Other writers were in the way again and again.', error);
      this.hasCompany = true;
      await new Promise((ready) => setTimeout(ready, Math.random() * 20 * attempt));
      return false;
    }
    this.turn = turn + 1;
    this.hasWritten = true;
    return true;
  }
}

const isTurnTaken = (error: unknown): boolean =>
  error instanceof AppError && error.details.statement === statements.takeTurn.name;
