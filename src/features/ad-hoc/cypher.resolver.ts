/** Questions in Cypher, for analysts, where the operator has switched them on. */
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { askCypher, estimateCypher } from './ask-cypher';
import { CypherArgs, CypherEstimateArgs } from './cypher.args';
import { CypherAnswer, CypherEstimate } from './cypher.type';

@Resolver()
export class CypherResolver {
  @Query(() => CypherAnswer, {
    description:
      'The rows of a statement in Cypher, for analysts; off unless the operator switches it on. It reads the whole store, outside every reading scope: versions that ended, claims taken back and what is not public among them.',
  })
  cypher(@Args(() => CypherArgs) args: CypherArgs, @Ctx() context: Context) {
    context.passingState();
    return askCypher(context.adHoc(), args, context.signal);
  }

  @Query(() => CypherEstimate, { description: 'What a statement in Cypher would do; it does not run.' })
  cypherEstimate(@Args(() => CypherEstimateArgs) args: CypherEstimateArgs, @Ctx() context: Context) {
    context.passingState();
    return estimateCypher(context.adHoc(), args, context.signal);
  }
}
