import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import { groupFields, relationGroupFields, relationSumFields, sumFields } from '../../src/features/catalog/groups.type';
import { relationConnections } from '../../src/graphql/relation-types';
import { type Kind, kindNames, kinds } from '../../src/model/kinds';
import { declarationOf, relationKinds } from '../../src/model/relations';
import { buildApi, printApi } from '../../src/server/schema';
import { home } from '../support/engines';

const schema = buildApi();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type));
const fields = composite.flatMap((type) => Object.values(type.getFields()).map((field) => [type, field] as const));
const query = schema.getQueryType()!.getFields();

/** How a deprecation is announced. */
const ANNOUNCED = /\buse \S+.*; removal not before 20\d\d-\d\d-\d\d$/;

interface Described {
  readonly name: string;
  readonly deprecationReason?: string | null | undefined;
  readonly description?: string | null | undefined;
}

const ownParts = (type: GraphQLNamedType): [place: string, part: Described][] => {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, field] as [string, Described],
    ...field.args.map((arg): [string, Described] => [`${type.name}.${field.name}(${arg.name})`, arg]),
  ]);
};

const partOfDirective = (arg: Described): [place: string, part: Described] => [`@(${arg.name})`, arg];

const pageOf = ({ args }: GraphQLField<unknown, unknown>): string =>
  args
    .filter(({ name }) => name === 'first' || name === 'after')
    .map(({ name, type }) => `${name}: ${type}`)
    .sort()
    .join(', ');

