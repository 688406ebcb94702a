/** The interfaces and small types that every part of the schema shares. */
import 'reflect-metadata';
import { Field, Float, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { type Kind, kindNames, kinds, roleNames, roles } from '../model/kinds';
import { toMajorUnits } from '../model/money';
import { declarationOf, type RelationKind, relationKinds, relations } from '../model/relations';
import { type EntityRow, isRelation, kindOf, type RelationRow } from './rows';
import { DateScalar, InstantScalar, WholeNumber } from './scalars';

/** `PrimeContractor` → `PRIME_CONTRACTOR`. */
export const screaming = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

const enumOf = <T extends string>(names: readonly T[]): Record<string, T> =>
  Object.fromEntries(names.map((name) => [screaming(name), name]));

const descriptionsOf = <T extends string>(names: readonly T[], of: Readonly<Record<T, { description: string }>>) =>
  Object.fromEntries(names.map((name) => [screaming(name), { description: of[name].description }]));

export const KindEnum = enumOf<Kind>(kindNames);
registerEnumType(KindEnum, {
  name: 'EntityKind',
  description: 'The kinds of entities.',
  valuesConfig: descriptionsOf(kindNames, kinds),
});

export const RoleEnum = enumOf(roleNames);
registerEnumType(RoleEnum, {
  name: 'OrganizationRole',
  description: 'The roles an organization may hold.',
  valuesConfig: descriptionsOf(roleNames, roles),
});

export const RelationKindEnum = enumOf<RelationKind>(relationKinds);
registerEnumType(RelationKindEnum, {
  name: 'RelationKind',
  description: 'The kinds of relations. Arrows point the way goods, money or control flow.',
  valuesConfig: descriptionsOf(relationKinds, relations),
});

export const typeOfNode = (row: EntityRow | RelationRow): string =>
  isRelation(row) ? declarationOf(row.kind).name : kindOf(row);

@InterfaceType({ description: 'Anything that is found again by its id.', resolveType: typeOfNode })
export abstract class Node {
  @Field(() => ID, { description: 'Names it for good. Opaque: take it from an answer, do not build it.' })
  id!: string;
}

@InterfaceType({ implements: Node, description: 'A thing in the supply graph.', resolveType: typeOfNode })
export abstract class Entity extends Node {
  @Field(() => String, { description: 'The name in English, or as its holder writes it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The name in Korean.' })
  nameKo!: string | null;

  @Field(() => [String], { nullable: true, description: 'Other and former names.' })
  aliases!: string[] | null;

  @Field(() => String, { nullable: true, description: 'What it is, in a sentence.' })
  description!: string | null;

  @Field(() => [Entity], { description: 'The sources its facts were read in.' })
  sources!: unknown;

  @Field(() => Float, {
    nullable: true,
    description: 'How far its claims are trusted together, from 0 to 1; null where there is nothing to trust.',
  })
  confidence!: number | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When what is shown of it entered the graph; null where that is not known.',
  })
  recordedAt!: string | null;
}

@InterfaceType({ implements: Node, description: 'A sourced fact that joins two entities.', resolveType: typeOfNode })
export abstract class Relation extends Node {
  @Field(() => RelationKindEnum, { description: 'What the relation says.' })
  kind!: RelationKind;

  @Field(() => Entity, { description: 'Where the arrow starts.' })
  from!: unknown;

  @Field(() => Entity, { description: 'Where the arrow ends.' })
  to!: unknown;

  @Field(() => [Entity], { description: 'The sources it was read in.' })
  sources!: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'First day it holds; null where that is not known.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last day it holds; null while open.' })
  validTo!: string | null;

  @Field(() => Float, { description: 'How far it is trusted, from 0 to 1.' })
  confidence!: number;

  @Field(() => InstantScalar, { description: 'When it entered the graph.' })
  recordedAt!: string;
}

@ObjectType({ description: 'A sum of money.' })
export class Money {
  @Field(() => WholeNumber, { simple: true, description: "The sum in the currency's minor unit, for example cents." })
  minorUnits!: number;

  @Field(() => String, { simple: true, description: 'ISO 4217 code.' })
  currency!: string;

  @Field(() => String, { description: 'The sum in major units as a decimal text, exact.' })
  get amount(): string {
    return toMajorUnits(this.minorUnits, this.currency);
  }
}

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list goes on behind the page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page starts behind a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; pass it as `after`.' })
  endCursor!: string | null;
}

export enum CountRelation {
  EXACT = 'EXACT',
  AT_LEAST = 'AT_LEAST',
}
registerEnumType(CountRelation, {
  name: 'CountRelation',
  description: 'How a count stands to the truth.',
  valuesConfig: {
    EXACT: { description: 'There are just so many.' },
    AT_LEAST: { description: 'There are so many or more.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'How many items a list has in all.' })
export class TotalCount {
  @Field(() => WholeNumber, { description: 'The count.' })
  value!: number;

  @Field(() => CountRelation, { description: 'Whether the count is exact.' })
  relation!: CountRelation;
}
