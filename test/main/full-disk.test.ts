import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from '../support/engines';
import { needBuild } from './server-process';

const SEED = join(home, 'seeds/korea-defence');

/**
 * Files of a child may not grow beyond a limit, which stands in for a disk that fills up: writing fails with EFBIG, as it
 * does with ENOSPC, and no right is needed for it.
 */
describe('tierline on a disk that fills up', () => {
  let directory: string;
  let place = 0;

  /** The command with files of so many blocks of 512 bytes at most; null for any. */
  const run = (blocks: number | null, graph: string, ...args: string[]) => {
    const limit = blocks === null ? '' : `ulimit -f ${blocks}; `;
    const env = { PATH: process.env.PATH ?? '', TIERLINE_GRAPH: join(directory, graph) };
    const order = ['-c', `${limit}exec "$0" "$@"`, process.execPath, join(home, 'dist/cli.js'), ...args];
    const { status, stdout, stderr } = spawnSync('sh', order, { cwd: directory, env, encoding: 'utf8' });
    expect(stderr).not.toMatch(/GRAFEO|os error|^\s+at /m);
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    needBuild();
    directory = mkdtempSync(join(tmpdir(), 'tierline-full-'));
    expect(run(null, 'graph', 'load', SEED).status).toBe(0);
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it.each([
    ['before it is made', 2, /^The graph .* cannot be written: the disk is full\. Make room and start again\.\n$/],
    ['in the middle', 1_000, /^The disk is full\. Make room and try again\.\n$/],
  ])('breaks a load off %s, and the next one finishes it', (_, blocks, message) => {
    const graph = `graph-${place++}`;
    const { status, stdout, stderr } = run(blocks, graph, 'load', SEED);
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(message) });
    const { rows, new: made, unchanged, refused } = JSON.parse(run(null, graph, 'load', SEED, '--json').stdout);
    expect([made + unchanged, refused]).toEqual([rows, 0]);
  });

  it.each(['package', 'export.ndjson'])('leaves nothing of an export: %s', (target) => {
    const { status, stdout, stderr } = run(16, 'graph', 'export', target);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /expected a place with room for it\. The disk is full \(EFBIG\)\. Make room or name another place\.\n$/,
    );
    expect(existsSync(join(directory, target))).toBe(false);
    expect(readdirSync(directory).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('says that a synthetic network is not whole, and leaves it without its descriptor', () => {
    const { status, stderr } = run(64, 'graph', 'generate', 'network', '--relations', '5000');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /The file system said EFBIG\. Make room or name another; what was written is no whole package\.\n$/,
    );
    expect(existsSync(join(directory, 'network/datapackage.json'))).toBe(false);
  });

  it('says that verdicts cannot be written, and changes nothing for rows that stand', () => {
    const { status, stderr } = run(64, 'graph', 'load', SEED, '--verdicts', 'verdicts.csv');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The verdicts cannot be written to verdicts.csv. Make room or name another file with --verdicts.\n',
    });
    expect(run(null, 'graph', 'batches').stdout.match(/\n/g)).toHaveLength(2);
  });
});
