import { GrafeoDB } from '@grafeo-db/js';
import { catalogStatements } from '../../src/features/catalog/catalog.statements';
import { ingestStatements } from '../../src/features/ingest/ingest.statements';
import { kindNames } from '../../src/model/kinds';
import { publicScope } from '../../src/model/scope';
import { statementsOf } from '../../src/store/apply-schema';
import { bind, type Statement } from '../../src/store/statement';
import { schemaFiles } from '../rules/cypher/cypher-files';
import { emptyStore, engines, neo4jSettings } from '../support/engines';
import { examples, traceStatements } from '../support/statements';
import { writeAll } from './ask-store';
import { asAdministrator, planOf } from './neo4j-administrator';

const { entitiesById, search, countSearch, listByNameAscending, listByNameDescending } = catalogStatements;

/** Statements that look entities up by id, and would scan the graph without an index. */
const byId: Statement[] = [
  entitiesById,
  catalogStatements.entityHeads,
  ingestStatements.knownEntities,
  catalogStatements.relationsById.SUPPLIES,
  catalogStatements.relatedTo.SUPPLIES,
  catalogStatements.countRelatedFrom.SUPPLIES,
  catalogStatements.relatedFromAmong.SUPPLIES,
  catalogStatements.degreeFrom.SUPPLIES,
  ingestStatements.relationVersions.SUPPLIES,
  ...Object.values(traceStatements),
];

const FILL = `UNWIND range(1, 300) AS x CREATE (n:Entity) SET n.id = 'x:' + x, n.sortKey = 'part ' + x,
  n.search = '\\npart ' + x + '\\n', n:`;

/** The example's parameters, and the scope where the statement takes it. */
function exampleOf(statement: Statement): Record<string, unknown> {
  const example = examples[statement.name.split(' of ')[0] as string]!;
  return bind(statement, example.parameters({ entities: [], relations: [] }, ''), publicScope(new Date()), Math.trunc);
}

(neo4jSettings.uri ? describe : describe.skip)('the indexes of Neo4j', () => {
  beforeAll(async () => {
    const store = await emptyStore(engines.find(({ name }) => name === 'neo4j')!);
    for (const kind of kindNames) await writeAll(store, [`${FILL}${kind}`.replaceAll("'x:'", `'${kind}:'`)]);
    await store.close();
    await asAdministrator('CALL db.awaitIndexes(60)');
    await asAdministrator('CALL db.resampleOutdatedIndexes()');
  });

  it.each(kindNames)('give a list of %s by name', async (kind) => {
    for (const list of [listByNameAscending[kind].held, listByNameDescending[kind].held]) {
      const plan = (await planOf(list.text, exampleOf(list))).join('\n');
      expect(plan).toMatch(`NodeIndexSeekByRange@neo4j RANGE INDEX n:${kind}(sortKey)`);
      expect(plan).toMatch(/PartialTop/);
    }
  });

  it('give the names behind a place', async () => {
    const statement = catalogStatements.namesBehind.Organization;
    const plan = (await planOf(statement.text, exampleOf(statement))).join('\n');
    expect(plan).toMatch('NodeIndexSeekByRange@neo4j RANGE INDEX n:Organization(sortKey)');
    expect(plan).toMatch(/PartialTop/);
  });

  it.each([search.held, countSearch.held])('serve $name', async (statement) => {
    const plan = (await planOf(statement.text, exampleOf(statement))).join('\n');
    expect(plan).toMatch(/NodeIndexContainsScan@neo4j TEXT INDEX n:Entity\(search\)/);
  });

  it.each(byId)('serve $name by id', async (statement) => {
    const plan = (await planOf(statement.text, exampleOf(statement))).join('\n');
    expect(plan).toMatch(/NodeUniqueIndexSeek@neo4j UNIQUE \w+:Entity\(id\)/);
    expect(plan).not.toMatch(/AllNodesScan|NodeByLabelScan|RelationshipTypeScan/);
  });
});

describe('the index of the embedded engine', () => {
  let database: GrafeoDB;
  beforeAll(async () => {
    database = GrafeoDB.create();
    for (const { text } of schemaFiles.filter(({ path }) => !path.endsWith('.neo4j.cypher'))) {
      for (const statement of statementsOf(text)) await database.executeCypher(statement);
    }
    await database.executeCypher(`${FILL}Component`);
  });
  afterAll(() => database?.close());

  it.each(byId)('serves $name by id', async (statement) => {
    const result = await database.executeCypher(`EXPLAIN ${statement.text}`, exampleOf(statement));
    expect(JSON.stringify(result.rows())).toMatch(/\[index: id\]/);
  });
});
