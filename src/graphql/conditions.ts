/**
 * What a filter asks, as the list statements take it: conditions on the entity, and those that relations must meet. Texts
 * compare as written, names without regard to case, width or accents. Every bound is that of one whole filter.
 */
import { type AppError, badInput } from '../errors';
import { type Kind, propertiesOf, type Role, roleNames, roles } from '../model/kinds';
import { sortKey } from '../model/names';
import type { RelationKind } from '../model/relations';
import { LONGEST_LIST } from './comparators';
import { all, any, type Conditions, levelled, negated, type Tree } from './condition-tree';
import { connectionsNear } from './filter-types';
import type { ConnectionDeclaration, Direction } from './relation-types';

/** A filter as GraphQL hands it over. */
export interface Filter {
  readonly [field: string]: unknown;
}

/** How many of an entity's relations must lead to what meets the conditions. */
export interface Quantifier {
  /** What the condition `met` names it by. */
  readonly at: number;
  readonly relation: RelationKind;
  readonly direction: Direction;
  /** `some`, `every` or `none`, or a comparison of how many there are with `value`. */
  readonly op: string;
  readonly value: number;
  readonly conditions: Conditions;
}

export interface Asked {
  readonly conditions: Conditions;
  readonly quantifiers: readonly Quantifier[];
}

const MOST_CONDITIONS = 100;
const MOST_QUANTIFIERS = 5;
const DEEPEST = 10;

/** Throws BAD_INPUT that names the place in the filter. */
export function conditionsOf(kind: Kind, filter: Filter | null): Asked {
  const reader = new FilterReader();
  const conditions = levelled('filter', reader.read('filter', filter ?? {}, kind, 0));
  return { conditions, quantifiers: reader.quantifiers };
}

class FilterReader {
  readonly quantifiers: Quantifier[] = [];
  private conditions = 0;

  /** `kind` is null for what stands at the end of a relation to several kinds. */
  read(field: string, filter: Filter, kind: Kind | null, depth: number, isFar = false): Tree {
    if (depth > DEEPEST) throw tooMuch(field, `${depth} levels of and, or and not`, `at most ${DEEPEST}`);
    const inner = (name: string, part: unknown): Tree => this.read(name, part as Filter, kind, depth + 1, isFar);
    return all(
      Object.entries(filter).flatMap(([name, asked]): Tree[] => {
        const place = `${field}.${name}`;
        if (asked == null) return [];
        if (name === 'not') return [negated(inner(place, asked))];
        if (name === 'and' || name === 'or') {
          const parts = (asked as Filter[]).map((part, index) => inner(`${place}[${index}]`, part));
          return [name === 'and' ? all(parts) : any(parts)];
        }
        const connection = kind && connectionsNear(kind).find(({ near }) => near.field === name);
        if (connection) return this.quantified(place, connection, asked as Filter, isFar);
        const role = kind === 'Organization' && roleNames.find((one) => roles[one].field === name);
        if (role) return this.inRole(place, role, asked as Filter, isFar);
        return this.compared(place, kind, name, asked as Filter);
      }),
    );
  }

  private inRole(field: string, role: Role, asked: Filter, isFar: boolean): Tree[] {
    const near = connectionsNear('Organization', role);
    const relations = Object.entries(asked).flatMap(([name, value]) => {
      const connection = near.find(({ near }) => near.field === name);
      return connection && value != null ? this.quantified(`${field}.${name}`, connection, value as Filter, isFar) : [];
    });
    return [this.condition(field, 'roles', 'label', [role]), ...relations];
  }

  private quantified(field: string, connection: ConnectionDeclaration, asked: Filter, isFar: boolean): Tree[] {
    if (isFar) {
      const remedy = 'Ask for the inner relation in a query of its own.';
      throw badInput(field, asked, 'no relation inside the filter of a relation', remedy);
    }
    const { relation, direction, far } = connection;
    const kind = far.kinds.length === 1 ? (far.kinds[0] as Kind) : null;
    const add = (place: string, op: string, value: number, conditions: Conditions): Tree => {
      const at = this.quantifiers.length;
      if (at >= MOST_QUANTIFIERS)
        throw tooMuch(place, `question ${at + 1} of a relation`, `at most ${MOST_QUANTIFIERS}`);
      this.quantifiers.push({ at, relation, direction, op, value, conditions });
      return this.condition(place, '', 'met', at);
    };
    return Object.entries(asked).flatMap(([name, part]): Tree[] => {
      if (part == null) return [];
      const place = `${field}.${name}`;
      if (name !== 'count')
        return [add(place, name, 0, levelled(place, this.read(place, part as Filter, kind, 0, true)))];
      const counts = Object.entries(part as Record<string, number | null>);
      return counts.flatMap(([op, value]) => (value == null ? [] : [add(`${place}.${op}`, op, value, [])]));
    });
  }

  private compared(field: string, kind: Kind | null, name: string, comparison: Filter): Tree[] {
    return Object.entries(comparison).flatMap(([op, value]): Tree[] => {
      if (value == null) return [];
      const place = `${field}.${op}`;
      if (name === 'name') return [this.condition(place, 'sortKey', op, value)];
      if (name === 'roles' || name === 'kinds') return [this.condition(place, name, 'label', value)];
      const isCurrency = op === 'currency' && kind !== null && propertiesOf(kind)[name]?.type === 'money';
      return [
        isCurrency ? this.condition(place, `${name}Currency`, 'eq', value) : this.condition(place, name, op, value),
      ];
    });
  }

  private condition(field: string, key: string, op: string, value: unknown): Tree {
    checkValue(field, value);
    this.conditions += 1;
    if (this.conditions > MOST_CONDITIONS)
      throw tooMuch(field, `comparison ${this.conditions}`, `at most ${MOST_CONDITIONS}`);
    return { key, op, value: key === 'sortKey' ? folded(value) : value, negated: false };
  }
}

/** For a filter that asks too much as a whole, at the place where that shows. */
const tooMuch = (field: string, value: string, expected: string): AppError =>
  badInput(
    field.length > 60 ? `${field.slice(0, 60)}…` : field,
    value,
    `${expected} in one filter`,
    'Ask in several steps.',
  );

const folded = (value: unknown): unknown =>
  typeof value === 'string'
    ? sortKey(value)
    : Array.isArray(value)
      ? value.map((item) => sortKey(String(item)))
      : value;

function checkValue(field: string, value: unknown): void {
  if (Array.isArray(value) && value.length > LONGEST_LIST) {
    throw badInput(field, `a list of ${value.length}`, `at most ${LONGEST_LIST} items`, 'Ask in several steps.');
  }
  const half = [value].flat().find((item) => typeof item === 'string' && /\p{Surrogate}/u.test(item));
  if (half !== undefined) {
    throw badInput(field, half, 'a text of whole characters', 'Take out the half of a character.');
  }
}
