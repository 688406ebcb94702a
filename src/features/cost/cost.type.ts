/** What a document asks for, as the limits measure it. */
import { Field, ObjectType } from 'type-graphql';
import { WholeNumber } from '../../graphql/scalars';

@ObjectType({ simpleResolvers: true, description: 'The selection that makes up most of a cost.' })
export class HeaviestSelection {
  @Field(() => String, { description: 'The fields from the root on, for example `organizations.nodes.components`.' })
  path!: string;

  @Field(() => WholeNumber, { description: 'Its share of the cost.' })
  cost!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A measure of a document beside its limit.' })
export class DocumentMeasure {
  @Field(() => WholeNumber, { description: 'What the document asks for.' })
  requested!: number;

  @Field(() => WholeNumber, { description: 'The most that is let through.' })
  limit!: number;

  @Field(() => WholeNumber, { description: 'How much more it could ask for; zero where it is beyond the limit.' })
  remaining!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a document asks for, measured without running it.' })
export class DocumentCost {
  @Field(() => WholeNumber, {
    description: 'How many objects the answer can hold: list sizes multiply down the tree.',
  })
  requested!: number;

  @Field(() => WholeNumber, { description: 'The highest cost that is let through.' })
  limit!: number;

  @Field(() => WholeNumber, {
    description: 'How much more it could cost; each request has the whole limit to itself.',
  })
  remaining!: number;

  @Field(() => DocumentMeasure, { description: 'Levels of fields.' })
  depth!: DocumentMeasure;

  @Field(() => DocumentMeasure, { description: 'Fields with an alias.' })
  aliases!: DocumentMeasure;

  @Field(() => DocumentMeasure, { description: 'Directives.' })
  directives!: DocumentMeasure;

  @Field(() => DocumentMeasure, { description: 'Fields that a selection asks for again.' })
  repeats!: DocumentMeasure;

  @Field(() => DocumentMeasure, { description: 'Mutations.' })
  mutations!: DocumentMeasure;

  @Field(() => DocumentMeasure, {
    description:
      'Characters, with comments; zero where it only changes the graph, for then it may hold what is imported.',
  })
  length!: DocumentMeasure;

  @Field(() => HeaviestSelection, {
    nullable: true,
    description: 'The innermost selection that makes up at least half of the cost; null where nothing costs.',
  })
  heaviest!: HeaviestSelection | null;

  @Field(() => Boolean, { description: 'Whether it is within every limit, and would be run.' })
  isWithinLimits!: boolean;
}
