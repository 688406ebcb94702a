/** What the list of reports tells of each. */
import { GraphQLJSON } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A parameter of a report.' })
export class ReportParameterInfo {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its type: id, text, integer, number, date, boolean or choice.' })
  type!: string;

  @Field(() => String, { description: 'What it means.' })
  description!: string;

  @Field(() => String, { description: 'What it may be, in words.' })
  expected!: string;

  @Field(() => Boolean, { description: 'Whether it must be given.' })
  isRequired!: boolean;

  @Field(() => GraphQLJSON, { nullable: true, description: 'What it is where it is not given.' })
  default!: unknown;
}

@ObjectType({ simpleResolvers: true, description: 'A column of a report.' })
export class ReportColumnInfo {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its type: id, text, integer, number, date, boolean, texts or ids.' })
  type!: string;

  @Field(() => String, { description: 'What it means.' })
  description!: string;

  @Field(() => String, { nullable: true, description: 'The unit of its values.' })
  unit!: string | null;

  @Field(() => Boolean, { description: 'Whether a value can be unknown.' })
  isNullable!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A saved question with typed parameters and columns.' })
export class ReportInfo {
  @Field(() => String, { description: 'Its name in kebab-case; in camelCase it is a field of `report`.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What a row is. Null of a file that is no report.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'The question that it answers.' })
  question!: string | null;

  @Field(() => String, { nullable: true, description: 'What its rows mean and what they leave out.' })
  description!: string | null;

  @Field(() => [ReportParameterInfo], { description: 'What it asks for.' })
  parameters!: ReportParameterInfo[];

  @Field(() => [ReportColumnInfo], { description: 'What a row holds, in its order.' })
  columns!: ReportColumnInfo[];

  @Field(() => String, { nullable: true, description: 'Changes with its text.' })
  version!: string | null;

  @Field(() => Boolean, { description: 'Whether it can be taken up behind a row, so that its length has no bound.' })
  isResumable!: boolean;

  @Field(() => [String], {
    description:
      'Why its file is not taken as it is: file, line and reason. A report with a version still runs as that version.',
  })
  problems!: string[];
}
