/** The entities that the rules of a mapping find on the rows of its files, before they are put together. */
import type { ForeignRows } from './foreign-rows';
import type { CellRule, RowRule } from './mapping';
import type { Notes } from './note';
import { readForeignCell } from './read-cell';
import { noteMissing, scopesOf } from './row-of-rule';
import type { Scope } from './scope';

export interface MetEntity {
  readonly rule: RowRule;
  readonly scope: Scope;
  /** The id and the source: two sources that speak of one entity make two rows. */
  readonly key: string;
}

export class EntitiesMet {
  private repeated: Promise<ReadonlySet<string>> | undefined;

  constructor(
    /** Those that make entities, of every kind. */
    private readonly rules: readonly RowRule[],
    private readonly foreign: ForeignRows,
    private readonly notes: Notes,
  ) {}

  /** The keys that more than one row has, found in one reading of the files. Only keys are held. */
  more(): Promise<ReadonlySet<string>> {
    this.repeated ??= this.findRepeated();
    return this.repeated;
  }

  async *by(rules: readonly RowRule[]): AsyncGenerator<MetEntity> {
    for (const [input, group] of byInput(rules)) {
      for await (const row of this.foreign.of(input)) {
        for (const rule of group) {
          const id = rule.cells.find(({ column }) => column.name === 'id') as CellRule;
          for (const scope of scopesOf(rule, row)) {
            const text = readForeignCell(id, scope, this.notes);
            if (text === '') noteMissing(id, rule, scope, this.notes);
            else yield { rule, scope, key: `${text} ${scope.file.source}` };
          }
        }
      }
    }
  }

  private async findRepeated(): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for await (const { key } of this.by(this.rules)) {
      if (seen.has(key)) repeated.add(key);
      else seen.add(key);
    }
    return repeated;
  }
}

/** The rules by the input they read, so that each is read once for all of them. */
export function byInput(rules: readonly RowRule[]): Map<string, RowRule[]> {
  const groups = new Map<string, RowRule[]>();
  for (const rule of rules) groups.set(rule.input, [...(groups.get(rule.input) ?? []), rule]);
  return groups;
}
