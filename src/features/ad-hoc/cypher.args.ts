import 'reflect-metadata';
import { GraphQLJSONObject } from 'graphql-scalars';
import { ArgsType, Field, Int } from 'type-graphql';
import { LONGEST_TEXT, MOST_AT_ONCE } from '../../store/ad-hoc';

const QUERY = `One statement that begins with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL { … } and does nothing but read; at most ${LONGEST_TEXT} characters. ${MOST_AT_ONCE} run at once, others wait.`;

@ArgsType()
export class CypherEstimateArgs {
  @Field(() => String, { description: QUERY })
  query!: string;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'What stands for `$name` in the statement.' })
  parameters!: Record<string, unknown> | null;
}

@ArgsType()
export class CypherArgs extends CypherEstimateArgs {
  @Field(() => Int, { defaultValue: 1_000, description: 'How many rows to give at most, 1 to 10,000.' })
  limit!: number;

  @Field(() => Int, {
    defaultValue: 10_000,
    description:
      'When to stop the statement, in milliseconds, 100 to 60,000; the deadline of the request comes sooner.',
  })
  timeoutMs!: number;
}
