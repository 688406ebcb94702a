/** A file as a table: named columns and a stream of rows of text cells. What a cell means is not known here. */
import type { Mistake } from '../verdict';

/** One row as its file gives it. */
export interface RawRow {
  /** Line of the file, or row of the sheet, counted from 1. */
  readonly line: number;
  /** Text by column name; empty where the cell is. */
  readonly cells: Readonly<Record<string, string>>;
  /** What is wrong with the row itself: it is refused with them. */
  readonly mistakes?: readonly Mistake[];
}

export interface TableFile {
  readonly columns: readonly string[];
  /** Reads the file while it is iterated, once, and holds a bounded part of it. */
  readonly rows: AsyncIterable<RawRow>;
}
