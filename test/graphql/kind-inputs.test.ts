import { type GraphQLEnumType, type GraphQLInputObjectType, getNamedType } from 'graphql';
import { conditionsOf } from '../../src/graphql/conditions';
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
  it.each(kindNames)('filter %s by its name and by every property it declares', (kind) => {
    const fields = input(`${kind}Filter`).getFields();
    const roles = kind === 'Organization' ? ['roles'] : [];
    expect(Object.keys(fields).sort()).toEqual(['name', ...Object.keys(propertiesOf(kind)), ...roles].sort());
    for (const [name, { type }] of Object.entries(propertiesOf(kind))) {
      const expected = type === 'choice' ? `${kind}${capital(name)}Filter` : (comparators[type] ?? 'TextFilter');
      expect([name, getNamedType(fields[name]!.type).name]).toEqual([name, expected]);
    }
  });

  it.each(kindNames)('order %s by its name and by every property whose values compare', (kind) => {
    const { field, direction } = input(`${kind}Order`).getFields();
    const values = (getNamedType(field!.type) as GraphQLEnumType).getValues().map(({ name }) => name);
    const comparable = Object.entries(propertiesOf(kind)).flatMap(([name, { type }]) =>
      ['integer', 'decimal', 'date', 'instant'].includes(type) ? [name] : [],
    );
    expect(orderFields(kind)).toEqual(['name', ...comparable]);
    expect(values.sort()).toEqual(['name', ...comparable].map(screaming).sort());
    expect([direction!.defaultValue, getNamedType(direction!.type).name]).toEqual(['ASC', 'OrderDirection']);
  });

  it.each(kindNames)('give %s a list with filter, orderBy, first and after', (kind) => {
    const field = schema.getQueryType()!.getFields()[kinds[kind].plural]!;
    const args = Object.fromEntries(
      field.args.map(({ name, type, defaultValue }) => [name, [String(type), defaultValue]]),
    );
    expect(args).toEqual({
      filter: [`${kind}Filter`, undefined],
      orderBy: [`${kind}Order`, undefined],
      first: ['Int!', 25],
      after: ['String', undefined],
    });
    expect(String(field.type)).toBe(`${kind}Connection!`);
  });
});

describe('conditionsOf', () => {
  it('is empty where nothing is asked', () => {
    expect(conditionsOf('Organization', null)).toEqual([]);
    expect(conditionsOf('Organization', {})).toEqual([]);
    expect(conditionsOf('Organization', { name: null, employees: { eq: null }, roles: {} })).toEqual([]);
  });

  it('compares names without regard to case and width', () => {
    expect(conditionsOf('Organization', { name: { startsWith: 'ＡＢ', in: ['X', 'ﾊﾝ'] } })).toEqual([
      { key: 'sortKey', op: 'startsWith', value: 'ab' },
      { key: 'sortKey', op: 'in', value: ['x', 'ハン'] },
    ]);
  });

  it('compares a sum together with its currency', () => {
    expect(conditionsOf('Contract', { amount: { currency: 'USD', gte: 5 } })).toEqual([
      { key: 'amountCurrency', op: 'eq', value: 'USD' },
      { key: 'amount', op: 'gte', value: 5 },
    ]);
  });

  it('joins several comparisons and properties', () => {
    expect(
      conditionsOf('Organization', { employees: { gt: 1, lte: 9 }, roles: { in: ['Sme'] }, brn: { known: true } }),
    ).toEqual([
      { key: 'employees', op: 'gt', value: 1 },
      { key: 'employees', op: 'lte', value: 9 },
      { key: 'roles', op: 'role', value: ['Sme'] },
      { key: 'brn', op: 'known', value: true },
    ]);
  });
});
