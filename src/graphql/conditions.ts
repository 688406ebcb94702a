/**
 * Filters of a kind's list. Each declared property takes a comparator of its type; all that are given must hold.
 * An unknown meets no comparison but `known: false`. Texts compare as written, names without regard to case or width.
 */
import { type ClassType, Field, Float, InputType } from 'type-graphql';
import { badInput } from '../errors';
import { type Kind, kindNames, propertiesOf } from '../model/kinds';
import { sortKey } from '../model/names';
import type { Property } from '../model/property';
import { namedClass } from './entity-types';
import { RoleEnum } from './node.type';
import { choiceEnum } from './property-field';
import { DateScalar, InstantScalar, WholeNumber } from './scalars';

/** One comparison, as the list statements take it. */
export interface Condition {
  readonly key: string;
  readonly op: string;
  readonly value: unknown;
}

type Comparator = Record<string, unknown>;

/** A filter as GraphQL hands it over: a comparator for each property it names. */
export type Filter = Record<string, Comparator | null | undefined>;

const LONGEST_LIST = 100;

const orderings = { lt: 'Below it.', lte: 'At most that.', gt: 'Above it.', gte: 'At least that.' };
const textOperators = { contains: 'Holds this text.', startsWith: 'Starts with this text.' };

// biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
function comparator(name: string, what: string, type: () => any, operators: Record<string, string>): ClassType {
  const input = namedClass(name);
  Field(type, { nullable: true, description: 'Equal to it.' })(input.prototype, 'eq');
  Field(() => [type()], { nullable: true, description: `One of these, up to ${LONGEST_LIST}.` })(input.prototype, 'in');
  for (const [operator, description] of Object.entries(operators)) {
    Field(type, { nullable: true, description })(input.prototype, operator);
  }
  Field(() => Boolean, { nullable: true, description: 'Whether it is known at all.' })(input.prototype, 'known');
  InputType(name, { description: `Compares ${what}.` })(input);
  return input;
}

const TextFilter = comparator('TextFilter', 'a text', () => String, textOperators);
const NumberFilter = comparator('NumberFilter', 'a number', () => Float, orderings);
const DateFilter = comparator('DateFilter', 'a date', () => DateScalar, orderings);
const InstantFilter = comparator('DateTimeFilter', 'an instant', () => InstantScalar, orderings);
const BooleanFilter = comparator('BooleanFilter', 'a yes or no', () => Boolean, {});

const MoneyFilter = namedClass('MoneyFilter');
Field(() => String, { description: 'ISO 4217 code; sums in other currencies are left out.' })(
  MoneyFilter.prototype,
  'currency',
);
for (const [operator, description] of Object.entries(orderings)) {
  Field(() => WholeNumber, { nullable: true, description: `${description} In minor units.` })(
    MoneyFilter.prototype,
    operator,
  );
}
InputType('MoneyFilter', { description: 'Compares a sum in one currency.' })(MoneyFilter);

const RoleFilter = namedClass('OrganizationRoleFilter');
Field(() => [RoleEnum], { description: 'Holds one of these roles.' })(RoleFilter.prototype, 'in');
InputType('OrganizationRoleFilter', { description: 'Compares the roles of an organization.' })(RoleFilter);

export const filterTypes = Object.fromEntries(kindNames.map((kind) => [kind, filterType(kind)])) as Record<
  Kind,
  ClassType
>;

function filterType(kind: Kind): ClassType {
  const input = namedClass(`${kind}Filter`);
  Field(() => TextFilter, { nullable: true, description: 'By name.' })(input.prototype, 'name');
  for (const [name, property] of Object.entries(propertiesOf(kind))) {
    const type = comparatorOf(kind, name, property);
    Field(() => type, { nullable: true, description: property.description })(input.prototype, name);
  }
  if (kind === 'Organization') {
    Field(() => RoleFilter, { nullable: true, description: 'By role.' })(input.prototype, 'roles');
  }
  InputType(`${kind}Filter`, { description: `Which of a ${kind} list to show; all that is given must hold.` })(input);
  return input;
}

function comparatorOf(kind: Kind, name: string, property: Property): ClassType {
  switch (property.type) {
    case 'integer':
    case 'decimal':
      return NumberFilter;
    case 'date':
      return DateFilter;
    case 'instant':
      return InstantFilter;
    case 'boolean':
      return BooleanFilter;
    case 'money':
      return MoneyFilter;
    case 'choice': {
      const choices = choiceEnum(kind, name, property);
      return comparator(
        `${kind}${name.charAt(0).toUpperCase()}${name.slice(1)}Filter`,
        `its ${name}`,
        () => choices,
        {},
      );
    }
    default:
      return TextFilter;
  }
}

/** The conditions a filter stands for. */
export function conditionsOf(kind: Kind, filter: Filter | null): Condition[] {
  const properties = propertiesOf(kind);
  return Object.entries(filter ?? {}).flatMap(([name, comparison]): Condition[] => {
    if (!comparison) return [];
    const given = Object.entries(comparison).filter(([, value]) => value != null);
    for (const [operator, value] of given) checkValue(`filter.${name}.${operator}`, value);
    if (name === 'roles') return given.map(([, value]) => ({ key: 'roles', op: 'role', value }));
    if (name === 'name') return given.map(([op, value]) => ({ key: 'sortKey', op, value: folded(value) }));
    return given.map(([op, value]) =>
      op === 'currency' && properties[name]?.type === 'money'
        ? { key: `${name}Currency`, op: 'eq', value }
        : { key: name, op, value },
    );
  });
}

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
