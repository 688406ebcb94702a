/** A mapping as it is run: what readMapping makes of a mapping file. seeds/mappings/README.md teaches the language. */
import type { Place } from '../../../documents/placed-document';
import type { Column } from '../../../model/columns';
import type { Kind } from '../../../model/kinds';
import type { RelationKind } from '../../../model/relations';
import type { TableOptions } from '../files/open-table-file';
import type { DateFormat } from './foreign-date';
import type { NumberForm } from './foreign-number';
import type { Fraction } from './fraction';

export interface Mapping {
  /** The mapping file's name, for messages. */
  readonly file: string;
  readonly inputs: readonly Input[];
  /** Makes the Source that the rows of a file cite; sees `$file` and `$document` alone. */
  readonly source: RowRule;
  readonly rules: readonly RowRule[];
}

/** What the mapping calls one sort of file. */
export interface Input {
  readonly name: string;
  readonly place: Place;
  /** Matches the names of its files. */
  readonly files: RegExp;
  readonly pattern: string;
  readonly table: TableOptions;
  /** Null for a table. */
  readonly document: DocumentRows | null;
  readonly joins: readonly Join[];
  /** The columns that the mapping takes from it, for the check before any row is read. */
  readonly uses: readonly Use[];
}

/** Where the rows of a JSON document lie; `nested` is where a row's own rows lie in it. */
export interface DocumentRows {
  readonly paths: readonly (readonly Step[])[];
  readonly nested: readonly Step[] | null;
}

export interface Use {
  readonly column: string;
  readonly place: Place;
}

/** Rows of another input that belong to a row by equal cells: ours, theirs. */
export interface Join {
  readonly name: string;
  readonly input: string;
  readonly on: readonly (readonly [ours: Path, theirs: Path])[];
  /** What is taken from the other input. */
  readonly columns: readonly Path[];
}

/** A step into a JSON value: a key, or the value of the named entry in a list of `{name, value}`. */
export type Step = { readonly key: string } | { readonly property: string };

/** Where a text is taken from. */
export type Path = {
  /** As the mapping writes it. */
  readonly text: string;
  /** Whether a text there is a word for "not known". */
  readonly isUnknown: (text: string) => boolean;
} & (
  | { readonly of: 'column'; readonly name: string }
  | { readonly of: 'join'; readonly join: string; readonly name: string }
  | { readonly of: 'file' }
  | { readonly of: 'row' | 'parent' | 'document'; readonly steps: readonly Step[] }
);

/** Text with places to fill. `slug` and `key` make what is filled in fit for an id. */
export interface Template {
  readonly parts: readonly (string | Slot)[];
}

export interface Slot {
  readonly path: Path;
  readonly form: 'plain' | 'slug' | 'key';
}

export interface Conditions {
  readonly known: readonly Path[];
  readonly unknown: readonly Path[];
  readonly equal: readonly Comparison[];
  readonly unequal: readonly Comparison[];
  readonly before: readonly { readonly path: Path; readonly than: Template }[];
}

export interface Comparison {
  readonly path: Path;
  /** Folded. */
  readonly words: readonly string[];
}

export interface Words {
  /** Foreign word, folded, → ours; null for a word that means "not known". */
  readonly ours: ReadonlyMap<string, string | null>;
  /** The foreign words as the mapping writes them. */
  readonly known: readonly string[];
}

/** One way to get a cell. */
export interface Reading {
  readonly place: Place;
  readonly when: Conditions | null;
  /** Joined with `between`; with more than one, unknown ones are left out. */
  readonly take: readonly Template[];
  /** What all of the templates take. */
  readonly paths: readonly Path[];
  readonly between: string;
  readonly split: string | null;
  /** Texts that are taken out. */
  readonly drop: readonly string[];
  /** What the text must end in to be read so; taken off. Empty where any text is read. */
  readonly units: readonly string[];
  readonly words: Words | null;
  readonly pad: number;
  readonly number: NumberForm;
  readonly zeroIsUnknown: boolean;
  readonly times: Fraction | Reading | null;
  readonly date: DateFormat | null;
}

export interface CellRule {
  readonly column: Column;
  /** The first that gives something is taken. */
  readonly readings: readonly Reading[];
}

export interface RowRule {
  readonly of: { readonly kind: Kind } | { readonly relation: RelationKind };
  readonly place: Place;
  /** Empty for the source. */
  readonly input: string;
  /** A cell that holds several: the rule is run for each of them. */
  readonly each: { readonly path: Path; readonly split: string } | null;
  readonly when: Conditions | null;
  readonly cells: readonly CellRule[];
  /** The joins that the cells take from. */
  readonly joins: readonly string[];
}
