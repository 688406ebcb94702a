import { cpSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicScope } from '../../src/model/scope';
import { openEmbedded } from '../../src/store/embedded';
import { statementOf } from '../../src/store/statement';
import { cleanUp, needBuild, newDirectory, pause, type ServerProcess, startServer, stopServer } from './server-process';

const FIRMS = 8_000;
const BYTES_OF_A_PART = 1_500_000;

/** A package that takes a second or more to load: firms, each the owner of the next. */
function largePackage(): string {
  const directory = newDirectory();
  const write = (file: string, lines: string[]) => writeFileSync(join(directory, file), `${lines.join('\n')}\n`);
  const numbers = Array.from({ length: FIRMS }, (_, number) => number);
  const resources = ['sources', 'organizations', 'owns'].map((name) => ({ name, path: `${name}.csv` }));
  write('datapackage.json', [JSON.stringify({ name: 'large', resources })]);
  write('sources.csv', ['id,name,publisher,reliability', 'source:s,Register,Office,0.9']);
  const firms = numbers.map((number) => `organization:o${number},Sme,Firm ${number},source:s`);
  write('organizations.csv', ['id,roles,name,sources', ...firms]);
  const shares = numbers.slice(1).map((number) => `organization:o${number - 1},organization:o${number},0.5,source:s`);
  write('owns.csv', ['from,to,share,sources', ...shares]);
  return directory;
}

/** Resolves when a part of the package has reached the disk. */
async function loadsAPart(server: ServerProcess, directory: string): Promise<void> {
  let hasEnded = false;
  void server.ended.then(() => {
    hasEnded = true;
  });
  while (!hasEnded && bytesIn(directory) < BYTES_OF_A_PART) await pause(5);
}

function bytesIn(directory: string): number {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return paths.reduce((sum, path) => sum + (statSync(join(directory, path), { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** What the graph in a directory holds, read from a copy so that nothing there is touched. */
async function countsIn(directory: string): Promise<unknown> {
  const copy = newDirectory();
  cpSync(directory, copy, { recursive: true });
  const store = openEmbedded(join(copy, 'graph'));
  const statement = statementOf(
    'counts',
    'OPTIONAL MATCH (o:Organization) WITH count(o) AS firms OPTIONAL MATCH ()-[r:OWNS]->() RETURN firms, count(r) AS shares',
  );
  const [counts] = await store.read(statement, {}, { scope: publicScope(new Date()) });
  await store.close();
  return counts;
}

beforeAll(needBuild);
afterAll(cleanUp);

describe('a first load', () => {
  const seed = largePackage();

  it.each(['SIGKILL', 'SIGTERM'] as const)('that %s breaks off is finished by the next start', async (signal) => {
    const directory = newDirectory();
    const settings = { TIERLINE_GRAPH: join(directory, 'graph'), TIERLINE_SEED: seed };
    const first = startServer(settings);
    await loadsAPart(first, directory);
    first.signal(signal);
    const ending = await first.ended;
    expect(ending).toEqual(signal === 'SIGKILL' ? { code: null, signal } : { code: 130, signal: null });
    expect(first.stdout()).toBe('');
    const before = (await countsIn(directory)) as { firms: number; shares: number };
    expect(before.firms).toBeGreaterThan(0);
    expect(before.firms + before.shares).toBeLessThan(2 * FIRMS - 1);

    const second = startServer(settings);
    await second.url();
    expect(second.stdout()).toContain(`Loading the first data: ${2 * FIRMS} of ${2 * FIRMS} rows`);
    await stopServer(second);
    expect(await countsIn(directory)).toEqual({ firms: FIRMS, shares: FIRMS - 1 });

    const third = startServer(settings);
    await third.url();
    expect(third.stdout()).not.toContain('Loading');
    await stopServer(third);
  });
});
