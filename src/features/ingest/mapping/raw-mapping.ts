/** A mapping as it stands in its file, once schema/mapping.schema.json has been checked. */
import type { TableOptions } from '../files/open-table-file';

export type Scalar = string | number | boolean;

export interface RawMapping {
  readonly source: Readonly<Record<string, RawValue>>;
  readonly unknown?: readonly (string | number)[];
  readonly words?: WordLists;
  readonly inputs: Readonly<Record<string, RawInput>>;
  readonly rows: readonly RawRow[];
}

export interface RawInput extends TableOptions {
  readonly file: string;
  readonly rows?: string | readonly string[];
  readonly nested?: string;
  readonly unknown?: Readonly<Record<string, readonly (string | number)[]>>;
  readonly joins?: Readonly<Record<string, RawJoin>>;
}

interface RawJoin {
  readonly input: string;
  readonly on: string | Readonly<Record<string, string>>;
}

export interface RawRow {
  readonly kind?: string;
  readonly relation?: string;
  readonly input: string;
  readonly each?: { readonly column: string; readonly split: string };
  readonly when?: RawConditions;
  readonly cells: Readonly<Record<string, RawValue>>;
}

export interface RawConditions {
  readonly known?: string | readonly string[];
  readonly unknown?: string | readonly string[];
  readonly equals?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly not?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly before?: Readonly<Record<string, string>>;
}

export type RawValue = Scalar | RawReading | readonly (Scalar | RawReading)[];

export interface RawReading {
  readonly take?: Scalar;
  readonly join?: readonly string[];
  readonly with?: string;
  readonly when?: RawConditions;
  readonly split?: string;
  readonly drop?: string | readonly string[];
  readonly unit?: string | readonly string[];
  readonly words?: string | RawWords;
  readonly pad?: number;
  readonly decimal?: '.' | ',';
  readonly thousands?: string;
  readonly negative?: string;
  readonly decimals?: number;
  readonly zero?: string;
  readonly times?: Scalar | RawReading;
  readonly date?: string;
}

export type RawWords = Readonly<Record<string, Scalar | null>>;
export type WordLists = Readonly<Record<string, RawWords>>;
