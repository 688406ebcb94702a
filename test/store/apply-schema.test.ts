import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applySchema, statementsOf } from '../../src/store/apply-schema';
import type { Store } from '../../src/store/store';
import { emptyStore, engines } from '../support/engines';
import { refusal, rowsOf } from './ask-store';

const note = (what: string) => `MERGE (t:SchemaTest {id: 'ran'}) SET t.ran = coalesce(t.ran, []) + ['${what}'];\n`;

describe('statementsOf', () => {
  it('splits at semicolons and drops comments and what is empty', () => {
    const text = '// Why.\nRETURN 1 AS a;\n  // And why.\nRETURN 2 AS b\n;;\n\n';
    expect(statementsOf(text)).toEqual(['RETURN 1 AS a', 'RETURN 2 AS b']);
    expect(statementsOf('// Nothing yet.\n')).toEqual([]);
  });
});

describe.each(engines)('applySchema on $name', (engine) => {
  let store: Store;
  let directory: string;
  beforeEach(async () => {
    store = await emptyStore(engine);
    directory = mkdtempSync(join(tmpdir(), 'tierline-schema-'));
  });
  afterEach(async () => {
    rmSync(directory, { recursive: true });
    await store?.close();
  });

  const file = (name: string, text: string) => writeFileSync(join(directory, name), text);
  const ran = async () => (await rowsOf(store, 'MATCH (t:SchemaTest) RETURN t.ran AS ran'))[0]?.ran ?? [];

  it('runs the files in the order of their names, each statement of them, and then nothing more', async () => {
    file('902-b.cypher', note('b'));
    file('901-a.cypher', `// First.\n${note('a1')}${note('a2')}`);
    file('README.md', 'No schema.');
    expect(await applySchema(store, directory)).toEqual(['901-a.cypher', '902-b.cypher']);
    expect(await ran()).toEqual(['a1', 'a2', 'b']);
    expect(await applySchema(store, directory)).toEqual([]);
    expect(await ran()).toEqual(['a1', 'a2', 'b']);
  });

  it('records the file, its checksum and the time', async () => {
    file('901-a.cypher', note('a'));
    await applySchema(store, directory);
    const text = "MATCH (c:SchemaChange {file: '901-a.cypher'}) RETURN c.checksum AS checksum, c.appliedAt AS at";
    expect(await rowsOf(store, text)).toEqual([
      { checksum: expect.stringMatching(/^[0-9a-f]{64}$/), at: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  });

  it('runs only the file that is new', async () => {
    file('901-a.cypher', note('a'));
    await applySchema(store, directory);
    file('902-b.cypher', note('b'));
    expect(await applySchema(store, directory)).toEqual(['902-b.cypher']);
    expect(await ran()).toEqual(['a', 'b']);
  });

  it('refuses a file whose text changed after it ran, names it and runs nothing after it', async () => {
    file('901-a.cypher', note('a'));
    await applySchema(store, directory);
    file('901-a.cypher', note('changed'));
    file('902-b.cypher', note('b'));
    const { message } = await refusal('SCHEMA_REFUSED', () => applySchema(store, directory));
    expect(message).toBe('901-a.cypher was changed after it ran on this graph. Undo that and add a new file instead.');
    expect(await ran()).toEqual(['a']);
  });

  it('leaves out the files of the other engine', async () => {
    file('901-a.embedded.cypher', note('embedded'));
    file('902-b.neo4j.cypher', note('neo4j'));
    file('903-c.cypher', note('both'));
    await applySchema(store, directory);
    expect(await ran()).toEqual([engine.name, 'both']);
  });

  it('names the file and statement that failed, does not record it, and runs it once mended', async () => {
    file('901-a.cypher', `${note('a')}RETRN 1;`);
    const { message } = await refusal('STORE_REFUSED', () => applySchema(store, directory));
    expect(message).toContain('901-a.cypher 2');
    file('901-a.cypher', note('mended'));
    expect(await applySchema(store, directory)).toEqual(['901-a.cypher']);
    expect(await ran()).toEqual(['a', 'mended']);
  });
});
