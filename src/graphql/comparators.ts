/** One comparator input for each scalar; all that is given in one must hold. */
import { type ClassType, Field, Float, InputType, Int } from 'type-graphql';
import type { Kind } from '../model/kinds';
import type { Property } from '../model/property';
import { namedClass } from './entity-types';
import { KindEnum, RoleEnum } from './node.type';
import { capital, choiceEnum } from './property-field';
import { DateScalar, InstantScalar, WholeNumber } from './scalars';

export const LONGEST_LIST = 100;

const orderings = { lt: 'Below it.', lte: 'At most that.', gt: 'Above it.', gte: 'At least that.' };
const textOperators = { contains: 'Holds this text.', startsWith: 'Starts with this text.' };

// biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
type TypeThunk = () => any;

function comparator(name: string, what: string, type: TypeThunk, operators: Record<string, string>): ClassType {
  const input = namedClass(name);
  Field(type, { nullable: true, description: 'Equal to it.' })(input.prototype, 'eq');
  const list = `One of these, up to ${LONGEST_LIST}; an empty list holds nothing.`;
  Field(() => [type()], { nullable: true, description: list })(input.prototype, 'in');
  for (const [operator, description] of Object.entries(operators)) {
    Field(type, { nullable: true, description })(input.prototype, operator);
  }
  Field(() => Boolean, { nullable: true, description: 'Whether it is known at all.' })(input.prototype, 'known');
  InputType(name, { description: `Compares ${what}. An unknown meets nothing but \`known: false\`.` })(input);
  return input;
}

export const TextFilter = comparator('TextFilter', 'a text', () => String, textOperators);
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

/** How many relations there are; never unknown. */
export const CountFilter = namedClass('CountFilter');
for (const [operator, description] of Object.entries({ eq: 'Just so many.', ...orderings })) {
  Field(() => Int, { nullable: true, description })(CountFilter.prototype, operator);
}
InputType('CountFilter', { description: 'Compares a count.' })(CountFilter);

const oneOf = (name: string, what: string, description: string, type: TypeThunk): ClassType => {
  const input = namedClass(name);
  Field(() => [type()], { description })(input.prototype, 'in');
  InputType(name, { description: `Compares ${what}.` })(input);
  return input;
};

export const RoleFilter = oneOf(
  'OrganizationRoleFilter',
  'the roles of an organization',
  'Holds one of these roles.',
  () => RoleEnum,
);
export const KindFilter = oneOf(
  'EntityKindFilter',
  'the kind of an entity',
  'Is of one of these kinds.',
  () => KindEnum,
);

export function comparatorOf(kind: Kind, name: string, property: Property): ClassType {
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
      return comparator(`${kind}${capital(name)}Filter`, `its ${name}`, () => choices, {});
    }
    default:
      return TextFilter;
  }
}
