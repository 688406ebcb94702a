/** The inputs of the mutations. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { RelationKindEnum } from '../../graphql/node.type';
import { InstantScalar } from '../../graphql/scalars';
import type { Role } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import {
  declareOrganization,
  declareStatement,
  declareValidity,
  RelationPropertiesInput,
  SourceInput,
} from './derived-inputs';
import type { Given } from './input-cells';
import type { Policy } from './load-tables';

const PolicyEnum: Record<Policy, Policy> = { ALL_OR_NOTHING: 'ALL_OR_NOTHING', VALID_ROWS: 'VALID_ROWS' };
registerEnumType(PolicyEnum, {
  name: 'WritePolicy',
  description: 'What becomes of several rows of which some are wrong.',
  valuesConfig: {
    ALL_OR_NOTHING: { description: 'None is taken.' },
    VALID_ROWS: { description: 'The others are taken.' },
  },
});

@InputType({ description: 'What every mutation takes.' })
class MutationInput {
  @Field(() => String, { nullable: true, description: 'Given back in the payload.' })
  clientMutationId?: string | null;
}

@InputType({ description: 'What every mutation takes that must not run twice.' })
class KeyedInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A text of up to 200 characters that names the request. Within 24 hours the same key with the same input gives the first payload again and writes nothing, also after a restart; with another input it is refused with IDEMPOTENCY_CONFLICT. A request that was refused for its faults is not kept.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What mutations take that can be tried out.' })
class TriableInput extends KeyedInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Says what would become of it and writes nothing.' })
  dryRun!: boolean;

  @Field(() => [SourceInput], { nullable: true, description: 'Sources to write beside it, up to 20.' })
  newSources?: Given[] | null;
}

@InputType({
  description:
    'What its sources state of an organization. It takes the place of what the same sources stated at the same locator before, so a field that is left out is one they no longer speak of.',
})
export class OrganizationUpsertInput extends TriableInput {
  [property: string]: unknown;

  @Field(() => ID, {
    nullable: true,
    description:
      'Its id. When absent: that of the organization that holds one of its identifiers, else one made from the first identifier, else one made from its name.',
  })
  id?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The `recordedAt` the caller saw; refused with VERSION_CONFLICT when another stands.',
  })
  expectedVersion?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Refused with VERSION_CONFLICT when it stands already.' })
  mustBeNew!: boolean;

  roles?: Role[] | null;
  sources?: string[] | null;
}
declareOrganization(OrganizationUpsertInput);
declareStatement(OrganizationUpsertInput);

@InputType({ description: 'What its sources state of one relation; it takes the place of what they stated before.' })
export class RelationInput {
  [property: string]: unknown;

  @Field(() => RelationKindEnum, { description: 'What the relation says.' })
  kind!: RelationKind;

  @Field(() => ID, { description: 'Id of the entity the arrow leaves.' })
  from!: string;

  @Field(() => ID, { description: 'Id of the entity the arrow reaches.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'Tells apart several relations between the same two ends.' })
  key?: string | null;

  @Field(() => RelationPropertiesInput, { nullable: true, description: 'What it states, by the name of its kind.' })
  properties?: Readonly<Record<string, Given | null | undefined>> | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The `recordedAt` the caller saw; refused with VERSION_CONFLICT when another version stands.',
  })
  expectedVersion?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Refused with VERSION_CONFLICT when it stands already.' })
  mustBeNew!: boolean;

  sources?: string[] | null;
}
declareValidity(RelationInput);
declareStatement(RelationInput);

@InputType({ description: 'Relations to assert.' })
export class RelationAssertInput extends TriableInput {
  @Field(() => [RelationInput], { description: 'The relations, 1 to 100.' })
  relations!: RelationInput[];

  @Field(() => PolicyEnum, { defaultValue: 'ALL_OR_NOTHING', description: 'What becomes of them when some are wrong.' })
  policy!: Policy;
}

@InputType({ description: 'A claim to take back.' })
export class ClaimRetractInput extends KeyedInput {
  @Field(() => ID, { description: 'Its id, as `evidence` gives it, or that of a Claim.' })
  id!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'The `recordedAt` the caller saw of the entity or relation it lies in, or of a Claim; refused with VERSION_CONFLICT when another version stands.',
  })
  expectedVersion?: string | null;
}

@InputType({ description: 'A file, its content as text or as base64.' })
export class ImportFileInput {
  @Field(() => String, { description: 'Its name, with the folder it lies in where the package says so.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The content as text; give this or contentBase64.' })
  content?: string | null;

  @Field(() => String, { nullable: true, description: 'The bytes as base64, for workbooks and gzipped files.' })
  contentBase64?: string | null;
}

@InputType({
  description: 'Files to load: a data package with its datapackage.json, tables, or foreign files with a mapping.',
})
export class ImportStartInput extends KeyedInput {
  @Field(() => [ImportFileInput], { description: 'The files, 1 to 100, up to 32 MB in the whole request.' })
  files!: ImportFileInput[];

  @Field(() => ImportFileInput, { nullable: true, description: 'A mapping, by which foreign columns become ours.' })
  mapping?: ImportFileInput | null;

  @Field(() => PolicyEnum, { defaultValue: 'ALL_OR_NOTHING', description: 'What becomes of it when rows are wrong.' })
  policy!: Policy;

  @Field(() => Boolean, { defaultValue: false, description: 'Says what it would change and writes nothing.' })
  dryRun!: boolean;

  @Field(() => String, { nullable: true, description: 'The name to undo it by; made when absent.' })
  batch?: string | null;
}

@InputType({ description: 'An import to cancel.' })
export class ImportCancelInput extends MutationInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@InputType({ description: 'A load to take back.' })
export class BatchUndoInput extends MutationInput {
  @Field(() => String, { description: 'The name of its batch.' })
  name!: string;
}
