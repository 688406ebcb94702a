import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphDigest } from '../../../src/features/export/digest';
import { exportGraph } from '../../../src/features/export/export-graph';
import { loadPackage } from '../../../src/features/ingest/load-package';
import { engines } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { rows, run } from '../graph-rows';
import { bytesAt, freePath, graphNames, onStore, pairs } from './graphs';

const everything = `MATCH (n:Entity) RETURN n.id AS id, properties(n) AS properties ORDER BY id
  UNION ALL MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id, properties(r) AS properties ORDER BY id`;

describe('an exported package', () => {
  describe.each(pairs)('$name', ({ from, to }) => {
    it.each(graphNames)('loads as the same graph: %s', async (graph) => {
      const directory = freePath('package');
      const exported = await onStore(from, graph, async (store) => {
        const report = await exportGraph(store, directory, 'package');
        expect(report.digest).toBe(await graphDigest(store));
        return report;
      });
      await onStore(to, null, async (store) => {
        const loaded = await loadPackage(store, directory);
        expect(loaded).toMatchObject({ rows: exported.entities + exported.relations, new: loaded.rows });
        expect(await graphDigest(store)).toBe(exported.digest);
        const again = freePath('again');
        expect(await exportGraph(store, again, 'package')).toMatchObject({
          digest: exported.digest,
          bytes: exported.bytes,
        });
        expect(bytesAt(again)).toEqual(bytesAt(directory));
        expect(await loadPackage(store, again)).toMatchObject({ new: 0, changed: 0 });
      });
    });
  });

  it.each(engines)('keeps on $name what was changed, retracted and marked', async (engine) => {
    const directory = freePath('package');
    const firms = table('id,name', 'organization:a,A', 'organization:b,B');
    const load = (share: string) =>
      dataPackage({
        organizations: firms,
        'supplies-to': table('from,to,share', `organization:a,organization:b,${share}`),
      });
    const before = await onStore(engine, null, async (store) => {
      for (const share of ['0.5', '0.25']) await loadPackage(store, load(share));
      await run(store, "MATCH (:Entity)-[r:SUPPLIES_TO {share: 0.25}]->(:Entity) SET r.access = 'nda'");
      expect(await exportGraph(store, directory, 'package')).toMatchObject({ entities: 3, relations: 2 });
      return rows(store, everything);
    });
    await onStore(engine, null, async (store) => {
      await loadPackage(store, directory);
      const after = await rows(store, everything);
      const byText = (list: unknown[]) => list.map((row) => JSON.stringify(row, ordered)).sort();
      expect(byText(after)).toEqual(byText(before));
    });
  });

  it('has the columns in use, money in major units and sentinels as empty cells', async () => {
    const directory = freePath('package');
    await onStore(engines[0]!, 'hard', (store) => exportGraph(store, directory, 'package'));
    const [header, first, second, third] = readFileSync(join(directory, 'supplies-to.csv'), 'utf8').split('\n');
    expect(header).toBe(
      'from,to,key,share,amount,amountCurrency,validFrom,validTo,confidence,recordedAt,retractedAt,batches,access,sources',
    );
    expect(first).toBe(
      'organization:h0,organization:h1,,0.0000001,12.345,KWD,,,1,2026-01-01T00:00:00.000Z,2026-01-02T00:00:00.000Z,load-0,,source:s',
    );
    expect(second).toBe(
      'organization:h0,organization:h1,,0.3,7,KRW,2020-01-01,,0.5,2026-01-02T00:00:00.000Z,,load-0,,source:s',
    );
    expect(third).toBe(
      'organization:h0,organization:h1,,0.30000000000000004,,,,2027-01-01,0.25,2026-01-02T00:00:00.000Z,,load-0,nda,source:s',
    );
    expect(readFileSync(join(directory, 'sources.csv'), 'utf8')).toBe(
      'id,name,publisher,reliability,recordedAt,batches\nsource:s,The source,Nobody,0.8,2026-02-01T00:00:00.000Z,load-0\n',
    );
    const { resources } = JSON.parse(readFileSync(join(directory, 'datapackage.json'), 'utf8'));
    expect(resources.map(({ name }: { name: string }) => name)).toEqual(['organizations', 'sources', 'supplies-to']);
    expect(Object.keys(bytesAt(directory))).toEqual([
      'datapackage.json',
      'organizations.csv',
      'sources.csv',
      'supplies-to.csv',
    ]);
  });

  it('of an empty graph loads too', async () => {
    const directory = freePath('package');
    await onStore(engines[0]!, null, async (store) => {
      expect(await exportGraph(store, directory, 'package')).toMatchObject({ entities: 0, relations: 0 });
      expect(await loadPackage(store, directory)).toMatchObject({ rows: 0 });
    });
  });

  it.each([
    ['an alias with a ;', "n.aliases = ['one', 'two; three']", 'aliases of organization:h0 is ["one","two; three"]'],
    ['a text with spaces around', "n.description = ' x'", 'description of organization:h0 is " x"'],
    ['an empty text', "n.nameKo = ''", 'nameKo of organization:h0 is ""'],
    ['money without a currency', 'n.revenueCurrency = null', 'expected whole minor units with their currency'],
    ['a row without a source', 'n.sources = null', 'sources of organization:h0 is null'],
    ['a property that has no column', 'n.colour = 1', 'colour of organization:h0 is 1; expected a property'],
  ])('cannot hold %s and is refused, with another format as the remedy', async (_, change, sentence) => {
    const directory = freePath('package');
    await onStore(engines[0]!, 'hard', async (store) => {
      await run(store, `MATCH (n:Entity {id: 'organization:h0'}) SET ${change}`);
      const refused = exportGraph(store, directory, 'package');
      await expect(refused).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining(sentence) });
      await expect(refused).rejects.toThrow('export as ndjson or cypher');
      expect(existsSync(directory)).toBe(false);
    });
  });

  it('keeps a list without items apart from an unknown one', async () => {
    const directory = freePath('package');
    await onStore(engines[0]!, 'tiny', async (store) => {
      await run(store, "MATCH (n:Entity {id: 'platform:garam'}) SET n.aliases = []");
      const { digest } = await exportGraph(store, directory, 'package');
      await loadPackage(store, directory);
      expect(await graphDigest(store)).toBe(digest);
      const [row] = await rows(store, "MATCH (n:Entity {id: 'platform:garam'}) RETURN n.aliases AS aliases");
      expect(row).toEqual({ aliases: [] });
    });
  });
});

const ordered = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
