/**
 * The port to the graph: it runs statements. A new query is a new `.cypher` file and no adapter work.
 * Both adapters take the same texts and give the same rows; test/store/contract holds them to it.
 */
import type { ReadingScope } from '../model/scope';
import type { AdHoc } from './ad-hoc';
import type { Statement } from './statement';
import type { Parameters, Row } from './values';

export interface ReadOptions {
  readonly scope: ReadingScope;
  /** Stops the statement when it fires; its reason is the error the read fails with. */
  readonly signal?: AbortSignal | undefined;
}

export interface Step {
  readonly statement: Statement;
  readonly parameters: Parameters;
}

export interface Store {
  readonly engine: 'neo4j' | 'embedded';
  /** Rows in the statement's order: scalars, lists and maps, never nodes or relationships. */
  read(statement: Statement, parameters: Parameters, options: ReadOptions): Promise<Row[]>;
  /** All steps in one transaction, or none. A conflict with another writer is tried again. */
  write(steps: readonly Step[], signal?: AbortSignal): Promise<void>;
  /** Changes whenever the graph does; equal texts mean an equal graph. */
  version(): Promise<string>;
  /** Opens the way for statements that nobody registered; SETTINGS_REFUSED where the engine could not hold them. */
  openAdHoc(): Promise<AdHoc>;
  close(): Promise<void>;
}

/** The same store, whose reads are given up when the signal fires, unless they have a signal of their own. */
export const readingUntil = (store: Store, signal: AbortSignal | undefined): Store =>
  signal
    ? { ...store, read: (statement, parameters, options) => store.read(statement, parameters, { signal, ...options }) }
    : store;
