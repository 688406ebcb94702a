import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openNeo4j } from '../../src/store/neo4j';
import type { Store } from '../../src/store/store';
import { emptyStore, engines, neo4jSettings } from '../support/engines';
import { countOf, failureOf, onlyValue, refusal, rowsOf, stepsOf, writeAll } from './ask-store';
import { asAdministrator, runningWith } from './neo4j-administrator';

const onNeo4j = neo4jSettings.uri ? describe : describe.skip;
/** The server this run started itself, with the settings that production needs. */
const onOwnServer = neo4jSettings.uri && !process.env.NEO4J_URI ? describe : describe.skip;

/** Minutes of work. */
const endless = (mark: string) =>
  `UNWIND range(1, 100000) AS ${mark} UNWIND range(1, 100000) AS b WITH ${mark} % 7 AS c, b % 5 AS d WITH sum(c * d) AS total`;

async function until(holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await delay(20)) if (await holds()) return;
  throw new Error(`Not within ${withinMs} ms.`);
}

onNeo4j('the Neo4j store', () => {
  let store: Store;
  beforeAll(async () => {
    store = await emptyStore(engines.find(({ name }) => name === 'neo4j')!);
  });
  afterAll(() => store?.close());

  it('ends the read on the server when its signal fires', async () => {
    const [controller, reason] = [new AbortController(), new Error('gone')];
    const { signal } = controller;
    const failure = failureOf(() => rowsOf(store, `${endless('marked1')} RETURN total`, {}, { signal }));
    await until(async () => (await runningWith('marked1')) === 1, 5_000);
    controller.abort(reason);
    expect(await failure).toBe(reason);
    await until(async () => (await runningWith('marked1')) === 0, 1_000);
  });

  it('ends the write on the server when its signal fires, with nothing written', async () => {
    const [controller, reason] = [new AbortController(), new Error('gone')];
    const steps = stepsOf([
      ["CREATE (n:Entity {id: 'cancelled-1'})"],
      [`${endless('marked2')} CREATE (n:Entity {id: 'cancelled-2', total: total})`],
    ]);
    const failure = failureOf(() => store.write(steps, controller.signal));
    await until(async () => (await runningWith('marked2')) === 1, 5_000);
    controller.abort(reason);
    expect(await failure).toBe(reason);
    await until(async () => (await runningWith('marked2')) === 0, 1_000);
    expect(await countOf(store, 'cancelled-')).toBe(0);
  });

  it('ends a statement that takes too long as DEADLINE_EXCEEDED', async () => {
    const hasty = await openNeo4j({ ...neo4jSettings, statementTimeoutMs: 300 });
    try {
      const read = await refusal('DEADLINE_EXCEEDED', () => rowsOf(hasty, `${endless('marked3')} RETURN total`));
      expect(read.message).toMatch('The answer was not ready within 300 ms and the work was stopped.');
      const write = `${endless('marked4')} CREATE (n:Entity {id: 'late', total: total})`;
      await refusal('DEADLINE_EXCEEDED', () => writeAll(hasty, ["CREATE (n:Entity {id: 'late-1'})"], [write]));
      expect(await countOf(hasty, 'late')).toBe(0);
    } finally {
      await hasty.close();
    }
  });

  it('refuses to write in a read', async () => {
    await refusal('STORE_REFUSED', () => rowsOf(store, "CREATE (n:Entity {id: 'read-only'}) RETURN n.id AS id"));
    expect(await countOf(store, 'read-only')).toBe(0);
  });

  it('does not move its version for a write that changes nothing', async () => {
    const same = "MERGE (n:Entity {id: 'same'}) SET n.note = 1";
    await writeAll(store, [same]);
    const before = await store.version();
    expect(before).toMatch(/^\d+$/);
    await writeAll(store, [same], ["MATCH (n:Entity {id: 'nobody'}) SET n.note = 2"]);
    expect(await store.version()).toBe(before);
  });

  it('tells whoever asks for its version what was written before, though others wait for an answer already', async () => {
    for (let at = 0; at < 5; at++) {
      const before = await store.version();
      const waiting = [store.version(), store.version()];
      await asAdministrator(`CREATE (n:Entity {id: 'moves-${at}'})`);
      const early = store.version();
      const after = await Promise.all([early, ...Array.from({ length: 50 }, () => store.version())]);
      expect(new Set(after).size).toBe(1);
      expect(after[0]).not.toBe(before);
      await Promise.all(waiting);
    }
  });

  it('reads on after its connections were cut', async () => {
    const own = "CALL dbms.listConnections() YIELD connectionId, userAgent WITH * WHERE userAgent = 'tierline'";
    for (let cut = 0; cut < 5; cut++) {
      await Promise.all(Array.from({ length: 6 }, (_, at) => onlyValue(store, 'RETURN $at AS at', { at })));
      await asAdministrator(
        `${own} WITH collect(connectionId) AS ids CALL dbms.killConnections(ids) YIELD message RETURN message`,
      );
      expect(await onlyValue(store, 'RETURN 1 AS one')).toBe(1);
      expect(await store.version()).toMatch(/^\d+$/);
    }
    await writeAll(store, ["MERGE (n:Entity {id: 'after-the-cut'})"]);
    expect(await countOf(store, 'after-the-cut')).toBe(1);
  });
});

onOwnServer('the Neo4j that this run started', () => {
  it('lets LOAD CSV reach no file', async () => {
    const text = "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line LIMIT 1";
    await expect(asAdministrator(text)).rejects.toThrow(/not allowed|disabled|allow_csv_import_from_file_urls/);
  });

  it('lets LOAD CSV reach no address', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end('a,b\n');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const text = `LOAD CSV FROM 'http://127.0.0.1:${port}/x.csv' AS line RETURN line LIMIT 1`;
    await expect(asAdministrator(text)).rejects.toThrow(/blocked via the configuration property/);
    expect(asked).toBe(0);
    server.close();
  });

  it('refuses a statement that needs too much memory, once', async () => {
    const store = await openNeo4j(neo4jSettings);
    try {
      const greedy =
        'UNWIND range(1, 30000000) AS x WITH collect(x) AS list CREATE (n:Entity {id: toString(size(list))})';
      const started = Date.now();
      await refusal('STORE_REFUSED', () => writeAll(store, [greedy]));
      expect(Date.now() - started).toBeLessThan(10_000);
    } finally {
      await store.close();
    }
  });
});
