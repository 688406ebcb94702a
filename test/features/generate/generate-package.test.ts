import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePackage } from '../../../src/features/generate/generate-package';
import { loadPackage } from '../../../src/features/ingest/load-package';
import { emptyStore, engines } from '../../support/engines';
import { digestOf, generated, newDirectory, rowsOf } from './packages';

const order = { relations: 10_000, seed: 7 };

describe('generatePackage', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await generated(order);
  });

  it('gives the same bytes for the same order and others for another seed or parameter', async () => {
    const digest = digestOf(directory);
    expect(digestOf(await generated(order))).toBe(digest);
    expect(digestOf(await generated({ ...order, seed: 8 }))).not.toBe(digest);
    expect(digestOf(await generated({ ...order, parameters: { smeShare: 0.5 } }))).not.toBe(digest);
  });

  it.each([1_000, 3_000, 10_000, 100_000])(
    'meets %d relations within 2 % and reports what it wrote',
    async (relations) => {
      const steps: number[] = [];
      const report = await generatePackage(newDirectory(), { relations, seed: 5 }, (written) => steps.push(written));
      expect(Math.abs(report.relations / relations - 1)).toBeLessThan(0.02);
      expect(steps.at(-1)).toBe(report.relations);
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    },
  );

  it('says in the descriptor and in every row that nothing is a fact', () => {
    const descriptor = JSON.parse(readFileSync(join(directory, 'datapackage.json'), 'utf8'));
    expect(descriptor.title).toBe('Synthetic network, not fact; seed 7');
    expect(descriptor.generator).toMatchObject({ seed: 7, relations: 10_000, parameters: { inExponent: 2.4 } });
    const tables = descriptor.resources.map(({ name }: { name: string }) => name);
    for (const table of tables.filter((name: string) => name !== 'sources')) {
      for (const row of rowsOf(directory, table)) expect(row.sources).toBe('source:synthetic-7-network');
    }
  });

  it('names firms plainly, some in Korean, and leaves unknown cells empty', () => {
    const firms = rowsOf(directory, 'organizations');
    expect(firms[122]).toMatchObject({ id: 'organization:synthetic-7-123', name: 'Synthetic firm 000123' });
    const named = firms.filter(({ nameKo }) => nameKo !== '').length / firms.length;
    expect(named).toBeGreaterThan(0.4);
    expect(named).toBeLessThan(0.65);
    const revenues = firms.filter(({ revenue }) => revenue === '').length / firms.length;
    expect(revenues).toBeCloseTo(0.3, 1);
    expect(firms.some(({ revenue }) => revenue === '0')).toBe(false);
  });

  it('makes the smallest firms SMEs and a quarter of the firms foreign', () => {
    const firms = rowsOf(directory, 'organizations');
    expect(firms.filter(({ roles }) => roles!.includes('Sme')).length / firms.length).toBeCloseTo(0.9, 1);
    const places = rowsOf(directory, 'located-in').filter(({ to }) => to!.startsWith('country:'));
    const abroad = places.filter(({ to }) => to !== 'country:synthetic-7-kr').length;
    expect(abroad / places.length).toBeCloseTo(0.25, 1);
  });

  it('loads without a problem and changes nothing the second time', async () => {
    const store = await emptyStore(engines[0]!);
    try {
      const first = await loadPackage(store, directory);
      expect(first).toMatchObject({ changed: 0, unchanged: 0, new: first.rows });
      expect(await loadPackage(store, directory)).toMatchObject({ new: 0, changed: 0, unchanged: first.rows });
    } finally {
      await store.close();
    }
  });

  it('refuses a directory that holds anything and leaves it alone', async () => {
    const full = newDirectory();
    writeFileSync(join(full, 'mine.txt'), 'mine');
    const details = { field: 'directory', value: full, remedy: 'Name another or empty it.' };
    await expect(generatePackage(full, order)).rejects.toMatchObject({ code: 'BAD_INPUT', details });
    await expect(generatePackage(join(full, 'mine.txt'), order)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(readFileSync(join(full, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('refuses trees of parts too small for the relations ordered, and writes nothing', async () => {
    const empty = newDirectory();
    const trees = { platforms: 1, depthLeast: 2, depthMost: 2, singleSourceShare: 1, dualSourceShare: 0 };
    const parameters = { ...trees, firmRelationShare: 0.3, meanFirmDegree: 6.5, childrenCap: 20 };
    const details = { field: 'parameters.platforms', value: 1, remedy: expect.stringContaining('Raise it') };
    await expect(generatePackage(empty, { relations: 5_000, seed: 1, parameters })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details,
    });
    expect(readdirSync(empty)).toEqual([]);
  });
});
