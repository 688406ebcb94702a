/** The orders of a kind's list: by names and properties whose values compare (no sums: currencies differ), then by id. */
import { type ClassType, Field, InputType, registerEnumType } from 'type-graphql';
import { badInput } from '../errors';
import { commonProperties, type Kind, kindNames, propertiesOf } from '../model/kinds';
import type { Properties, PropertyType } from '../model/property';
import { namedClass } from './entity-types';
import { screaming } from './node.type';

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way a list runs. Unknowns come last either way unless `nulls` says otherwise; ties run by id.',
  valuesConfig: { ASC: { description: 'From the least.' }, DESC: { description: 'From the greatest.' } },
});

export enum Unknowns {
  FIRST = 'FIRST',
  LAST = 'LAST',
}
registerEnumType(Unknowns, {
  name: 'UnknownsPlace',
  description: 'Where a list puts what it does not know.',
  valuesConfig: { FIRST: { description: 'Before all else.' }, LAST: { description: 'Behind all else.' } },
});

export interface Order {
  /** A property, or `name`. */
  readonly field: string;
  readonly direction: OrderDirection;
  readonly nulls: Unknowns;
}

const BY_NAME: Order = { field: 'name', direction: OrderDirection.ASC, nulls: Unknowns.LAST };

const MOST_KEYS = 2;

/** The keys a list is ordered by; by name when none is given. */
export function keysOf(orderBy: readonly Order[] | null): readonly Order[] {
  const keys = orderBy ?? [];
  if (keys.length <= MOST_KEYS) return keys.length === 0 ? [BY_NAME] : keys;
  throw badInput('orderBy', `a list of ${keys.length}`, `at most ${MOST_KEYS} keys`, 'Ties run by id anyway.');
}

/** How texts are ordered, as the schema tells it. */
export const COLLATION =
  'Names run without regard to case, width or accents: digits, then Latin letters, then Greek and Cyrillic, then Hangul in the order of a Korean dictionary.';

const COMPARABLE: readonly PropertyType[] = ['integer', 'decimal', 'date', 'instant'];

/** What a kind's list can be ordered by. */
export const orderFields = (kind: Kind): string[] => [
  'name',
  ...Object.entries(propertiesOf(kind)).flatMap(([name, { type }]) => (COMPARABLE.includes(type) ? [name] : [])),
];

function orderType(kind: Kind): ClassType {
  const fields = Object.fromEntries(orderFields(kind).map((name) => [screaming(name), name]));
  const described: Properties = { name: commonProperties.name, ...propertiesOf(kind) };
  const meanings = Object.entries(described).map(([name, { description }]) => [screaming(name), { description }]);
  registerEnumType(fields, {
    name: `${kind}OrderField`,
    description: `What a ${kind} list can be ordered by.`,
    valuesConfig: Object.fromEntries(meanings),
  });
  const input = namedClass(`${kind}Order`);
  Field(() => fields, { description: 'What to order by.' })(input.prototype, 'field');
  const direction = { defaultValue: OrderDirection.ASC, description: 'Which way it runs.' };
  Field(() => OrderDirection, direction)(input.prototype, 'direction');
  const nulls = { defaultValue: Unknowns.LAST, description: 'Where what is not known stands.' };
  Field(() => Unknowns, nulls)(input.prototype, 'nulls');
  InputType(`${kind}Order`, { description: `How a ${kind} list runs. ${COLLATION}` })(input);
  return input;
}

export const orderTypes = Object.fromEntries(kindNames.map((kind) => [kind, orderType(kind)])) as Record<
  Kind,
  ClassType
>;
