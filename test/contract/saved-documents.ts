/** Documents as callers write them: those of the README and of GraphiQL, and for each kind a list with all it has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { type Kind, kindNames, kinds } from '../../src/model/kinds';
import { FIRST_QUERY, SECOND_QUERY } from '../../src/server/graphiql';
import { home } from '../support/engines';

export interface SavedDocument {
  readonly name: string;
  readonly text: string;
}

const README = readFileSync(join(home, 'README.md'), 'utf8');

/** The documents of the README, of which each gets a name to be saved under. */
const readmeDocuments = (): SavedDocument[] =>
  Array.from(README.matchAll(/```graphql\n([\s\S]*?)```/g), ([, text = ''], index) => {
    const name = `Readme${index + 1}`;
    return { name, text: text.trimStart().startsWith('{') ? `query ${name} ${text.trim()}` : text };
  });

/** What of a type is shown without asking for more: its scalars and enums, and money. */
export const plainFields = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (field.args.length > 0) return [];
    if (inner.name === 'Money') return [`${field.name} { amount currency }`];
    return isLeafType(inner) ? [field.name] : [];
  });

/** The connections of a kind, by the names of their fields. */
export const connectionsOf = (type: GraphQLObjectType): string[] =>
  Object.values(type.getFields()).flatMap(({ name, type: of }) => (/Connection!$/.test(String(of)) ? [name] : []));

export const objectType = (schema: GraphQLSchema, name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return type;
};

function listDocument(schema: GraphQLSchema, kind: Kind): SavedDocument {
  const type = objectType(schema, kind);
  const related = connectionsOf(type).map(
    (field) => `${field}(first: 5) { totalCount { value } edges { cursor node { __typename id } } }`,
  );
  const text = `query ${kind}List($first: Int! = 10, $after: String, $filter: ${kind}Filter, $orderBy: [${kind}Order!]) {
    ${kinds[kind].plural}(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount { value relation }
      pageInfo { hasNextPage endCursor }
      nodes { ...${kind}Parts }
    }
  }
  fragment ${kind}Parts on ${kind} { __typename ${[...plainFields(type), ...related].join('\n')} }`;
  return { name: `${kind}List`, text };
}

export const savedDocuments = (schema: GraphQLSchema): SavedDocument[] => [
  { name: 'BehindTheK2', text: FIRST_QUERY },
  { name: 'SmallFirmToPoland', text: SECOND_QUERY },
  ...readmeDocuments(),
  ...kindNames.map((kind) => listDocument(schema, kind)),
];
