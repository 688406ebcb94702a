/**
 * Copies of a graph for readers in other processes. A copy has no name: it is a file that was removed while it is open,
 * which readers reach through this process and which is gone when this process is, however it ends.
 */
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface SnapshotSource {
  /** Where the copy may be written. */
  readonly directory: string;
  /** Copies the graph into a new file. Nothing else runs meanwhile. */
  save(path: string): void;
  version(): string;
}

export interface Snapshot {
  readonly path: string;
  readonly version: string;
  readonly at: Date;
}

/** A graph that is written all the time is copied no more often than this. */
export const COPIED_AFTER_MS = 30_000;
/** By then every reader that was started on a copy has opened it. */
const KEPT_AFTERWARDS_MS = 120_000;

export class Snapshots {
  #last: Snapshot | null = null;
  readonly #files = new Set<number>();

  constructor(private readonly source: SnapshotSource) {}

  /** The last copy while it is equal to the graph or young, else a new one. */
  current(): Snapshot {
    const last = this.#last;
    const version = this.source.version();
    if (last && (last.version === version || Date.now() - last.at.getTime() < COPIED_AFTER_MS)) return last;
    this.#last = { path: this.#copy(), version, at: new Date() };
    return this.#last;
  }

  close(): void {
    for (const file of this.#files) closeSync(file);
    this.#files.clear();
    this.#last = null;
  }

  #copy(): string {
    const directory = mkdtempSync(join(this.source.directory, '.ad-hoc-'));
    try {
      const path = join(directory, 'snapshot');
      this.source.save(path);
      const file = openSync(path, 'r');
      for (const earlier of this.#files) this.#closeLater(earlier);
      this.#files.add(file);
      return `/proc/${process.pid}/fd/${file}`;
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  #closeLater(file: number): void {
    setTimeout(() => {
      if (this.#files.delete(file)) closeSync(file);
    }, KEPT_AFTERWARDS_MS).unref();
  }
}
