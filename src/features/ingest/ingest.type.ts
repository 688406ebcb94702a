/** What mutations and imports answer. */
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { entityTypes } from '../../graphql/entity-types';
import { Node, Relation } from '../../graphql/node.type';
import { connectionType } from '../../graphql/relation-types';
import { InstantScalar } from '../../graphql/scalars';
import { type OutcomeCode, outcomeCodes } from './assert-relation';
import { type ImportState, importStates } from './import-job';
import { type IdOrigin, idOrigins } from './organization-id';
import { type FaultCode, faultCodes } from './user-error';
import { type VerdictCode, verdictCodes } from './verdict';
import { MOST_VERDICT_BYTES, MOST_VERDICTS } from './verdict-log';

/** An enum whose values are declared as a record of their meanings. */
function enumOf<T extends string>(name: string, description: string, meanings: Readonly<Record<T, string>>) {
  const entries = Object.entries<string>(meanings);
  const values = Object.fromEntries(entries.map(([value]) => [value, value])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(entries.map(([value, meaning]) => [value, { description: meaning }]));
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as Record<T, { description: string }> });
  return values;
}

const FaultCodeEnum = enumOf<FaultCode>('UserErrorCode', 'What is wrong with a request to write.', faultCodes);
const OutcomeEnum = enumOf<OutcomeCode>('RowOutcomeCode', 'What became of one row of a list.', outcomeCodes);
const IdOriginEnum = enumOf<IdOrigin>('IdOrigin', 'Where the id of an organization comes from.', idOrigins);
const ImportStateEnum = enumOf<ImportState>('ImportState', 'What an import is at.', importStates);
export const VerdictCodeEnum = enumOf<VerdictCode>('VerdictCode', 'What became of a row of a file.', verdictCodes);

@ObjectType({
  simpleResolvers: true,
  description: 'Something that is wrong with the input; nothing of it was written.',
})
class UserError {
  @Field(() => FaultCodeEnum, { description: 'What kind of mistake it is.' })
  code!: FaultCode;

  @Field(() => [String], { description: 'Where in the input it stands, for example `input`, `relations`, `1`, `to`.' })
  path!: readonly string[];

  @Field(() => String, { description: 'The value, what was expected, and what to do.' })
  message!: string;

  @Field(() => String, { description: 'The same for people who do not see the fields.' })
  userMessage!: string;

  @Field(() => Int, { nullable: true, description: 'Place in the list of the input, from 0; null outside of lists.' })
  row!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A tier that would shift. What it names may not be in the graph yet.',
})
class TierShift {
  @Field(() => ID, { description: 'Under which platform.' })
  platform!: string;

  @Field(() => ID, { description: 'Whose tier.' })
  entity!: string;

  @Field(() => Int, { nullable: true, description: 'Its tier now; null where no way leads there.' })
  before!: number | null;

  @Field(() => Int, { description: 'Its tier then.' })
  after!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Tiers that would shift.' })
class TierShifts {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => [TierShift], { description: 'The first of them.' })
  first!: readonly TierShift[];

  @Field(() => Boolean, { description: 'Whether everything was looked at; a preview stops at 20,000 entities.' })
  isWhole!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Components whose number of suppliers would change.' })
class ComponentIds {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => [ID], { description: 'Ids of the first of them, which may not be in the graph yet.' })
  first!: readonly string[];

  @Field(() => Boolean, { description: 'Whether everything was looked at; a preview stops at 20,000 entities.' })
  isWhole!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What would become of the chains of supply.' })
class ChainChanges {
  @Field(() => TierShifts, { description: 'Tiers under platforms that would shift.' })
  tiersShifted!: TierShifts;

  @Field(() => ComponentIds, { description: 'Components that have no supplier and would have one.' })
  singleSourcesCreated!: ComponentIds;

