import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from '../support/engines';
import { needBuild, startServer } from './server-process';

const ENDLESS = 'MATCH (a), (b), (c), (d), (e), (f) RETURN sum(size(a.id) * size(f.id)) AS c';

describe('tierline cypher', () => {
  let directory: string;
  const cli = join(home, 'dist/cli.js');
  const options = () => ({
    cwd: directory,
    env: { PATH: process.env.PATH ?? '', TIERLINE_GRAPH: join(directory, 'graph') },
  });
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { ...options(), encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    needBuild();
    directory = mkdtempSync(join(tmpdir(), 'tierline-cypher-'));
    run('load', join(home, 'seeds/tiny'));
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const TWO = 'UNWIND $words AS word RETURN word, $n AS n';
  const words = ['--params', '{"words": ["가, 나", "b"]}', '--param', 'n=1.5'];

  it.each([
    ['table', 'word    n\n가, 나  1.5\nb       1.5\n'],
    ['csv', 'word,n\n"가, 나",1.5\nb,1.5\n'],
    ['ndjson', '{"word":"가, 나","n":1.5}\n{"word":"b","n":1.5}\n'],
  ])('prints rows as %s, and their number beside them', (format, stdout) => {
    expect(run('cypher', TWO, ...words, '--format', format)).toEqual({
      status: 0,
      stdout,
      stderr: expect.stringMatching(/^2 rows in [\d.]+ s, from a snapshot of \d{4}-\S+\n$/),
    });
  });

  it('prints the answer as JSON', () => {
    const { stdout } = run('cypher', 'MATCH (n:Organization) RETURN n.id AS id ORDER BY id', '--limit', '1', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ rows: [['organization:alder']], truncatedBy: 'ROWS' });
  });

  it('shows a plan and runs nothing', () => {
    const { status, stdout } = run('cypher', ENDLESS, '--explain');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^operator +estimated rows +details\nReturn +unknown/)]);
  });

  it.each([
    ['what cannot be read', ['MATCH (n RETURN n'], 'query cannot be read at line 1, column 10, near "RETURN n"'],
    ['parameters that are none', ['RETURN 1 AS a', '--params', '[1]'], 'Expected a JSON object'],
  ])('says what is wrong on %s', (_, args, sentence) => {
    const { status, stdout, stderr } = run('cypher', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  /** Asks what does not end, and gives the process that asks and the one that it has started. */
  async function askEndless() {
    const child = spawn(process.execPath, [cli, 'cypher', ENDLESS, '--timeout', '60000'], {
      ...options(),
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    for (const until = Date.now() + 20_000; childrenOf(child.pid).length === 0 && Date.now() < until; ) await later(50);
    await later(500);
    const [reader = ''] = childrenOf(child.pid);
    expect(isAlive(reader)).toBe(true);
    return { child, ended, reader };
  }

  async function isGone(pid: string): Promise<boolean> {
    for (const until = Date.now() + 5_000; isAlive(pid) && Date.now() < until; ) await later(50);
    return !isAlive(pid);
  }

  it('is stopped by Ctrl-C, with all that it started', async () => {
    const { child, ended, reader } = await askEndless();
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(await isGone(reader)).toBe(true);
  }, 40_000);

  it('leaves nothing that runs where it is killed outright', async () => {
    const { child, reader } = await askEndless();
    child.kill('SIGKILL');
    expect(await isGone(reader)).toBe(true);
    expect(readdirSync(directory).filter((name) => name.startsWith('.ad-hoc-'))).toEqual([]);
  }, 40_000);
});

describe('a server with TIERLINE_CYPHER=on', () => {
  it('answers analysts on this machine, and leaves nothing that runs when it stops', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tierline-cypher-'));
    const server = startServer({
      TIERLINE_GRAPH: join(directory, 'graph'),
      TIERLINE_SEED: join(home, 'seeds/tiny'),
      TIERLINE_CYPHER: 'on',
    });
    const ask = async (field: string): Promise<unknown> => {
      const body = JSON.stringify({ query: `{ ${field} }` });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${await server.url()}/graphql`, { method: 'POST', headers, body })).json();
    };
    expect(await ask('cypher(query: "MATCH (p:Platform) RETURN p.id AS id ORDER BY id") { rows }')).toEqual({
      data: { cypher: { rows: [['platform:garam'], ['platform:narae']] } },
      extensions: expect.anything(),
    });
    await ask('cypherEstimate(query: "RETURN 1 AS one") { operators { name } }');
    server.signal('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(readdirSync(directory)).toEqual(['graph']);
    rmSync(directory, { recursive: true, force: true });
  });
});

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const stateOf = (pid: string): { state?: string | undefined; parent?: string | undefined } => {
  try {
    const [, state, parent] = /\) (\w) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { state, parent };
  } catch {
    return {};
  }
};

const isAlive = (pid: string): boolean => !['Z', undefined].includes(stateOf(pid).state);

const childrenOf = (pid: number | undefined): string[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && stateOf(name).parent === String(pid));
