/**
 * The port to the graph: it runs statements. A new query is a new `.cypher` file and no adapter work.
 * Both adapters take the same texts and give the same rows; test/store/contract holds them to it.
 */
import type { ReadingScope } from '../model/scope';
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
  close(): Promise<void>;
}