  @Field(() => ComponentIds, { description: 'Components that have one supplier and would have more.' })
  singleSourcesRemoved!: ComponentIds;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What became of the rows of a write, new sources among them; of a dry run, what would.',
})
export class ChangeSet {
  @Field(() => Int, { description: 'Rows that made something.' })
  new!: number;

  @Field(() => Int, { description: 'Rows that changed what their sources state.' })
  changed!: number;

  @Field(() => Int, { description: 'Rows that state what is there already.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were taken and contradict another source.' })
  conflicting!: number;

  @Field(() => Int, { description: 'Rows that were refused.' })
  refused!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What `batchUndo` takes it back by; null when nothing was written.',
  })
  batch!: string | null;

  @Field(() => ChainChanges, { nullable: true, description: 'What would become of the chains; of a dry run alone.' })
  chains!: ChainChanges | null;
}

@ObjectType({ simpleResolvers: true, description: 'What every mutation answers.' })
class MutationPayload {
  @Field(() => [UserError], { description: 'Everything that is wrong with the input; empty when it was taken whole.' })
  userErrors!: readonly UserError[];

  @Field(() => ChangeSet, { nullable: true, description: 'What it changed; null where it changes no rows.' })
  changeSet!: ChangeSet | null;

  @Field(() => String, {
    nullable: true,
    description: 'The version of the graph behind the write; null when nothing was tried.',
  })
  watermark!: string | null;

  @Field(() => String, { nullable: true, description: 'As it was sent.' })
  clientMutationId!: string | null;
}

@ObjectType({ description: 'The answer to organizationUpsert.' })
export class OrganizationUpsertPayload extends MutationPayload {
  @Field(() => entityTypes.Organization, {
    nullable: true,
    description: 'The organization as it stands now; null when there is none.',
  })
  organization!: unknown;

  @Field(() => IdOriginEnum, { nullable: true, simple: true, description: 'Where its id comes from.' })
  idOrigin!: IdOrigin | null;
}

@ObjectType({ description: 'What became of one relation of the list.' })
export class RelationOutcome {
  @Field(() => Int, { simple: true, description: 'Its place in the list, from 0.' })
  row!: number;

  @Field(() => OutcomeEnum, { simple: true, description: 'What became of it; of a dry run, what would.' })
  code!: OutcomeCode;

  @Field(() => String, { simple: true, description: 'The same in words; of a refused row, all that is wrong with it.' })
  message!: string;

  @Field(() => Relation, { nullable: true, description: 'The relation as it stands now; null when there is none.' })
  relation!: unknown;
}

@ObjectType({ description: 'The answer to relationAssert.' })
export class RelationAssertPayload extends MutationPayload {
  @Field(() => [RelationOutcome], { simple: true, description: 'One for each relation of the list, in its order.' })
  rows!: readonly RelationOutcome[];
}

@ObjectType({ description: 'The answer to claimRetract.' })
export class ClaimRetractPayload extends MutationPayload {
  @Field(() => Node, {
    nullable: true,
    description: 'What the claim lay in, or the Claim itself, as it stands now; null when it is held no more.',
  })
  record!: unknown;

  @Field(() => Boolean, {
    nullable: true,
    simple: true,
    description: 'Whether the claim was the last one and what it lay in went with it; null when nothing was retracted.',
  })
  isRecordGone!: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'A cell of a row, as it stands in the file and as it was read.' })
export class VerdictCell {
  @Field(() => String, { description: 'The column.' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'The text in the file; null where there is none.' })
  raw!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was read; null where nothing was, or the row was refused.',
  })
  cleaned!: string | null;
}

@ObjectType({ description: 'What became of one row of a file.' })
export class Verdict {
  @Field(() => String, { simple: true, description: 'The file.' })
  file!: string;

  @Field(() => Int, { nullable: true, description: 'The line or row of the sheet, from 1; null for a whole file.' })
  line!: number | null;

  @Field(() => VerdictCodeEnum, { simple: true, description: 'What became of it.' })
  code!: VerdictCode;

