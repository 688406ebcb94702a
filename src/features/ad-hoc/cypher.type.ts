import 'reflect-metadata';
import { GraphQLJSON } from 'graphql-scalars';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { InstantScalar } from '../../graphql/scalars';
import { MOST_BYTES } from '../../store/ad-hoc';

export enum CypherLimit {
  ROWS = 'ROWS',
  BYTES = 'BYTES',
}

registerEnumType(CypherLimit, {
  name: 'CypherLimit',
  description: 'What an answer was cut at.',
  valuesConfig: {
    ROWS: { description: 'At `limit` rows.' },
    BYTES: { description: `Before the row that would make it larger than ${MOST_BYTES} bytes.` },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One step of a plan.' })
export class CypherOperator {
  @Field(() => String, { description: 'Its name, as the engine knows it.' })
  name!: string;

  @Field(() => Int, { description: 'How many steps stand between it and the one that produces the rows.' })
  depth!: number;

  @Field(() => String, { description: 'What it works on.' })
  details!: string;

  @Field(() => Float, { nullable: true, description: 'How many rows it may give; null where the engine does not say.' })
  estimatedRows!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a statement would do, before it runs.' })
export class CypherEstimate {
  @Field(() => [CypherOperator], { description: 'The steps of its plan; each comes before those it draws from.' })
  operators!: CypherOperator[];

  @Field(() => Float, {
    nullable: true,
    description: 'How many rows it may give; null where the engine does not say, as the embedded one.',
  })
  estimatedRows!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The rows of an ad-hoc statement.' })
export class CypherAnswer {
  @Field(() => [String], { description: 'The names of the columns.' })
  columns!: string[];

  @Field(() => [[GraphQLJSON]], {
    description:
      'Each row as the list of its values. A node is {labels, properties}, a relationship {type, properties}, a path {nodes, relationships}; times are ISO 8601, whole numbers beyond 2^53 are text.',
  })
  rows!: unknown[][];

  @Field(() => Int, { description: 'How many rows are here.' })
  rowCount!: number;

  @Field(() => Boolean, { description: 'Whether rows are missing here.' })
  isTruncated!: boolean;

  @Field(() => CypherLimit, { nullable: true, description: 'What it was cut at; null when it is whole.' })
  truncatedBy!: CypherLimit | null;

  @Field(() => String, { description: 'The version of the graph that was read.' })
  watermark!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the snapshot that was read was taken; null where the graph itself was read, as on Neo4j.',
  })
  snapshotAt!: string | null;

  @Field(() => Float, { nullable: true, description: 'The age of the snapshot, in seconds.' })
  snapshotAgeSeconds!: number | null;

  @Field(() => CypherEstimate, { description: 'What was foreseen.' })
  estimate!: CypherEstimate;

  @Field(() => Float, { description: 'How long it took, in seconds, with the time it waited for its turn.' })
  seconds!: number;
}
