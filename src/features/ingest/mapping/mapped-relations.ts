/** The relations of one sort that the rules of a mapping make, each once. */
import { createHash } from 'node:crypto';
import { relationColumns } from '../../../model/columns';
import { relationId } from '../../../model/ids';
import type { RelationKind } from '../../../model/relations';
import type { InputRow, InputTable } from '../input';
import { byInput } from './entities-met';
import type { ForeignRows } from './foreign-rows';
import type { RowRule } from './mapping';
import type { Notes } from './note';
import { foreignColumn } from './read-cell';
import { inputRow, isWhole, type MadeRow, rowOf, scopesOf } from './row-of-rule';

/**
 * A relation that a source states again in the same words is left out; one that it states again in others is noted
 * and left out, since the mapping gives no `key` that tells the two apart. Holds an id and a digest of each.
 */
export class MappedRelations implements InputTable {
  readonly of: { readonly relation: RelationKind };
  readonly columns;

  constructor(
    relation: RelationKind,
    readonly rules: readonly RowRule[],
    private readonly foreign: ForeignRows,
    private readonly notes: Notes,
  ) {
    this.of = { relation };
    this.columns = relationColumns(relation);
  }

  async *rows(): AsyncGenerator<InputRow> {
    const stated = new Map<string, string>();
    for (const [input, rules] of byInput(this.rules)) {
      for await (const row of this.foreign.of(input)) {
        for (const rule of rules) {
          for (const scope of scopesOf(rule, row)) {
            const made = rowOf(rule, scope, this.notes);
            if (isWhole(made, this.notes) && this.isFirst(made, stated)) yield inputRow(made);
          }
        }
      }
    }
  }

  private isFirst({ cells, rule, scope }: MadeRow, stated: Map<string, string>): boolean {
    const { from = '', to = '', key = '', ...values } = cells;
    const id = relationId(this.of.relation, from, to, key);
    const place = `${id} ${scope.file.source}`;
    const digest = digestOf(values);
    const before = stated.get(place);
    if (before === undefined) stated.set(place, digest);
    else if (before !== digest) {
      const cell = rule.cells.find(({ column }) => column.name === 'to');
      const column = cell ? foreignColumn(cell) : 'to';
      const remedy = 'Give the row a key in the mapping, or leave one line out.';
      const message = `${id} stands already in a line before, with other values; this one is left out. ${remedy}`;
      this.notes.add({ file: scope.file.name, line: scope.line, column, value: id, code: 'DUPLICATE', message });
    }
    return before === undefined;
  }
}

const digestOf = (values: Readonly<Record<string, string>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64')
    .slice(0, 22);
