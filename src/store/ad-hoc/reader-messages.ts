/** What a process with a snapshot is asked and what it answers. Plain JSON. */
import type { AdHocRows } from '../ad-hoc';
import type { Row } from '../values';

export interface ReaderQuestion {
  /** Whether the statement only shows its plan. */
  readonly explains: boolean;
  readonly text: string;
  readonly parameters: Row;
  readonly mostRows: number;
}

export type ReaderAnswer = { readonly isReady: true } | AdHocRows | { readonly fault: string };
