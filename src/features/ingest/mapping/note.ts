/** What a mapping met in a file and did not guess: a cell that was left unknown, or a row that was not made. */
import type { VerdictCode } from '../verdict';

export interface Note {
  readonly file: string;
  readonly line: number;
  /** The file's column, not ours. */
  readonly column: string;
  /** The cell's text, cut after 80 characters. */
  readonly value: string;
  readonly code: VerdictCode;
  readonly message: string;
}

const SHOWN = 80;

/** Notes by cell: what several rows are made of is reported once, however often the file is read. */
export class Notes {
  private readonly byCell = new Map<string, Note>();

  add(note: Note): void {
    const cell = [note.file, note.line, note.column, note.code, note.value].join('\u0000');
    if (!this.byCell.has(cell)) this.byCell.set(cell, { ...note, value: note.value.slice(0, SHOWN) });
  }

  /** By file and line. */
  all(): Note[] {
    const order = (a: Note, b: Note) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);
    return [...this.byCell.values()].sort(order);
  }
}
