import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GrafeoDB } from '@grafeo-db/js';
import { checkPlan } from '../../../src/store/ad-hoc/check-plan';
import { GRAFEO_READS, planOf } from '../../../src/store/ad-hoc/grafeo-plan';
import { ReaderProcess } from '../../../src/store/ad-hoc/reader-process';
import { builtReaders } from '../../features/ad-hoc/ad-hoc';
import { readers } from '../../features/ad-hoc/running';

describe('ReaderProcess', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tierline-reader-'));
  const [snapshot, canary] = [join(directory, 'snapshot'), join(directory, 'canary.csv')];
  const open: ReaderProcess[] = [];

  beforeAll(async () => {
    builtReaders();
    writeFileSync(canary, 'secret\n');
    const database = GrafeoDB.create();
    await database.executeCypher("CREATE (:Entity {id: 'a'})");
    database.save(snapshot);
    database.close();
  }, 120_000);
  afterEach(() => {
    for (const reader of open.splice(0)) reader.end();
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function start(): Promise<ReaderProcess> {
    const reader = await ReaderProcess.start(snapshot, new AbortController().signal);
    open.push(reader);
    return reader;
  }
  const question = (text: string, explains = false) => ({ explains, text, parameters: {}, mostRows: 10 });

  it('answers from its snapshot', async () => {
    const { columns, rows } = await (await start()).ask(question('MATCH (n:Entity) RETURN n.id AS id'));
    expect([columns, rows]).toEqual([['id'], [['a']]]);
  });

  // What no text that is seen through reaches is kept from it by the kernel all the same.
  it.each([
    ['a file', () => `LOAD CSV FROM '${canary}' AS line RETURN line`],
    ['a device', () => "LOAD CSV FROM '/dev/null' AS line RETURN line"],
    ['its own memory', () => "LOAD CSV FROM '/proc/self/environ' AS line RETURN line"],
  ])('cannot open %s, even where the engine is told to', async (_, text) => {
    const reader = await start();
    await expect(reader.ask(question(text()))).rejects.toThrow('Too many open files');
    expect((await reader.ask(question('RETURN 1 AS one'))).rows).toEqual([[1]]);
  });

  it('cannot write into its snapshot', async () => {
    await expect((await start()).ask(question('CREATE (n:Entity)'))).rejects.toThrow('read-only');
  });

  it('shows what reads a file, or writes, in its plan, which is refused', async () => {
    const reader = await start();
    for (const text of [
      `LOAD CSV FROM '${canary}' AS line RETURN line`,
      'CREATE (n:Entity)',
      'CALL grafeo.labels()',
      'MATCH (n:Entity) SET n.x = 1',
    ]) {
      const plan = planOf(await reader.ask(question(text, true)));
      expect(() => checkPlan(plan, GRAFEO_READS)).toThrow(
        /^query would run (LoadCsv|Create|CallProcedure|SetProperty)/,
      );
    }
  });

  it('ends where a statement wants more memory than it may have', async () => {
    const reader = await start();
    const all = 'UNWIND range(1, 100000000) AS a RETURN collect(a) AS c';
    await expect(reader.ask(question(all))).rejects.toMatchObject({ code: 'BOUND_EXCEEDED' });
    expect(readers()).toEqual([]);
  }, 30_000);

  it('is not started for a question that was given up', async () => {
    const reason = new Error('given up');
    const stop = new AbortController();
    const started = ReaderProcess.start(snapshot, stop.signal);
    stop.abort(reason);
    await expect(started).rejects.toThrow();
    await new Promise((later) => setTimeout(later, 100));
    expect(readers()).toEqual([]);
  });
});
