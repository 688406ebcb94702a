import { commonProperties, kindNames, propertiesOf } from '../../src/model/kinds';
import { commonRelationProperties, declarationOf, relationKinds } from '../../src/model/relations';
import { statementsOf } from '../../src/store/apply-schema';
import { schemaFiles } from './cypher/cypher-files';

const statements = schemaFiles.flatMap(({ path, text }) =>
  statementsOf(text).map((statement) => ({ file: path.slice('schema/graph/'.length), statement })),
);

const onNeo4j = statements.filter(({ file }) => !file.endsWith('.embedded.cypher'));
const onEmbedded = statements.filter(({ file }) => !file.endsWith('.neo4j.cypher'));

describe('the schema of the graph', () => {
  it.each(statements)('can be run again: $statement', ({ statement }) => {
    expect(statement).toMatch(/^(CREATE .* IF NOT EXISTS |DROP .* IF EXISTS$)/);
  });

  it('gives each file a number of its own and each thing it makes a name of its own', () => {
    const numbers = schemaFiles.map(({ path }) => /\/(\d{3})-/.exec(path)?.[1]);
    expect(new Set(numbers).size).toBe(schemaFiles.length);
    const names = statements.map(({ statement }) => /(?:CONSTRAINT|INDEX) (\w+)/.exec(statement)?.[1]);
    expect(new Set(names).size).toBe(statements.length);
  });

  it('orders every kind by its sort key on Neo4j, from an index', () => {
    const ordered = onNeo4j.flatMap(({ statement }) => {
      const [, kind] = /^CREATE RANGE INDEX \w+ IF NOT EXISTS FOR \(n:(\w+)\) ON \(n\.sortKey\)$/.exec(statement) ?? [];
      return kind ?? [];
    });
    expect(ordered).toEqual(kindNames);
  });

  it('searches from one index on Neo4j', () => {
    const search = onNeo4j.filter(({ statement }) => statement.startsWith('CREATE TEXT INDEX'));
    expect(search.map(({ statement }) => statement)).toEqual([
      'CREATE TEXT INDEX entity_by_search_text IF NOT EXISTS FOR (n:Entity) ON (n.search)',
    ]);
  });

  it('makes each id unique everywhere, and finds it from an index on the embedded engine too', () => {
    const unique = /FOR \(n:Entity\) REQUIRE n\.id IS UNIQUE$/;
    expect(onNeo4j.some(({ statement }) => unique.test(statement))).toBe(true);
    expect(onEmbedded.some(({ statement }) => unique.test(statement))).toBe(true);
    expect(onEmbedded.some(({ statement }) => /^CREATE INDEX .* FOR \(n:Entity\) ON \(n\.id\)$/.test(statement))).toBe(
      true,
    );
  });
});

describe('the vocabulary', () => {
  const names = [
    ...Object.keys({ ...commonProperties, ...commonRelationProperties }),
    ...kindNames.flatMap((kind) => Object.keys(propertiesOf(kind))),
    ...relationKinds.flatMap((relation) => Object.keys(declarationOf(relation).properties)),
  ];

  it('names no property as the embedded engine names the parts of a node, relation or path', () => {
    const parts = ['_id', '_labels', '_type', '_source', '_target', 'nodes', 'edges'];
    expect(names.filter((name) => parts.includes(name))).toEqual([]);
  });

  it('names no property as one made at write time', () => {
    expect(names.filter((name) => ['id', 'search', 'sortKey', 'access'].includes(name))).toEqual([]);
  });
});
