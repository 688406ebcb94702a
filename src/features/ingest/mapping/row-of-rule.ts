/** What one rule makes of one foreign row: the cells of a row of ours, or none. */
import { shown } from '../../../errors';
import { readCell } from '../../../model/read-cell';
import type { InputRow } from '../input';
import { holds } from './conditions';
import type { CellRule, RowRule } from './mapping';
import type { Notes } from './note';
import { foreignColumn, readForeignCell, unknownPath } from './read-cell';
import type { Scope } from './scope';

export interface MadeRow {
  readonly scope: Scope;
  readonly rule: RowRule;
  readonly cells: Record<string, string>;
}

export const inputRow = ({ scope, cells }: MadeRow): InputRow => ({ file: scope.file.name, line: scope.line, cells });

/** The rows on which a rule is run: one, or one for each item of the cell that the rule takes apart. */
export function scopesOf({ each, when }: RowRule, scope: Scope): Scope[] {
  const scopes = each
    ? scope
        .read(each.path)
        .split(each.split)
        .filter((item) => item.trim() !== '')
        .map((item) => scope.withText(each.path, item))
    : [scope];
  return when ? scopes.filter((one) => holds(when, one)) : scopes;
}

export function rowOf(rule: RowRule, scope: Scope, notes: Notes): MadeRow {
  const cells: Record<string, string> = {};
  for (const cell of rule.cells) {
    const text = readForeignCell(cell, scope, notes);
    if (text !== '') cells[cell.column.name] = text;
  }
  for (const cell of rule.cells) if (cell.column.type === 'money') settleSum(cell, cells, scope, notes);
  const sources = new Set([scope.file.source, ...rule.joins.map((join) => scope.joined(join)?.source)]);
  cells.sources = [...sources].filter((id) => id !== undefined).join(';');
  return { scope, rule, cells };
}

/** Whether every cell that the row needs is known; notes the first that is not. */
export function isWhole({ rule, scope, cells }: MadeRow, notes: Notes): boolean {
  const missing = rule.cells.find(({ column }) => column.required && cells[column.name] === undefined);
  if (missing) noteMissing(missing, rule, scope, notes);
  return !missing;
}

export function noteMissing(cell: CellRule, rule: RowRule, scope: Scope, notes: Notes): void {
  const path = unknownPath(cell, scope);
  const column = path?.text ?? foreignColumn(cell);
  const value = path ? scope.read(path) : '';
  const state = value === '' ? 'is empty' : `is ${shown(value)}, which stands for an unknown`;
  const left = `${nameOfRow(rule)} needs it for ${cell.column.name} and is not made of this line.`;
  const message = path
    ? `${column} ${state}; ${left}`
    : `The mapping reads no ${cell.column.name} from this line; ${left}`;
  notes.add({
    file: scope.file.name,
    line: scope.line,
    column,
    value,
    code: path ? 'MISSING_VALUE' : 'BAD_MAPPING',
    message,
  });
}

const nameOfRow = ({ of }: RowRule): string => ('kind' in of ? of.kind : of.relation);

/** A sum stands with its currency, and the currency with its sum. */
function settleSum(cell: CellRule, cells: Record<string, string>, scope: Scope, notes: Notes): void {
  const { name } = cell.column;
  const sum = cells[name];
  const read = sum === undefined ? null : readCell(cell.column, sum, cells);
  if (read?.ok) return;
  delete cells[name];
  delete cells[`${name}Currency`];
  if (!read) return;
  const column = foreignColumn(cell);
  const message = `${column} gives ${shown(sum)}; expected ${read.expected}. ${name} is left unknown.`;
  notes.add({ file: scope.file.name, line: scope.line, column, value: sum ?? '', code: read.code, message });
}