describe('the schema', () => {
  it('is the one that is committed; `npm run schema` writes it anew', () => {
    expect(printApi(schema)).toBe(readFileSync(join(home, 'schema/api.graphql'), 'utf8'));
  });

  it('is valid and stays under 300 kB', () => {
    expect(validateSchema(schema)).toEqual([]);
    expect(Buffer.byteLength(printApi(schema))).toBeLessThan(300_000);
  });

  it('describes every type, field, argument, input, enum value and directive', () => {
    const described: [place: string, part: Described][] = [
      ...types.filter((type) => !isSpecifiedScalarType(type)).map((type): [string, Described] => [type.name, type]),
      ...types.flatMap(ownParts),
      ...schema
        .getDirectives()
        .filter((directive) => !isSpecifiedDirective(directive))
        .flatMap((directive): [string, Described][] => [
          [`@${directive.name}`, directive],
          ...directive.args.map((arg): [string, Described] => [`@${directive.name}(${arg.name})`, arg]),
        ]),
    ];
    expect(described.filter(([, { description }]) => !description?.trim()).map(([place]) => place)).toEqual([]);
    expect(described.length).toBeGreaterThan(500);
  });

  it('says of what is deprecated what stands in its place and when it goes at the earliest', () => {
    const parts = [
      ...types.flatMap(ownParts),
      ...schema.getDirectives().flatMap(({ args }) => args.map(partOfDirective)),
    ];
    const deprecated = parts.filter(([, { deprecationReason }]) => deprecationReason != null);
    for (const [place, { deprecationReason }] of deprecated) {
      expect([place, deprecationReason]).toEqual([place, expect.stringMatching(ANNOUNCED)]);
    }
    expect('use `orderBy`; removal not before 2027-06-30').toMatch(ANNOUNCED);
    for (const vague of ['No longer supported', 'use `x`', 'removal not before 2027-06-30', 'use x; removal soon']) {
      expect(vague).not.toMatch(ANNOUNCED);
    }
  });

  it('knows @skip, @include, @deprecated and @reading', () => {
    const names = schema.getDirectives().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['skip', 'include', 'deprecated', 'specifiedBy', 'reading']));
  });

  it('pages every list of entities in one way', () => {
    const connections = fields.filter(([, { type }]) => getNamedType(type).name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(kindNames.length + 2 * relationKinds.length);
    for (const [owner, field] of connections) {
      const place = `${owner.name}.${field.name}`;
      expect([place, String(field.type).endsWith('Connection!')]).toEqual([place, true]);
      expect([place, pageOf(field)]).toEqual([place, 'after: String, first: Int!']);
      const first = field.args.find(({ name }) => name === 'first');
      expect([place, first?.defaultValue]).toEqual([place, owner.name === 'Query' ? 25 : undefined]);
    }
  });

  it('gives every connection the same parts', () => {
    for (const type of types.filter(({ name }) => name.endsWith('Connection'))) {
      if (!isObjectType(type)) throw new Error(`${type.name} is no object type`);
      const { edges, nodes, pageInfo, totalCount, groupBy, sums, ...more } = type.getFields();
      expect(more).toEqual({});
      const kind = kindNames.find((name) => type.name === `${name}Connection`);
      const along = relationConnections.find((connection) => connection.type.name === type.name);
      const far = along?.far.kinds.length === 1 ? (along.far.kinds[0] as Kind) : kind;
      const [grouped, summed] = along
        ? [relationGroupFields(along.relation), relationSumFields(along.relation)]
        : [[], []];
      const isGrouped = grouped.length > 0 || (far !== undefined && groupFields(far).length > 0);
      const isSummed = summed.length > 0 || (far !== undefined && sumFields(far).length > 0);
      expect(summed.filter((name) => far && sumFields(far).includes(name))).toEqual([]);
      expect([type.name, Boolean(groupBy), Boolean(sums)]).toEqual([type.name, isGrouped, isSummed]);
      expect([String(pageInfo!.type), String(totalCount!.type)]).toEqual(['PageInfo!', 'TotalCount!']);
      const edge = getNamedType(edges!.type);
      if (!isObjectType(edge)) throw new Error(`${edge.name} is no object type`);
      expect(edge.name).toBe(type.name.replace(/Connection$/, 'Edge'));
      expect(String(edge.getFields().cursor!.type)).toBe('String!');
      expect(getNamedType(edge.getFields().node!.type)).toBe(getNamedType(nodes!.type));
    }
  });

  it('has a type, a list and a filter for each kind, and a type for each relation', () => {
    for (const kind of kindNames) {
      expect([kind, isObjectType(schema.getType(kind))]).toEqual([kind, true]);
      expect(getNamedType(query[kinds[kind].plural]!.type).name).toBe(`${kind}Connection`);
      expect(isInputObjectType(schema.getType(`${kind}Filter`))).toBe(true);
    }
    for (const relation of relationKinds) {
      const type = schema.getType(declarationOf(relation).name);
      expect([
        relation,
        isObjectType(type) &&
          type
            .getInterfaces()
            .map(({ name }) => name)
            .sort(),
      ]).toEqual([relation, ['Node', 'Relation']]);
    }
  });

  it('gives an entity of each kind the fields that lead along its relations, both ways', () => {
    for (const relation of relationKinds) {
      const { from, to } = declarationOf(relation);
      for (const end of [from, to]) {
        for (const owner of end.role ? [end.role] : end.kinds) {
          const type = schema.getType(owner);
          expect([relation, owner, isObjectType(type) && end.field in type.getFields()]).toEqual([
            relation,
            owner,
            true,
          ]);
        }
      }
    }
  });

  it('tells the type of a thing without waiting', () => {
    const abstract = types.filter(isAbstractType);
    expect(abstract.map(({ name }) => name).sort()).toEqual(['Entity', 'Node', 'Relation']);
    for (const type of abstract) {
      const resolve = type.resolveType as unknown as (row: object) => unknown;
      expect(resolve({ id: 'platform:k2' })).toBe('Platform');
      expect(resolve({ id: 'BACKS/instrument:a/contract:b', kind: 'BACKS' })).toBe('BackingRelation');
    }
  });

  it('speaks of no storage, but where one asks in Cypher', () => {
    const names = [...types.map(({ name }) => name), ...fields.map(([, { name }]) => name)];
    const others = names.filter((name) => !/^cypher/i.test(name));
    expect(others.filter((name) => /label|cypher|neo4j|grafeo|hop\b|vertex|sortKey/i.test(name))).toEqual([]);
  });
});
