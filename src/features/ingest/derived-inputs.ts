/** GraphQL inputs for what the vocabulary declares: an organization, a source, and the properties of relations. */
import { type ClassType, Field, Float, ID, InputType } from 'type-graphql';
import { namedClass } from '../../graphql/entity-types';
import { RoleEnum } from '../../graphql/node.type';
import { choiceEnum, describe, typeOfProperty } from '../../graphql/property-field';
import { commonProperties, kinds, propertiesOf } from '../../model/kinds';
import type { Properties, Property } from '../../model/property';
import { claimProperties } from '../../model/records';
import { commonRelationProperties, declarationOf, type RelationKind, relationKinds } from '../../model/relations';

@InputType({ description: 'A sum of money as it is stated.' })
class MoneyInput {
  @Field(() => String, { description: 'The sum in major units as a plain decimal text, for example `12.50`.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;
}

/** Puts an input field for each property on a class; `owner` is what its choices are named for. */
function declare(input: ClassType, owner: string, properties: Properties): void {
  for (const [name, property] of Object.entries(properties)) {
    const options = { nullable: !property.required, description: describe(property) };
    Field(inputType(owner, name, property), options)(input.prototype, name);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
function inputType(owner: string, name: string, property: Property): () => any {
  if (property.type === 'money') return () => MoneyInput;
  return property.type === 'reference' ? () => ID : typeOfProperty(owner, name, property);
}

const RankEnum = choiceEnum('Claim', 'rank', kinds.Claim.properties.rank);

/** Puts the fields of a statement on a class: who says it, how sure, and where. */
export function declareStatement(input: ClassType): void {
  const { rank, ...texts } = claimProperties;
  Field(() => [ID], {
    nullable: true,
    description: 'Ids of the sources that say so; at least one, new ones included.',
  })(input.prototype, 'sources');
  const confidence = 'How far it is trusted, from 0 to 1; as far as the best of its sources when absent.';
  Field(() => Float, { nullable: true, description: confidence })(input.prototype, 'confidence');
  Field(() => RankEnum, { nullable: true, description: rank.description })(input.prototype, 'rank');
  declare(input, 'Claim', texts);
}

/** Puts what a source may state of an organization on a class. */
export function declareOrganization(input: ClassType): void {
  declare(input, 'Organization', organizationProperties);
  Field(() => [RoleEnum], { nullable: true, description: 'The roles it holds.' })(input.prototype, 'roles');
}

/** Puts the days between which a relation holds on a class. */
export const declareValidity = (input: ClassType): void => declare(input, 'Relation', validityProperties);

export const organizationProperties: Properties = { ...commonProperties, ...propertiesOf('Organization') };
export const sourceProperties: Properties = { ...commonProperties, ...propertiesOf('Source') };

const { validFrom, validTo } = commonRelationProperties;
export const validityProperties: Properties = { validFrom, validTo };

export const SourceInput = namedClass('SourceInput');
Field(() => ID, { nullable: true, description: 'Its id, `source:<key>`; made from its name when absent.' })(
  SourceInput.prototype,
  'id',
);
declare(SourceInput, 'Source', sourceProperties);
InputType('SourceInput', { description: 'A source that is not in the graph yet, or what is new of one that is.' })(
  SourceInput,
);

/** `PART_OF` → `partOf` */
export const memberOf = (relation: RelationKind): string =>
  relation.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Relations that hold something of their own. */
const richKinds = relationKinds.filter((relation) => Object.keys(declarationOf(relation).properties).length > 0);

export const RelationPropertiesInput = namedClass('RelationPropertiesInput');
for (const relation of richKinds) {
  const { name, properties, description } = declarationOf(relation);
  const own = namedClass(`${name}PropertiesInput`);
  declare(own, name, properties);
  InputType(`${name}PropertiesInput`, { description: `What a relation ${relation} states. ${description}` })(own);
  Field(() => own, { nullable: true, description: `Of a relation ${relation}.` })(
    RelationPropertiesInput.prototype,
    memberOf(relation),
  );
}
InputType('RelationPropertiesInput', { description: 'What a relation states, under the name of its kind.' })(
  RelationPropertiesInput,
);

/** Inputs of which just one field is given. */
export const oneOfInputs: readonly string[] = ['RelationPropertiesInput'];
