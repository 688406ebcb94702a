/** The rows of a sheet as its XML arrives; hidden ones too, and of merged cells the first. */
import { columnPlace } from '../column-letters';
import type { CellFault, GridRow } from '../grid-table';
import { MOST_COLUMNS } from '../limits';
import type { Refuse } from '../refuse';
import { SheetCell, type SheetContext } from './sheet-cell';
import { walkXml, type XmlVisitor } from './xml-walk';

export async function* sheetRows(
  bytes: AsyncIterable<Buffer>,
  part: string,
  context: SheetContext,
  refuse: Refuse,
): AsyncGenerator<GridRow> {
  const visitor = new SheetVisitor(context, refuse);
  for await (const _ of walkXml(bytes, part, visitor, refuse)) {
    yield* visitor.take();
    if (visitor.isDone) return;
  }
}

class SheetVisitor implements XmlVisitor {
  isDone = false;
  private gathered: GridRow[] = [];
  private isInside = false;
  private line = 0;
  private cells: string[] = [];
  private faults: CellFault[] = [];
  private next = 0;
  private readonly cell: SheetCell;

  constructor(
    context: SheetContext,
    private readonly refuse: Refuse,
  ) {
    this.cell = new SheetCell(context);
  }

  take(): readonly GridRow[] {
    const rows = this.gathered;
    this.gathered = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.isInside = true;
    if (!this.isInside) return;
    if (name === 'row') {
      this.line = this.lineOf(attributes);
      this.cells = [];
      this.faults = [];
      this.next = 0;
    } else if (name === 'c') {
      const [, letters] = /^([A-Z]{1,3})\d+$/.exec(attributes.r ?? '') ?? [];
      const at = letters === undefined ? this.next : columnPlace(letters);
      this.next = at + 1;
      this.cell.start(at, this.line, attributes);
    } else this.cell.open(name, attributes);
  }

  text(text: string): void {
    if (this.isInside) this.cell.text(text);
  }

  close(name: string): void {
    if (!this.isInside) return;
    if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'sheetData') {
      this.isInside = false;
      this.isDone = true;
    } else this.cell.close(name);
  }

  private lineOf({ r = String(this.line + 1) }: Readonly<Record<string, string>>): number {
    if (/^\d{1,7}$/.test(r) && Number(r) > this.line) return Number(r);
    throw this.refuse(`Row ${r} stands behind row ${this.line}; save the workbook anew in a spreadsheet program.`);
  }

  private endCell(): void {
    const { at } = this.cell;
    const read = this.cell.read();
    if (read === '') return;
    if (at >= MOST_COLUMNS) {
      const message = `${this.cell.reference} is filled; expected at most ${MOST_COLUMNS} columns. Empty what lies right of them.`;
      throw this.refuse(message, { line: this.line });
    }
    while (this.cells.length <= at) this.cells.push('');
    if (typeof read === 'string') this.cells[at] = read;
    else this.faults.push(read);
  }

  private endRow(): void {
    const { line, cells, faults } = this;
    this.gathered.push(faults.length > 0 ? { line, cells, faults } : { line, cells });
  }
}
