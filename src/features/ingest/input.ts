/** What a load takes in, wherever it comes from: the rows of one kind or relation, as text by column. */
import type { Column } from '../../model/columns';
import type { Kind } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import type { RawRow } from './files/table-file';
import type { Note } from './mapping/note';

export interface InputRow extends RawRow {
  /** The file in which the line is. */
  readonly file: string;
}

export interface InputTable {
  readonly of: { readonly kind: Kind } | { readonly relation: RelationKind };
  /** The columns of the kind or relation; cells have these names. */
  readonly columns: readonly Column[];
  /** The rows from the start, at each call anew. */
  rows(): AsyncIterable<InputRow>;
}

export interface Input {
  /** What the user calls it, for the name of the batch. */
  readonly name: string;
  /** Differs when any content differs. */
  fingerprint(): Promise<string>;
  readonly tables: readonly InputTable[];
  /** What was left unknown on the way and not guessed; whole once the rows have been read. */
  notes?(): readonly Note[];
}
