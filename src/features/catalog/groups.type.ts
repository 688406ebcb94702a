/** Groups of a list and sums over them, and which properties they can be made by. */
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Money, screaming } from '../../graphql/node.type';
import { WholeNumber } from '../../graphql/scalars';
import { type Kind, kindNames, propertiesOf } from '../../model/kinds';
import type { Properties, Property } from '../../model/property';
import { declarationOf, type RelationKind, relationKinds } from '../../model/relations';

@ObjectType({ simpleResolvers: true, description: 'The sum of one property over a group or a list.' })
export class PropertySum {
  @Field(() => String, { description: 'The property.' })
  field!: string;

  @Field(() => WholeNumber, { description: 'Of how many it is known; only these are in the sum.' })
  known!: number;

  @Field(() => WholeNumber, { description: 'Of how many it is not known.' })
  unknown!: number;

  @Field(() => Float, { nullable: true, description: 'The sum; null for money, and where it is known of none.' })
  number!: number | null;

  @Field(() => [Money], { description: 'One sum for each currency, none of them converted; empty for a number.' })
  money!: unknown;
}

@ObjectType({ simpleResolvers: true, description: 'The members of a list that have one value in common.' })
export class EntityGroup {
  @Field(() => String, { nullable: true, description: 'The value; null for those of which it is not known.' })
  value!: string | null;

  @Field(() => WholeNumber, { description: 'How many have it.' })
  count!: number;

  @Field(() => [PropertySum], { description: 'The sums that were asked for.' })
  sums!: unknown;
}

const isGrouping = ({ type }: Property): boolean => ['choice', 'boolean', 'integer', 'text', 'month'].includes(type);

/** Money, and counts of what adds up; shares, rates, places and years do not. */
const isSummed = ({ type, unit }: Property): boolean => type === 'money' || (type === 'integer' && unit !== 'year');

/** Of relations, pieces add up; levels and times do not. */
const isSummedOverRelations = ({ type, unit }: Property): boolean =>
  type === 'money' || (type === 'integer' && unit === 'pieces');

export const groupFields = (kind: Kind): string[] => named(propertiesOf(kind), isGrouping);
export const sumFields = (kind: Kind): string[] => named(propertiesOf(kind), isSummed);
export const relationGroupFields = (relation: RelationKind): string[] =>
  named(declarationOf(relation).properties, isGrouping);
export const relationSumFields = (relation: RelationKind): string[] =>
  named(declarationOf(relation).properties, isSummedOverRelations);

const named = (properties: Properties, isOne: (property: Property) => boolean): string[] =>
  Object.entries(properties).flatMap(([name, property]) => (isOne(property) ? [name] : []));

export type FieldEnum = Record<string, string>;

/** The enum of the fields, properties that are declared; null where there is none. */
function fieldEnum(name: string, description: string, fields: readonly string[], of: Properties): FieldEnum | null {
  if (fields.length === 0) return null;
  const values = Object.fromEntries(fields.map((field) => [screaming(field), field]));
  const meanings = fields.map((field) => [screaming(field), { description: of[field]?.description }]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(meanings) });
  return values;
}

/** The enum of each kind's properties that are grouped by or summed; null where there is none. */
function kindEnums(name: string, what: string, fieldsOf: (kind: Kind) => string[]): Record<Kind, FieldEnum | null> {
  const entries = kindNames.map((kind) => {
    const description = `What a ${kind} list can be ${what}.`;
    return [kind, fieldEnum(`${kind}${name}`, description, fieldsOf(kind), propertiesOf(kind))];
  });
  return Object.fromEntries(entries) as Record<Kind, FieldEnum | null>;
}

function relationEnums(
  name: string,
  what: string,
  fieldsOf: (relation: RelationKind) => string[],
): Record<RelationKind, FieldEnum | null> {
  const entries = relationKinds.map((relation) => {
    const { name: type, properties } = declarationOf(relation);
    const description = `What a list of relations, each a ${type}, can be ${what}.`;
    return [relation, fieldEnum(`${type}${name}`, description, fieldsOf(relation), properties)];
  });
  return Object.fromEntries(entries) as Record<RelationKind, FieldEnum | null>;
}

export const groupEnums = kindEnums('GroupField', 'grouped by', groupFields);
export const sumEnums = kindEnums('SumField', 'summed over', sumFields);
export const relationGroupEnums = relationEnums('GroupField', 'grouped by', relationGroupFields);
export const relationSumEnums = relationEnums('SumField', 'summed over', relationSumFields);
