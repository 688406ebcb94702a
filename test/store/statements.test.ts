import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrafeoDB } from '@grafeo-db/js';
import { ingestStatements } from '../../src/features/ingest/ingest.statements';
import type { ReadingScope } from '../../src/model/scope';
import { applySchema } from '../../src/store/apply-schema';
import { isWrite } from '../../src/store/dialect/bare';
import { openEmbedded } from '../../src/store/embedded';
import { bind, type Statement, statementOf } from '../../src/store/statement';
import type { Store } from '../../src/store/store';
import type { Parameters, Row } from '../../src/store/values';
import { statementFiles } from '../rules/cypher/cypher-files';
import { emptyStore, engines, home } from '../support/engines';
import { type Records, recordsIn } from '../support/graph-records';
import { examples, registeredStatements } from '../support/statements';
import { rowsOf } from './ask-store';
import { comparable } from './comparable-rows';
import { writeRecords } from './write-records';

const scope: ReadingScope = {
  asOf: '2026-11-22',
  asKnownOn: '2026-11-22T00:00:00.000Z',
  isPast: false,
  minConfidence: 0.35,
  access: [''],
};

const reads = registeredStatements.filter(({ statement }) => !isWrite(statement.text));
const writes = registeredStatements.filter(({ statement }) => isWrite(statement.text));

const whole = {
  entities: 'MATCH (n:Entity) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id',
  relations: `MATCH (a:Entity)-[r]->(b:Entity)
    RETURN a.id AS from, b.id AS to, type(r) AS type, properties(r) AS properties ORDER BY r.id, r.recordedAt, r.retractedAt`,
  superseded: 'MATCH (v:Superseded) RETURN labels(v) AS labels, properties(v) AS properties ORDER BY v.version',
  disputes: 'MATCH (d:Dispute) RETURN properties(d) AS properties ORDER BY d.version',
  batches: 'MATCH (b:Batch) RETURN properties(b) AS properties',
  records: 'MATCH (g:Graph) RETURN properties(g) AS properties',
  changes: "MATCH (c:SchemaChange {file: '999-example.cypher'}) RETURN properties(c) AS properties",
};

describe('the statements', () => {
  const stores: Store[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'tierline-statements-'));
  let seed: Records;
  let shuffled: GrafeoDB;

  /** What only a second load would leave behind. */
  const writeHistory = async (store: Store) => {
    for (const { statement, file, of } of writes) {
      if (!['note-batch', 'write-superseded', 'write-disputes', 'take-turn'].includes(file)) continue;
      await store.write([{ statement, parameters: example(file, of) }]);
    }
    const gone = { rows: [{ id: 'component:nobody' }] };
    await store.write([{ statement: ingestStatements.removeEntities.Component, parameters: gone }]);
  };

  const example = (file: string, of: string): Parameters => examples[file]!.parameters(seed, of);

  beforeAll(async () => {
    seed = await recordsIn(join(home, 'seeds/tiny'));
    const file = openEmbedded(join(directory, 'graph'));
    await applySchema(file, join(home, 'schema/graph'));
    await writeRecords(file, seed);
    await writeHistory(file);
    await file.close();
    shuffled = GrafeoDB.create(join(directory, 'graph'), { shuffleUnordered: true });
    for (const engine of engines) {
      const store = await emptyStore(engine);
      stores.push(store);
      await writeRecords(store, seed);
      await writeHistory(store);
    }
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    shuffled?.close();
    rmSync(directory, { recursive: true });
  });

  async function shuffledRows(statement: Statement, parameters: Parameters): Promise<Row[]> {
    const bound = bind(statement, parameters, scope, (number) => number);
    const result = await shuffled.executeCypher(statement.text, bound);
    const { columns } = result;
    return result.rows().map((values) => Object.fromEntries(columns.map((column, index) => [column, values[index]])));
  }

  it('are all reached, and each has an example', () => {
    const files = statementFiles.map(({ name }) => name).sort();
    expect([...new Set(registeredStatements.map(({ file }) => file))].sort()).toEqual(files);
    expect(Object.keys(examples).sort()).toEqual(files);
  });

  it.each(registeredStatements.map(({ statement, file, of }) => ({ name: statement.name, statement, file, of })))(
    'have an example with every parameter: $name',
    ({ statement, file, of }) => {
      expect(() =>
        bind(statement, example(file, of), isWrite(statement.text) ? undefined : scope, Number),
      ).not.toThrow();
    },
  );

  it('run on a shuffled engine that gives rows without an order in any', async () => {
    const unordered = statementOf('unordered', 'MATCH (n:Entity) RETURN n.id AS id');
    const orders = new Set<string>();
    for (let round = 0; round < 5; round++) orders.add(JSON.stringify(await shuffledRows(unordered, {})));
    expect(orders.size).toBeGreaterThan(1);
  });

  it.each(reads.map((read) => ({ name: read.statement.name, ...read })))(
    'give the same rows in the same order everywhere: $name',
    async ({ statement, file, of }) => {
      const parameters = example(file, of);
      const first = await stores[0]!.read(statement, parameters, { scope });
      for (const row of first) expect(Object.keys(row).sort()).toEqual([...examples[file]!.columns].sort());
      const expected = comparable(statement, parameters, first);
      for (const store of stores.slice(1)) {
        const rows = await store.read(statement, parameters, { scope });
        expect(comparable(statement, parameters, rows)).toEqual(expected);
      }
      for (let round = 0; round < 3; round++) {
        const rows = comparable(statement, parameters, await shuffledRows(statement, parameters));
        expect(JSON.parse(JSON.stringify(rows))).toEqual(JSON.parse(JSON.stringify(expected)));
      }
    },
  );

  it('give rows on the example, each file for some kind', async () => {
    const silent = new Set(reads.map(({ file }) => file));
    for (const { statement, file, of } of reads) {
      if (!silent.has(file)) continue;
      const rows = await stores[0]!.read(statement, example(file, of), { scope });
      if (rows.length > 0) silent.delete(file);
    }
    expect([...silent]).toEqual(['graph-record']);
  });

  it('write the same everywhere, and the same again when written twice', async () => {
    const graphs: Record<string, Row[]>[] = [];
    for (const store of stores) {
      const removing = writes.filter(({ file }) => file === 'remove-entities');
      const once = writes.filter(({ file }) => file.startsWith('create-'));
      const again = writes.filter(
        ({ file }) => !['take-turn', 'remove-entities'].includes(file) && !file.startsWith('create-'),
      );
      for (const { statement, file, of } of [...removing, ...again, ...once, ...again]) {
        await store.write([{ statement, parameters: example(file, of) }]);
      }
      const graph: Record<string, Row[]> = {};
      for (const [part, text] of Object.entries(whole)) {
        graph[part] = comparable(statementOf(part, text), {}, await rowsOf(store, text));
      }
      graphs.push(graph);
    }
    for (const graph of graphs) expect(graph).toEqual(graphs[0]);
    expect(graphs[0]?.records).toEqual([{ properties: { id: 'graph', key: 'a-key', seeded: 'tiny' } }]);
    expect(graphs[0]?.entities).toHaveLength(2 * seed.entities.length + 1);
    expect(graphs[0]?.changes).toHaveLength(1);
  });
});
