/** Rows that a mutation makes, as an input of a load; each knows where in the mutation's input it came from. */
import { createHash } from 'node:crypto';
import { entityColumns, relationColumns } from '../../model/columns';
import type { Input, InputRow, InputTable } from './input';
import type { Mistake } from './verdict';

export interface RowToWrite {
  readonly of: InputTable['of'];
  /** The list of the input it stands in, as messages name it. */
  readonly list: string;
  /** Its place in the list, from 0. */
  readonly at: number;
  readonly cells: Readonly<Record<string, string>>;
  /** What is wrong with it before its cells are looked at. */
  readonly mistakes: readonly Mistake[];
  /** Where the value of a column stands within the input; of the row itself when null. */
  placeOf(column: string | null): readonly string[];
  /** The version that the caller expects to stand: null for none, undefined for any. */
  readonly expected?: Expected | undefined;
}

/** What the caller saw of a record before it wrote. */
export interface Expected {
  readonly id: string;
  readonly version: string | null;
}

export const keyOfRow = ({ file, line }: { readonly file: string; readonly line: number }): string => `${file} ${line}`;

/** The rows as an input: one table for each kind or relation, the same input for the same rows. */
export function inputOf(name: string, rows: readonly RowToWrite[]): Input {
  const tables = new Map<string, RowToWrite[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.of);
    tables.set(key, [...(tables.get(key) ?? []), row]);
  }
  const content = JSON.stringify([name, rows.map(({ of, cells }) => [of, cells])]);
  return {
    name,
    fingerprint: async () => createHash('sha256').update(content).digest('hex'),
    tables: Array.from(tables.values(), (own) => tableOf(own)),
  };
}

function tableOf(rows: readonly RowToWrite[]): InputTable {
  const { of } = rows[0] as RowToWrite;
  return {
    of,
    columns: 'kind' in of ? entityColumns(of.kind) : relationColumns(of.relation),
    async *rows() {
      yield* rows.map(inputRow);
    },
  };
}

const inputRow = ({ list, at, cells, mistakes }: RowToWrite): InputRow =>
  mistakes.length > 0 ? { file: list, line: at, cells, mistakes } : { file: list, line: at, cells };
