import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../src/store/embedded';
import { countOf, refusal, rowsOf, writeAll } from './ask-store';

describe('openEmbedded', () => {
  let directory: string;
  let path: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tierline-embedded-'));
    path = join(directory, 'graph');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const opening = async (place = path): Promise<unknown> => openEmbedded(place);

  it('keeps what was written over close and reopen', async () => {
    const name = '한화 "K9" \\ 🛰️';
    const first = openEmbedded(path);
    await writeAll(first, ['CREATE (n:Entity {id: $id, name: $name, share: 0.5, count: 7})', { id: 'kept', name }]);
    await first.close();
    const second = openEmbedded(path);
    const rows = await rowsOf(second, 'MATCH (n:Entity {id: $id}) RETURN properties(n) AS n', { id: 'kept' });
    expect(rows).toEqual([{ n: { id: 'kept', name, share: 0.5, count: 7 } }]);
    await second.close();
  });

  it('moves on from its version after a reopen, never back', async () => {
    const first = openEmbedded(path);
    await writeAll(first, ["CREATE (n:Entity {id: 'one'})"]);
    const version = await first.version();
    await first.close();
    const second = openEmbedded(path);
    await writeAll(second, ["CREATE (n:Entity {id: 'two'})"]);
    expect(Number(await second.version())).toBeGreaterThan(Number(version));
    await second.close();
  });

  it('makes the folders that lead to the file', async () => {
    const store = openEmbedded(join(directory, 'new', 'deep', 'graph'));
    await writeAll(store, ["CREATE (n:Entity {id: 'one'})"]);
    await store.close();
    expect(statSync(join(directory, 'new', 'deep')).isDirectory()).toBe(true);
  });

  it('says that another process uses the file', async () => {
    const script = `require('@grafeo-db/js').GrafeoDB.create(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1e6)`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(child.stdout, 'data');
      const { message } = await refusal('STORE_UNAVAILABLE', opening);
      expect(message).toBe(`The graph ${path} is in use by another process. Stop it or set TIERLINE_GRAPH.`);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await openEmbedded(path).close();
  });

  it('says that the file is damaged, and leaves it as it is', async () => {
    const store = openEmbedded(path);
    await writeAll(store, ['UNWIND range(1, 500) AS x CREATE (n:Entity {id: toString(x)})']);
    await store.close();
    const damaged = readFileSync(path);
    damaged.fill(0x5a, Math.floor(damaged.length / 4));
    writeFileSync(path, damaged);
    const { message } = await refusal('STORE_UNAVAILABLE', opening);
    expect(message).toMatch(`The graph ${path} is damaged or no graph. Move it away and start again`);
    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  it('says that a text is no graph, and leaves it as it is', async () => {
    writeFileSync(path, 'Dear diary,\n'.repeat(2_000));
    const { message } = await refusal('STORE_UNAVAILABLE', opening);
    expect(message).toMatch(`The graph ${path} is damaged or no graph.`);
    expect(readFileSync(path, 'utf8')).toMatch(/^Dear diary/);
  });

  it('says that a folder is no graph', async () => {
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'x');
    const { message, details } = await refusal('STORE_UNAVAILABLE', opening);
    expect(message).toContain(`${path} is a directory`);
    expect(details.remedy).toContain('TIERLINE_GRAPH');
    expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('x');
  });

  it('says that nothing can be written there', async () => {
    for (const place of ['/proc/tierline/graph', '/dev/null/graph']) {
      const { message } = await refusal('STORE_UNAVAILABLE', () => opening(place));
      expect(message).toMatch(/^The graph \S+ cannot be (made|written) there\. Set TIERLINE_GRAPH to a place/);
    }
  });

  it('loses no acknowledged write, and keeps none by half, when the process is killed', async () => {
    const [hook, script] = [require.resolve('./child/typescript.cjs'), require.resolve('./child/keep-writing')];
    const child = spawn(process.execPath, ['-r', hook, script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let acknowledged = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      acknowledged = Number(chunk.trim().split('\n').at(-1));
      if (acknowledged >= 200) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const store = openEmbedded(path);
    const [first, second] = [await countOf(store, 'first-'), await countOf(store, 'second-')];
    expect(acknowledged).toBeGreaterThanOrEqual(200);
    expect(first).toBeGreaterThanOrEqual(acknowledged);
    expect(second).toBe(first);
    await store.close();
  });
});
