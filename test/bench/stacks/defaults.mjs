/**
 * Apollo Server, type-graphql and DataLoader as their first pages show them: startStandaloneServer, no option changed, a
 * resolver for the parts of a component, and one loader, so one statement a tier. The scope is on every relation.
 */
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import {
  Arg,
  buildSchema,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { rowsOf, scopeNow } from './engine.mjs';

const COMPONENT = 'c.id, c.name, c.nameKo, c.description, c.recordedAt';
const COMPONENTS = `UNWIND $ids AS id MATCH (c:Entity {id: id}) RETURN ${COMPONENT}`;
const PARTS = `UNWIND $ids AS id MATCH (p:Entity {id: id})<-[r:PART_OF]-(c:Component)
WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
RETURN p.id, r.id, r.confidence, ${COMPONENT}`;

class Component {}
class Part {}
class ComponentResolver {
  component(id, { components }) {
    return components.load(id);
  }

  parts(component, { parts }) {
    return parts.load(component.id);
  }
}

const text = () => String;
const optional = { nullable: true };
ObjectType()(Component);
Field(() => ID)(Component.prototype, 'id');
Field(text)(Component.prototype, 'name');
Field(text, optional)(Component.prototype, 'nameKo');
Field(text, optional)(Component.prototype, 'description');
Field(text, optional)(Component.prototype, 'recordedAt');
ObjectType()(Part);
Field(() => ID)(Part.prototype, 'id');
Field(() => Float)(Part.prototype, 'confidence');
Field(() => Component)(Part.prototype, 'component');
Resolver(() => Component)(ComponentResolver);
const resolvers = ComponentResolver.prototype;
Query(() => Component, optional)(resolvers, 'component');
Arg('id', () => ID)(resolvers, 'component', 0);
Ctx()(resolvers, 'component', 1);
FieldResolver(() => [Part])(resolvers, 'parts');
Root()(resolvers, 'parts', 0);
Ctx()(resolvers, 'parts', 1);

const componentOf = ([id, name, nameKo, description, recordedAt]) =>
  Object.assign(new Component(), { id, name, nameKo, description, recordedAt });

function loaders() {
  const components = new DataLoader(async (ids) => {
    const found = new Map((await rowsOf(COMPONENTS, { ids })).map((row) => [row[0], componentOf(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const parts = new DataLoader(async (ids) => {
    const found = new Map(ids.map((id) => [id, []]));
    for (const [whole, id, confidence, ...component] of await rowsOf(PARTS, { ids, ...scopeNow() })) {
      found.get(whole).push(Object.assign(new Part(), { id, confidence, component: componentOf(component) }));
    }
    return ids.map((id) => found.get(id));
  });
  return { components, parts };
}

const schema = await buildSchema({ resolvers: [ComponentResolver] });
const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => loaders(),
});
console.log(url);