  @Field(() => String, { nullable: true, simple: true, description: 'The column of the first mistake.' })
  column!: string | null;

  @Field(() => String, { nullable: true, simple: true, description: 'The text of the first mistake.' })
  value!: string | null;

  @Field(() => String, { simple: true, description: 'All that is to be said of it.' })
  message!: string;

  @Field(() => [VerdictCell], { description: 'Its cells.' })
  cells!: readonly VerdictCell[];
}

export const VerdictConnection = connectionType(
  'Verdict',
  'The verdicts on the rows of an import: refused rows first, then those that were taken.',
  Verdict,
);

@ObjectType({ description: 'Files on their way into the graph, or a load that the graph knows of.' })
export class Import {
  @Field(() => ID, {
    simple: true,
    description: 'Names it while this process runs; the name of its batch does so for good.',
  })
  id!: string;

  @Field(() => ImportStateEnum, { simple: true, description: 'What it is at.' })
  state!: ImportState;

  @Field(() => [String], {
    nullable: true,
    simple: true,
    description: 'Names of its files; null for loads of elsewhere.',
  })
  files!: readonly string[] | null;

  @Field(() => Boolean, { simple: true, description: 'Whether it only says what it would change.' })
  dryRun!: boolean;

  @Field(() => Int, { nullable: true, simple: true, description: 'How many rows it has; null until they are counted.' })
  rows!: number | null;

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'How many rows it is through with; null if not known.',
  })
  done!: number | null;

  @Field(() => Float, { nullable: true, simple: true, description: 'Rows a second; null before it writes.' })
  rate!: number | null;

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'Seconds until it is over at this rate; null if not known.',
  })
  secondsLeft!: number | null;

  @Field(() => String, { nullable: true, simple: true, description: 'What went wrong.' })
  message!: string | null;

  @Field(() => ChangeSet, { nullable: true, simple: true, description: 'What it changed; null until it is over.' })
  changeSet!: ChangeSet | null;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'What `batchUndo` takes it back by, also where it was broken off; null when it wrote nothing.',
  })
  batch!: string | null;

  @Field(() => InstantScalar, { simple: true, description: 'When it was asked for.' })
  startedAt!: string;

  @Field(() => InstantScalar, { nullable: true, simple: true, description: 'When it was over.' })
  finishedAt!: string | null;

  @Field(() => InstantScalar, { nullable: true, simple: true, description: 'When it was undone.' })
  undoneAt!: string | null;

  @Field(() => VerdictConnection, {
    description: `What became of its rows. Up to ${MOST_VERDICTS} verdicts and ${MOST_VERDICT_BYTES / 1e6} MB are kept, on the server's disk, for its latest imports; none after a restart.`,
  })
  verdicts!: unknown;

  @Field(() => Boolean, { nullable: true, description: 'Whether every verdict was kept; null when none are.' })
  areVerdictsWhole!: boolean | null;
}

export const ImportConnection = connectionType('Import', 'Imports, the latest first.', Import);

@ObjectType({ description: 'The answer to importStart and importCancel.' })
export class ImportPayload extends MutationPayload {
  @Field(() => Import, { nullable: true, description: 'The import as it stands now.' })
  import!: unknown;
}

@ObjectType({ simpleResolvers: true, description: 'What became of the records of a load that was undone.' })
class UndoCounts {
  @Field(() => Int, { description: 'Records that nothing else spoke of, and that are held no more.' })
  removed!: number;

  @Field(() => Int, { description: 'Records that show what they showed before, or what other claims say.' })
  restored!: number;

  @Field(() => Int, { description: 'Entities that stay because others name them.' })
  kept!: number;
}

@ObjectType({ description: 'The answer to batchUndo.' })
export class BatchUndoPayload extends MutationPayload {
  @Field(() => UndoCounts, { nullable: true, simple: true, description: 'What was taken back; null when nothing was.' })
  undone!: UndoCounts | null;
}
