/**
 * How a property of a kind or relation is declared. Loader columns, constraints, GraphQL fields, filters and
 * the tables of schema/README.md all follow from these declarations.
 */
import type { IdentifierScheme } from './identifiers';

export type PropertyType =
  | 'text' // NFC text
  | 'words' // text of plain words, as plain-words.ts has them
  | 'texts' // list of texts; `;` between them in a CSV cell
  | 'integer' // whole number within ±(2^53 − 1)
  | 'decimal' // 64-bit float
  | 'boolean' // true or false
  | 'date' // ISO 8601 calendar date, YYYY-MM-DD
  | 'month' // ISO 8601 month, YYYY-MM, where the day is not known
  | 'instant' // ISO 8601 instant in UTC, YYYY-MM-DDThh:mm:ss.sssZ
  | 'money' // whole number of minor units, beside a property `<name>Currency` (ISO 4217)
  | 'choice' // one of the names of `values`
  | 'identifier' // text checked by `scheme`
  | 'claims' // JSON list of claims, as claims.ts declares them
  | 'reference'; // id of another entity

export interface Property {
  readonly type: PropertyType;
  readonly description: string;
  readonly unit?: string;
  readonly required?: boolean;
  /** What a choice may be, and what that means. */
  readonly values?: Readonly<Record<string, string>>;
  readonly scheme?: IdentifierScheme;
  /** Whether search finds an entity by it; it always does by an identifier. */
  readonly searched?: boolean;
  /** Bounds of a number, both inclusive. */
  readonly min?: number;
  readonly max?: number;
}

export type Properties = Readonly<Record<string, Property>>;
