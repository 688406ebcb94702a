/** Processes on the current snapshot: one for each statement; one that has run nothing serves the next. */
import { ReaderProcess } from './reader-process';
import { type Snapshot, type SnapshotSource, Snapshots } from './snapshots';

/** So long one waits, with the memory that it takes. */
const UNUSED_FOR_MS = 30_000;

export interface Reading {
  readonly reader: ReaderProcess;
  readonly snapshot: Snapshot;
}

export class Readers {
  readonly #snapshots: Snapshots;
  readonly #open = new Set<ReaderProcess>();
  #kept: Reading | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(source: SnapshotSource) {
    this.#snapshots = new Snapshots(source);
  }

  async take(stop: AbortSignal): Promise<Reading> {
    const snapshot = this.#snapshots.current();
    const kept = this.#kept;
    this.#kept = null;
    clearTimeout(this.#timer);
    if (kept?.snapshot === snapshot && kept.reader.isUnused) return kept;
    if (kept) this.#end(kept.reader);
    const reader = await ReaderProcess.start(snapshot.path, stop);
    this.#open.add(reader);
    return { snapshot, reader };
  }

  giveBack(reading: Reading): void {
    if (this.#kept || !reading.reader.isUnused) {
      this.#end(reading.reader);
      return;
    }
    this.#kept = reading;
    this.#timer = setTimeout(() => {
      this.#kept = null;
      this.#end(reading.reader);
    }, UNUSED_FOR_MS).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const reader of this.#open) this.#end(reader);
    this.#snapshots.close();
  }

  #end(reader: ReaderProcess): void {
    this.#open.delete(reader);
    reader.end();
  }
}
