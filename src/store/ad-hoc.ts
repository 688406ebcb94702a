/**
 * The port for statements that nobody registered. A text is bounded and seen through before it runs: its plan may hold
 * only operators that read the graph. It carries no reading scope, so only who may see the whole store may use it.
 */
import type { Parameters } from './values';

export interface AdHocQuestion {
  readonly text: string;
  readonly parameters: Parameters;
  /** After this long the statement is stopped, wherever it is. */
  readonly timeoutMs: number;
  /** Stops the statement when it fires; its reason is the error that the question fails with. */
  readonly signal?: AbortSignal | undefined;
}

export interface AdHocRequest extends AdHocQuestion {
  /** Rows beyond this many are left out, and the answer says so. */
  readonly mostRows: number;
}

export interface PlanOperator {
  readonly name: string;
  /** How many operators stand between it and the one that produces the rows. */
  readonly depth: number;
  readonly details: string;
  /** Null where the engine does not estimate. */
  readonly estimatedRows: number | null;
}

export interface AdHocPlan {
  readonly operators: readonly PlanOperator[];
  readonly estimatedRows: number | null;
}

export interface AdHocRows {
  readonly columns: readonly string[];
  /** Values as JSON knows them, in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[];
  readonly truncatedBy: 'ROWS' | 'BYTES' | null;
}

export interface AdHocAnswer extends AdHocRows {
  readonly plan: AdHocPlan;
  /** The graph's version that was read. */
  readonly version: string;
  /** When the snapshot that was read was taken; null where the graph itself was. */
  readonly snapshotAt: Date | null;
}

export interface AdHoc {
  /** What the statement would do; nothing runs. */
  explain(question: AdHocQuestion): Promise<AdHocPlan>;
  ask(request: AdHocRequest): Promise<AdHocAnswer>;
  close(): Promise<void>;
}

export const LONGEST_TEXT = 20_000;

/** An answer is cut before the row that would make it larger. */
export const MOST_BYTES = 5_000_000;

/** This many statements run at once; others wait. One that will not stop keeps its place, so that no more than these do. */
export const MOST_AT_ONCE = 2;
