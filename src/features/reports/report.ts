/** A report: a named question with its statement, its parameters and its columns, all of one text. */
import type { PackageProblem } from '../../errors';
import type { Kind } from '../../model/kinds';
import type { Statement } from '../../store/statement';

export interface Report {
  /** In kebab-case; the name of its file. */
  readonly name: string;
  readonly title: string;
  /** The question it answers, in the words of those who ask it. */
  readonly question: string;
  readonly description: string;
  readonly parameters: readonly ReportParameter[];
  readonly columns: readonly ReportColumn[];
  /** The one column that the rows are ordered by and taken up behind; null where a report is given as one page. */
  readonly cursor: string | null;
  /** The first 16 hex digits of the SHA-256 of its text. */
  readonly version: string;
  readonly statement: Statement;
}

type ParameterType = 'id' | 'text' | 'integer' | 'number' | 'date' | 'boolean' | 'choice';

export interface ReportParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly description: string;
  /** Of which kinds an id must be. */
  readonly kinds?: readonly Kind[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  /** What it is where it is not given; undefined where it must be given. */
  readonly default?: string | number | boolean | null;
}

type ColumnType = 'id' | 'text' | 'integer' | 'number' | 'date' | 'boolean' | 'texts' | 'ids';

export interface ReportColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  readonly kinds?: readonly Kind[];
  readonly unit?: string;
  readonly nullable?: boolean;
}

/** A file that is no report, with what is wrong with it. */
export interface RefusedReport {
  readonly name: string;
  readonly problems: readonly PackageProblem[];
}

/** Parameters that every report has or that the doors read themselves; no report declares one of that name. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...['limit', 'after', 'watermark', 'format'],
  ...['asOf', 'asKnownOn', 'minConfidence', 'access'],
]);

/** `sole-source-parts` → `soleSourceParts`. */
export const fieldOf = ({ name }: { readonly name: string }): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
