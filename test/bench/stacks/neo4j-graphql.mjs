/**
 * @neo4j/graphql on Apollo's standalone server over the very same graph. Its questions carry the reading scope as filters
 * of every relation. Strings can only be compared when that is switched on; the database is named, which saves a look-up.
 * It has an index that Tierline does not need, on the id of a component, and sorts by the key that is indexed for Tierline.
 */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { driver } from './engine.mjs';

const typeDefs = `
  type Component @node {
    id: ID!
    name: String!
    sortKey: String!
    nameKo: String
    description: String
    recordedAt: String!
    retractedAt: String!
    parts: [Component!]! @relationship(type: "PART_OF", direction: IN, properties: "PartOf")
  }
  type PartOf @relationshipProperties {
    id: ID!
    confidence: Float!
    validFrom: String!
    validTo: String!
    recordedAt: String!
    retractedAt: String!
    access: String!
  }`;

const session = driver.session();
await session.run('CREATE INDEX bench_component_id IF NOT EXISTS FOR (n:Component) ON (n.id)');
await session.run('CALL db.awaitIndexes()');
await session.close();

const features = { filters: { String: { LT: true, LTE: true, GT: true, GTE: true } } };
const schema = await new Neo4jGraphQL({ typeDefs, driver, features }).getSchema();
const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ sessionConfig: { database: 'neo4j' } }),
});
console.log(url);
