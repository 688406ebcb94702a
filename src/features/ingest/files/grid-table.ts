/** A table from a grid, that is, from rows of cells by place: the first row names the columns of those below it. */
import type { Mistake } from '../verdict';
import { columnLetters } from './column-letters';
import { checkedHeader } from './header';
import type { Refuse } from './refuse';
import type { RawRow, TableFile } from './table-file';

export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults?: readonly CellFault[];
}

/** What is wrong with one cell, which is empty in the row. */
export interface CellFault extends Omit<Mistake, 'column'> {
  readonly at: number;
}

export interface Grid {
  /** The rows from the start, at each call anew. */
  rows(): AsyncIterable<GridRow>;
  /** Whether a row may leave out the empty cells at its end. */
  readonly isSparse: boolean;
  /** Where the header must be; else it is the first row that is not blank. */
  readonly headerLine?: number | undefined;
}

/** Throws PACKAGE_REFUSED where the header cannot name columns. Blank rows are no rows. */
export async function openGrid(grid: Grid, refuse: Refuse): Promise<TableFile> {
  const { line, cells, faults = [] } = await headerOf(grid, refuse);
  if (faults[0]) throw refuse(faults[0].message, { line });
  const header = checkedHeader(cells, line, refuse);
  const table = new GridTable(grid, header, line, refuse);
  return {
    columns: header.filter((name) => name !== ''),
    rows: { [Symbol.asyncIterator]: () => table.rows() },
  };
}

async function headerOf({ rows, headerLine }: Grid, refuse: Refuse): Promise<GridRow> {
  for await (const row of rows()) {
    if (isBlank(row) || row.line < (headerLine ?? 1)) continue;
    if (headerLine !== undefined && row.line !== headerLine) break;
    return row;
  }
  if (headerLine === undefined) throw refuse('It has no header line.', { line: 1 });
  const message = `Its header should be in line ${headerLine}, which is blank or not there; name the line of the column names.`;
  throw refuse(message, { line: headerLine });
}

const isBlank = ({ cells, faults }: GridRow): boolean =>
  !faults && !cells.some((cell) => cell !== '' && cell.trim() !== '');

class GridTable {
  private readonly named: readonly { readonly at: number; readonly name: string }[];
  private readonly unnamed: readonly number[];

  constructor(
    private readonly grid: Grid,
    private readonly header: readonly string[],
    private readonly headerLine: number,
    private readonly refuse: Refuse,
  ) {
    const places = header.map((name, at) => ({ at, name }));
    this.named = places.filter(({ name }) => name !== '');
    this.unnamed = places.filter(({ name }) => name === '').map(({ at }) => at);
  }

  async *rows(): AsyncGenerator<RawRow> {
    for await (const row of this.grid.rows()) {
      if (row.line <= this.headerLine || isBlank(row)) continue;
      for (const at of this.unnamed) if (row.cells[at]) throw this.nameless(row, at);
      const mistakes = this.mistakesOf(row);
      yield mistakes
        ? { line: row.line, cells: this.cellsOf(row), mistakes }
        : { line: row.line, cells: this.cellsOf(row) };
    }
  }

  private cellsOf({ cells }: GridRow): Record<string, string> {
    const byName: Record<string, string> = {};
    for (const { at, name } of this.named) byName[name] = cells[at] ?? '';
    return byName;
  }

  private mistakesOf({ line, cells, faults }: GridRow): Mistake[] | null {
    const { length } = this.header;
    const isRagged = this.grid.isSparse ? cells.length > length : cells.length !== length;
    if (!isRagged && !faults) return null;
    const mistakes = (faults ?? []).map(({ at, ...fault }): Mistake => {
      const column = this.header[at];
      return column ? { ...fault, column } : fault;
    });
    if (isRagged) mistakes.push({ code: 'BAD_FILE', message: this.raggedness(line, cells.length) });
    return mistakes;
  }

  private raggedness(line: number, found: number): string {
    const { length } = this.header;
    if (this.grid.isSparse) {
      const last = columnLetters(length - 1);
      return `${columnLetters(found - 1)}${line} lies right of ${last}, the last column with a name; name its column, or empty it.`;
    }
    const expected = `The row has ${found} cells; expected ${length}, one for each column of line ${this.headerLine}.`;
    return `${expected} Quote cells that hold the sign between cells, and leave empty ones in.`;
  }

  private nameless({ line, cells }: GridRow, at: number) {
    const where = `Column ${columnLetters(at)} (${at + 1}) has no name in line ${this.headerLine}`;
    const message = `${where} and holds ${JSON.stringify(cells[at]?.slice(0, 80))} here; name it, or empty it.`;
    return this.refuse(message, { line, column: columnLetters(at) });
  }
}
