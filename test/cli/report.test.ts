import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReportOptions, report } from '../../src/cli/report';
import { loadPackage } from '../../src/features/ingest/load-package';
import { applySchema } from '../../src/store/apply-schema';
import { openEmbedded } from '../../src/store/embedded';
import { needBuild } from '../main/server-process';
import { home } from '../support/engines';

const shipped = readFileSync(join(home, 'src/features/reports/shipped/all-supplies.cypher'), 'utf8');

describe('tierline report', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tierline-report-'));
  const before = process.env;
  const write = process.stdout.write;
  let printed = '';

  beforeAll(async () => {
    process.env = { ...before, TIERLINE_GRAPH: join(directory, 'graph'), NEO4J_URI: '' };
    const store = openEmbedded(join(directory, 'graph'));
    await applySchema(store, join(home, 'schema/graph'));
    await loadPackage(store, join(home, 'seeds/tiny'));
    await store.close();
  });
  beforeEach(() => {
    printed = '';
    process.stdout.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
      printed += Buffer.from(text as string).toString();
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
      done?.();
      return true;
    }) as typeof write;
  });
  afterEach(() => {
    process.stdout.write = write;
  });
  afterAll(() => {
    process.env = before;
    rmSync(directory, { recursive: true, force: true });
  });

  /** What the command prints. */
  const run = async (name?: string, options: ReportOptions = {}) => {
    await report(name, options);
    return printed;
  };

  it('lists the reports', async () => {
    expect(await run()).toMatch(/^all-supplies {2,}Every component/m);
  });

  it('shows rows as a table that says whether there are more', async () => {
    expect(await run('all-supplies', { limit: '2', asOf: '2026-01-01' })).toMatch(
      /\n2 rows of more; go on with --after component:lens SUPPLIES\/organization:alder\/component:lens --watermark /,
    );
  });

  it('prints rows as JSON', async () => {
    const { rows, provenance } = JSON.parse(await run('all-supplies', { json: true, minConfidence: '0.85' }));
    expect(rows.map(({ place }: { place: string }) => place)).toEqual([
      // No supply of the camera holds today; that of the ring is trusted at 0.8.
      'component:camera ',
      'component:lens SUPPLIES/organization:alder/component:lens',
      'component:ring ',
      'component:sight SUPPLIES/organization:birch/component:sight',
      'component:sight SUPPLIES/organization:garnet/component:sight',
    ]);
    expect(provenance).toMatchObject({ minConfidence: 0.85, rowCount: 5 });
  });

  it('writes rows to a new file and over none', async () => {
    const out = join(directory, 'supplies.csv');
    expect(await run('all-supplies', { out })).toContain(`${out}: 5 rows; report`);
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(7);
    await expect(run('all-supplies', { out })).rejects.toThrow('a new file');
  });

  it.each<[string, ReportOptions, string]>([
    ['nothing', {}, 'There is no report "nothing"; expected one of'],
    ['all-supplies', { param: [['x', '1']] }, 'x is "1"; expected no parameter'],
    ['all-supplies', { limit: 'many' }, 'limit is "many"; expected a whole number'],
    ['all-supplies', { asOf: '2026-13-01' }, 'asOf is "2026-13-01"; expected a date'],
    ['all-supplies', { out: 'a.pdf' }, '--out is "pdf"; expected a file that ends in .csv'],
    ['all-supplies', { watermark: 'x' }, 'The graph has changed'],
  ])('refuses %s with %j', async (name, options, message) => {
    await expect(run(name, options)).rejects.toThrow(message);
    expect(existsSync('a.pdf')).toBe(false);
  });

  it('checks files that shall become reports', async () => {
    const [good, bad] = [join(directory, 'good.cypher'), join(directory, 'bad.cypher')];
    writeFileSync(good, shipped);
    writeFileSync(bad, shipped.replace('r.access IN $access', 'true'));
    expect(await run(undefined, { check: [good] })).toMatch(/^good: a report, version [0-9a-f]{16}\n$/);
    await expect(run(undefined, { check: [good, bad] })).rejects.toThrow(/^bad\.cypher:\d+: .* lacks r\.access/);
  });

  it('exits with 0 when it is done and with 2 when it is used wrongly', () => {
    needBuild();
    const env = { PATH: process.env.PATH ?? '', TIERLINE_GRAPH: join(directory, 'graph') };
    const exit = (...args: string[]) =>
      spawnSync(process.execPath, [join(home, 'dist/cli.js'), 'report', ...args], { env, encoding: 'utf8' }).status;
    expect(exit('all-supplies', '--limit', '1', '--format', 'csv')).toBe(0);
    expect(exit('all-supplies', '--param', 'x=1')).toBe(2);
  }, 120_000);
});
