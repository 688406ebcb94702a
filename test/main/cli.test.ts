import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home } from '../support/engines';
import { needBuild } from './server-process';

describe('tierline', () => {
  let directory: string;

  const run = (...args: string[]) => {
    const env = { PATH: process.env.PATH ?? '', TIERLINE_GRAPH: join(directory, 'graph') };
    const options = { cwd: directory, env, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'dist/cli.js'), ...args], options);
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    needBuild();
    directory = mkdtempSync(join(tmpdir(), 'tierline-cli-'));
  }, 120_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('says on a dry run what is new, and writes nothing', () => {
    expect(run('load', join(home, 'seeds/tiny'), '--dry-run').stdout).toMatch(
      /^Nothing was written\. .* 0 changed, 0 unchanged, 0 conflicting, 0 refused\n {2}tiers shifted: /,
    );
    expect(run('search', 'lens').stdout).toBe('');
  });

  it('ends without a word when its reader has enough', () => {
    const command = `"${process.execPath}" "${join(home, 'dist/cli.js')}" report | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: directory, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
  });

  it('loads a package, and loading it again changes nothing', () => {
    const first = run('load', join(home, 'seeds/tiny'), '--json');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const report = JSON.parse(first.stdout);
    expect(report).toEqual({
      rows: report.rows,
      new: report.rows,
      changed: 0,
      unchanged: 0,
      conflicting: 0,
      refused: 0,
      batch: expect.stringMatching(/^tiny-\d{8}T\d{9}Z$/),
      dryRun: false,
      seconds: expect.any(Number),
      version: expect.any(String),
    });
    const again = run('load', join(home, 'seeds/tiny'), '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: report.rows,
      version: report.version,
    });
  });

  it('loads a list of suppliers with its mapping, lists the load and takes it back', () => {
    const list = join(home, 'seeds/supplier-list/suppliers.csv');
    const verdicts = join(directory, 'verdicts.csv');
    const order = ['load', list, '--mapping', 'supplier-list', '--batch', 'suppliers', '--verdicts', verdicts];
    const loaded = run(...order);
    expect(loaded).toMatchObject({ status: 0, stderr: '' });
    expect(loaded.stdout).toMatch(/undo it with: tierline undo suppliers\n$/);
    expect(readFileSync(verdicts, 'utf8').split('\n')[0]).toBe('file,line,code,column,value,message,raw,cleaned');
    expect(run('batches').stdout).toMatch(/^batch .*\nsuppliers .* whole\ntiny-/);
    expect(run('search', 'slewing bearing').stdout).toMatch(/^Component/);
    const undone = run('undo', 'suppliers', '--json');
    expect(JSON.parse(undone.stdout)).toMatchObject({ batch: 'suppliers', kept: 0, restored: 0 });
    expect(run('search', 'slewing bearing').stdout).toBe('');
    expect(run('undo', 'suppliers')).toMatchObject({ status: 2, stdout: '' });
  });

  it('says which row is wrong, writes nothing and fails', () => {
    const file = join(directory, 'organizations.csv');
    writeFileSync(file, 'id,name,brn,sources\norganization:a,A,1,source:none\n');
    const { status, stdout, stderr } = run('load', file);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^What was to be loaded has 1 problem; nothing was written\.\norganizations\.csv:2: brn is "1"/,
    );
  });

  it('searches in any script', () => {
    expect(run('search', '자주포')).toEqual({
      status: 0,
      stdout:
        'Contract  contract:export  Garam and Narae export  가람 자주포 수출 계약\n' +
        'Platform  platform:garam   Garam howitzer          가람자주포\n',
      stderr: '',
    });
  });

  it('traces upstream and says whether that is everything', () => {
    const { status, stdout } = run('trace', 'platform:garam', '--as-of', '2026-01-01');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^0 {2}Platform .* platform:garam\n/);
    expect(stdout).toMatch(/everything known was looked at\n$/);
  });

  it('traces downstream as JSON, cut where it is told', () => {
    const { status, stdout } = run('trace', 'organization:hanbit', '--down', '--first', '3', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ completeness: { outcome: 'BUDGET', resumeToken: expect.any(String) } });
    expect(JSON.parse(stdout).nodes).toHaveLength(3);
  });

  it.each([
    ['no command', [], 2, 'Usage: tierline'],
    ['an unknown command', ['fly'], 2, "unknown command 'fly'"],
    ['a missing argument', ['trace'], 2, "missing required argument 'id'"],
    ['an option that is no number', ['trace', 'platform:garam', '--first', 'many'], 2, 'Expected a whole number.'],
    ['a bound that is exceeded', ['trace', 'platform:garam', '--max-tier', '99'], 2, 'maxTier is 99; expected'],
    ['a malformed id', ['trace', 'garam'], 2, 'root is "garam"; expected the id of an entity'],
    ['an id that names nothing', ['trace', 'platform:none'], 2, 'names nothing in the graph'],
    ['a date that is none', ['trace', 'platform:garam', '--as-of', '2024-13-01'], 2, '2024-13-01'],
    ['a path that is not there', ['load', '/nowhere'], 2, 'file is "/nowhere"; expected a file or directory'],
    ['a directory without a package', ['load', tmpdir()], 1, `There is none in ${tmpdir()}`],
    ['a load that is not there', ['undo', 'nothing'], 2, 'batch is "nothing"; expected the name of a load'],
  ])('says what is wrong on %s', (_, args, status, sentence) => {
    const ran = run(...args);
    expect(ran.status).toBe(status);
    expect(ran.stderr).toContain(sentence);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
    expect(ran.stdout).toBe('');
  });

  it('generates a synthetic network that it loads', () => {
    const generated = run(
      'generate',
      'network',
      '--relations',
      '1000',
      '--seed',
      '7',
      '--set',
      'backEdgeShare=0.02',
      '--json',
    );
    expect(generated).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(generated.stdout)).toMatchObject({ relations: 1000, parameters: { backEdgeShare: 0.02 } });
    expect(run('load', 'network').stdout).toMatch(/, 0 changed, 0 unchanged, 0 conflicting, 0 refused\n/);
    expect(run('generate', 'network').stderr).toContain('network');
  });

  it('helps with every command', () => {
    for (const command of ['serve', 'load', 'search', 'trace', 'generate']) {
      expect(run(command, '--help')).toMatchObject({
        status: 0,
        stdout: expect.stringContaining(`Usage: tierline ${command}`),
      });
    }
  });
});
