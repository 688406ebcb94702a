/** Finds parts that would, by way of other parts, be parts of themselves: nothing could be built of them. */
import type { InputRow } from './input';
import type { RelationRecord } from './record';
import type { Mistake } from './verdict';

interface Part {
  readonly to: number;
  /** Null where the graph holds it. */
  readonly row: InputRow | null;
}

type LeadingOn = (ids: readonly string[]) => Promise<readonly { part: string; whole: string }[]>;

const LARGEST_LOOK_UP = 1_000;

export class PartLoops {
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly wholes: Part[][] = [];

  constructor(private readonly leadingOn: LeadingOn) {}

  add({ from, to }: RelationRecord, { file, line }: InputRow): void {
    this.wholes[this.numberOf(from)]?.push({ to: this.numberOf(to), row: { file, line, cells: {} } });
  }

  /** The rows that close a circle, each with what is wrong, by themselves and with what the graph holds. */
  async circles(): Promise<{ row: InputRow; mistake: Mistake }[]> {
    await this.readOn();
    const found: { row: InputRow; mistake: Mistake }[] = [];
    const done = new Set<number>();
    for (let start = 0; start < this.names.length; start++) {
      const way = [{ at: start, next: 0 }];
      const place = new Map([[start, 0]]);
      while (!done.has(start) && way.length > 0) {
        const here = way[way.length - 1] as { at: number; next: number };
        const part = done.has(here.at) ? undefined : this.wholes[here.at]?.[here.next++];
        if (!part) {
          done.add(here.at);
          place.delete(here.at);
          way.pop();
          continue;
        }
        const loop = place.get(part.to);
        if (loop === undefined) {
          place.set(part.to, way.length);
          way.push({ at: part.to, next: 0 });
        } else found.push(...this.circle(way.slice(loop), part));
      }
    }
    return found;
  }

  private circle(way: readonly { at: number; next: number }[], closing: Part): { row: InputRow; mistake: Mistake }[] {
    const ids = [...way.map(({ at }) => at), closing.to].map((number) => this.names[number]);
    const parts = [...way.slice(0, -1).map(({ at, next }) => this.wholes[at]?.[next - 1]), closing];
    const row = parts.map((part) => part?.row).findLast((own) => own != null);
    const message = `PART_OF runs in a circle: ${ids.join(' → ')}; take one relation out.`;
    return row ? [{ row, mistake: { code: 'CIRCLE', message } }] : [];
  }

  /** Adds what the graph holds behind the parts of the load. */
  private async readOn(): Promise<void> {
    let frontier = [...this.names];
    const read = new Set<string>();
    while (frontier.length > 0) {
      const next: string[] = [];
      for (let start = 0; start < frontier.length; start += LARGEST_LOOK_UP) {
        const ids = frontier.slice(start, start + LARGEST_LOOK_UP);
        for (const id of ids) read.add(id);
        for (const { part, whole } of await this.leadingOn(ids)) {
          this.wholes[this.numberOf(part)]?.push({ to: this.numberOf(whole), row: null });
          next.push(whole);
        }
      }
      frontier = [...new Set(next)].filter((id) => !read.has(id));
    }
  }

  private numberOf(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.names.length);
    this.wholes.push([]);
    return this.names.push(id) - 1;
  }
}
