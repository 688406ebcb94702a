import { type GraphQLEnumType, type GraphQLInputObjectType, getNamedType } from 'graphql';
import { connectionsNear } from '../../src/graphql/filter-types';
import { screaming } from '../../src/graphql/node.type';
import { orderFields } from '../../src/graphql/orders';
import { capital } from '../../src/graphql/property-field';
import { kindNames, kinds, propertiesOf } from '../../src/model/kinds';
import type { PropertyType } from '../../src/model/property';
import { buildApi } from '../../src/server/schema';

const schema = buildApi();
const input = (name: string) => schema.getType(name) as GraphQLInputObjectType;

const comparators: Partial<Record<PropertyType, string>> = {
  integer: 'NumberFilter',
  decimal: 'NumberFilter',
  date: 'DateFilter',
  instant: 'DateTimeFilter',
  boolean: 'BooleanFilter',
  money: 'MoneyFilter',
};

describe('the inputs of a kind', () => {
  it.each(kindNames)('filter %s by its name, by every property it declares and by every relation it has', (kind) => {
    const fields = input(`${kind}Filter`).getFields();
    const roles = kind === 'Organization' ? ['roles', 'primeContractor', 'financier', 'government'] : [];
    const relations = connectionsNear(kind).map(({ near }) => near.field);
    const joined = ['and', 'or', 'not', ...roles, ...relations];
    expect(Object.keys(fields).sort()).toEqual(['name', ...Object.keys(propertiesOf(kind)), ...joined].sort());
    for (const { near, far } of connectionsNear(kind)) {
      const end = far.kinds.length === 1 ? far.kinds[0] : 'Entity';
      const type = getNamedType(fields[near.field]!.type) as GraphQLInputObjectType;
      expect(type.name).toBe(`${end}RelationFilter`);
      const asked = Object.entries(type.getFields()).map(([name, { type: part }]) => `${name}: ${part}`);
      expect(asked.sort()).toEqual([
        `count: CountFilter`,
        ...['every', 'none', 'some'].map((name) => `${name}: ${end}Filter`),
      ]);
    }
    for (const [name, { type }] of Object.entries(propertiesOf(kind))) {
      const expected = type === 'choice' ? `${kind}${capital(name)}Filter` : (comparators[type] ?? 'TextFilter');
      expect([name, getNamedType(fields[name]!.type).name]).toEqual([name, expected]);
    }
  });

  it.each(kindNames)('order %s by its name and by every property whose values compare', (kind) => {
    const { field, direction, nulls } = input(`${kind}Order`).getFields();
    const values = (getNamedType(field!.type) as GraphQLEnumType).getValues().map(({ name }) => name);
    const comparable = Object.entries(propertiesOf(kind)).flatMap(([name, { type }]) =>
      ['integer', 'decimal', 'date', 'instant'].includes(type) ? [name] : [],
    );
    expect(orderFields(kind)).toEqual(['name', ...comparable]);
    expect(values.sort()).toEqual(['name', ...comparable].map(screaming).sort());
    expect([direction!.defaultValue, getNamedType(direction!.type).name]).toEqual(['ASC', 'OrderDirection']);
    expect([nulls!.defaultValue, getNamedType(nulls!.type).name]).toEqual(['LAST', 'UnknownsPlace']);
  });

  it.each(kindNames)('give %s a list with filter, orderBy, first and after', (kind) => {
    const field = schema.getQueryType()!.getFields()[kinds[kind].plural]!;
    const args = Object.fromEntries(
      field.args.map(({ name, type, defaultValue }) => [name, [String(type), defaultValue]]),
    );
    expect(args).toEqual({
      filter: [`${kind}Filter`, undefined],
      orderBy: [`[${kind}Order!]`, undefined],
      first: ['Int!', 25],
      after: ['String', undefined],
    });
    expect(String(field.type)).toBe(`${kind}Connection!`);
  });
});
