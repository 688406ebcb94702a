/** The GraphQL schema, built from the features. It decides nothing. */
import { type GraphQLSchema, isAbstractType, lexicographicSortSchema, printSchema, specifiedDirectives } from 'graphql';
import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import { CatalogResolver } from '../features/catalog/catalog.resolver';
import { kindListResolvers } from '../features/catalog/kind-lists.resolver';
import { relatedResolvers } from '../features/catalog/related.resolver';
import { evidenceResolvers } from '../features/evidence/evidence.resolver';
import { traceResolvers } from '../features/trace/trace.resolver';
import { entityTypes } from '../graphql/entity-types';
import { typeOfNode } from '../graphql/node.type';
import { readingDirective } from '../graphql/reading';
import { relationTypes } from '../graphql/relation-types';
import { totalCountResolvers } from '../graphql/total-count';

export function buildApi(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      CatalogResolver,
      ...kindListResolvers,
      ...relatedResolvers,
      ...evidenceResolvers,
      ...traceResolvers,
      ...totalCountResolvers(),
    ] as unknown as NonEmptyArray<ClassType>,
    orphanedTypes: [...Object.values(entityTypes), ...Object.values(relationTypes)],
    directives: [...specifiedDirectives, readingDirective],
    validate: false,
  });
  const query = schema.getQueryType();
  if (query) query.description = 'What can be asked.';
  // type-graphql makes these asynchronous, which costs a promise for every node.
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) type.resolveType = typeOfNode;
  return schema;
}

/** The schema as it is committed and compared. */
export const printApi = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
