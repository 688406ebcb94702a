/** Takes rows until one limit of an answer is reached. */
import { type AdHocRows, MOST_BYTES } from '../ad-hoc';

export class CollectedRows implements AdHocRows {
  readonly rows: unknown[][] = [];
  truncatedBy: 'ROWS' | 'BYTES' | null = null;
  #bytes = 0;

  constructor(
    readonly columns: readonly string[],
    private readonly mostRows: number,
  ) {}

  /** False when the row has no place any more. */
  add(row: unknown[]): boolean {
    this.#bytes += Buffer.byteLength(JSON.stringify(row));
    if (this.rows.length === this.mostRows) this.truncatedBy = 'ROWS';
    else if (this.#bytes > MOST_BYTES) this.truncatedBy = 'BYTES';
    else this.rows.push(row);
    return this.truncatedBy === null;
  }
}
