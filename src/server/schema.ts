/** The GraphQL schema, built from the features. It decides nothing. */
import {
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  lexicographicSortSchema,
  printSchema,
  specifiedDirectives,
} from 'graphql';
import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import { CypherResolver } from '../features/ad-hoc/cypher.resolver';
import { CatalogResolver } from '../features/catalog/catalog.resolver';
import { kindGroupResolvers } from '../features/catalog/kind-groups.resolver';
import { kindListResolvers } from '../features/catalog/kind-lists.resolver';
import { relatedFields } from '../features/catalog/related.resolver';
import { relatedGroups } from '../features/catalog/related-groups.resolver';
import { CostResolver } from '../features/cost/cost.resolver';
import { ChangesResolver } from '../features/evidence/changes.resolver';
import { evidenceFields, evidenceResolvers } from '../features/evidence/evidence.resolver';
import { oneOfInputs } from '../features/ingest/derived-inputs';
import { ingestResolvers } from '../features/ingest/ingest.resolver';
import { ReportShelf } from '../features/reports/report-shelf';
import { reportFields } from '../features/reports/reports.resolver';
import { traceFields, traceResolvers } from '../features/trace/trace.resolver';
import { resolveDerived } from '../graphql/derived-field';
import { entityTypes } from '../graphql/entity-types';
import { typeOfNode } from '../graphql/node.type';
import { readingDirective } from '../graphql/reading';
import { relationTypes } from '../graphql/relation-types';
import { totalCounts } from '../graphql/total-count';

export function buildApi(shelf: ReportShelf = shippedReports()): GraphQLSchema {
  const reports = reportFields(shelf);
  const resolvers = [
    CatalogResolver,
    ...kindListResolvers,
    ...kindGroupResolvers,
    ...evidenceResolvers,
    ChangesResolver,
    ...traceResolvers,
    CostResolver,
    ...ingestResolvers,
    reports.resolver,
    CypherResolver,
  ] as unknown as NonEmptyArray<ClassType>;
  const derived = [
    ...relatedFields,
    ...relatedGroups,
    ...evidenceFields,
    ...traceFields,
    ...reports.fields,
    ...totalCounts(),
  ];
  const schema = buildSchemaSync({
    resolvers,
    orphanedTypes: [...Object.values(entityTypes), ...Object.values(relationTypes)],
    directives: [...specifiedDirectives, readingDirective],
    validate: false,
    // Apollo Server validates the schema when it takes it; the check here would introspect all of it as well.
    skipCheck: true,
  });
  const query = schema.getQueryType();
  if (query) query.description = 'What can be asked.';
  const mutation = schema.getMutationType();
  if (mutation)
    mutation.description = 'What can be written, by those who may. What is wrong with an input stands in `userErrors`.';
  // type-graphql has no word for inputs of which one field is given.
  for (const name of oneOfInputs) {
    const type = schema.getType(name);
    if (isInputObjectType(type)) type.isOneOf = true;
  }
  resolveDerived(schema, derived);
  // type-graphql makes these asynchronous, which costs a promise for every node. The one here knows every row.
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    type.resolveType = typeOfNode;
    type.extensions = { ...type.extensions, resolvesAll: true };
  }
  return schema;
}

let shipped: ReportShelf | undefined;

/** Those that come with Tierline, read once. */
export function shippedReports(): ReportShelf {
  shipped ??= ReportShelf.shipped();
  return shipped;
}

/** The schema as it is committed and compared. */
export const printApi = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
