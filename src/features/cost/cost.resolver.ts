/** `costOf`: what a document would cost. */
import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Info, Query, Resolver } from 'type-graphql';
import { DocumentCost } from './cost.type';
import { measureDocument } from './measure-document';

@Resolver()
export class CostResolver {
  @Query(() => DocumentCost, {
    description: 'What a document asks for, measured against the limits without running it.',
  })
  costOf(
    @Arg('document', () => String, { description: 'The text of the document.' }) document: string,
    @Arg('operationName', () => String, {
      nullable: true,
      description: 'Which of its operations, where it has several.',
    })
    operationName: string | null,
    @Arg('variables', () => GraphQLJSONObject, { nullable: true, description: 'The variables it would be sent with.' })
    variables: Record<string, unknown> | null,
    @Info() { schema }: GraphQLResolveInfo,
  ): DocumentCost {
    return measureDocument(schema, document, operationName ?? null, variables ?? {});
  }
}
