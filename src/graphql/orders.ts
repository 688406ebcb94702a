/** The orders of a kind's list: by name, or by a property whose values compare (no sums: currencies differ). */
import { type ClassType, Field, InputType, registerEnumType } from 'type-graphql';
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
  description: 'Which way a list runs. Unknowns come last either way; ties run by id.',
  valuesConfig: { ASC: { description: 'From the least.' }, DESC: { description: 'From the greatest.' } },
});

export interface Order {
  /** A property, or `name`. */
  readonly field: string;
  readonly direction: OrderDirection;
}

export const BY_NAME: Order = { field: 'name', direction: OrderDirection.ASC };

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
  InputType(`${kind}Order`, { description: `How a ${kind} list runs.` })(input);
  return input;
}

export const orderTypes = Object.fromEntries(kindNames.map((kind) => [kind, orderType(kind)])) as Record<
  Kind,
  ClassType
>;
