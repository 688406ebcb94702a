/** The entities of one kind that the rules of a mapping make, each once. */

import { shown } from '../../../errors';
import { entityColumns } from '../../../model/columns';
import type { Kind } from '../../../model/kinds';
import type { InputRow, InputTable } from '../input';
import type { EntitiesMet } from './entities-met';
import type { CellRule, RowRule } from './mapping';
import type { Notes } from './note';
import { foreignColumn } from './read-cell';
import { inputRow, isWhole, type MadeRow, rowOf } from './row-of-rule';
import type { Scope } from './scope';
import { slugOf } from './slug';

/**
 * An entity met on several rows of a source is put together: the first known text of each cell stands, lists are
 * united, and a later text that differs in more than case and punctuation is noted. Those met more than once are held.
 */
export class MappedEntities implements InputTable {
  readonly of: { readonly kind: Kind };
  readonly columns;

  constructor(
    kind: Kind,
    readonly rules: readonly RowRule[],
    private readonly met: EntitiesMet,
    private readonly notes: Notes,
  ) {
    this.of = { kind };
    this.columns = entityColumns(kind);
  }

  async *rows(): AsyncGenerator<InputRow> {
    const repeated = await this.met.more();
    const together = new Map<string, MadeRow>();
    for await (const { rule, scope, key } of this.met.by(this.rules)) {
      const made = rowOf(rule, scope, this.notes);
      const first = together.get(key);
      if (first) this.unite(first, made);
      else if (repeated.has(key)) together.set(key, made);
      else if (isWhole(made, this.notes)) yield inputRow(made);
    }
    for (const made of together.values()) if (isWhole(made, this.notes)) yield inputRow(made);
  }

  private unite(first: MadeRow, { rule, scope, cells }: MadeRow): void {
    for (const cell of rule.cells) {
      const { name, type } = cell.column;
      const [before, now] = [first.cells[name], cells[name]];
      if (now === undefined || now === before || name === 'id') continue;
      if (before === undefined) first.cells[name] = now;
      else if (type === 'texts') first.cells[name] = united(before, now);
      else if (type !== 'text' || slugOf(now) !== slugOf(before))
        this.noteOther(cell, String(cells.id), before, now, scope);
    }
    first.cells.sources = united(first.cells.sources ?? '', cells.sources ?? '');
  }

  private noteOther(cell: CellRule, id: string, before: string, now: string, { file, line }: Scope): void {
    const column = foreignColumn(cell);
    const message = `${column} gives ${id} the ${cell.column.name} ${shown(now)}; a row before gives ${shown(before)}, which is kept.`;
    this.notes.add({ file: file.name, line, column, value: now, code: 'DUPLICATE', message });
  }
}

const united = (a: string, b: string): string => [...new Set([...a.split(';'), ...b.split(';')])].join(';');
