import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { graphDigest } from '../../../src/features/export/digest';
import { exportGraph } from '../../../src/features/export/export-graph';
import { loadPackage } from '../../../src/features/ingest/load-package';
import { loadTables, type Verdict } from '../../../src/features/ingest/load-tables';
import { openInput } from '../../../src/features/ingest/open-input';
import { VerdictFile } from '../../../src/features/ingest/verdict-file';
import type { Store } from '../../../src/store/store';
import { emptyStore, engines, onEveryEngine } from '../../support/engines';
import { dataPackage, directoryOf, table } from '../data-package';
import { rows, seedDirectory } from '../graph-rows';

const half = {
  organizations: table('id,name,employees', 'organization:a,A,5', 'organization:b,B,many', 'organization:c,C,7'),
  components: table('id,name', 'component:x,X', 'component:y,Y'),
  supplies: table('from,to,share', 'organization:a,component:x,0.5', 'organization:b,component:x,0.5'),
};

const place = (name: string): string => join(mkdtempSync(join(tmpdir(), 'tierline-load-')), name);

const names = async (store: Store) =>
  (await rows(store, 'MATCH (n:Organization) RETURN n.name AS name ORDER BY name')).map(({ name }) => name);

describe('loadTables', () => {
  onEveryEngine(null, (store) => {
    it('refuses the whole of what is partly wrong, and says what would have become of each row', async () => {
      const verdicts: Verdict[] = [];
      const loading = loadPackage(store(), dataPackage(half), { verdict: (verdict) => verdicts.push(verdict) });
      await expect(loading).rejects.toMatchObject({ code: 'PACKAGE_REFUSED', details: { count: 2 } });
      expect(await names(store())).toEqual([]);
      expect(verdicts.map(({ file, line, code }) => [file, line, code])).toEqual([
        ['organizations.csv', 3, 'BAD_NUMBER'],
        ['supplies.csv', 3, 'UNKNOWN_ID'],
        ['sources.csv', 2, 'NEW'],
        ['organizations.csv', 2, 'NEW'],
        ['organizations.csv', 4, 'NEW'],
        ['components.csv', 2, 'NEW'],
        ['components.csv', 3, 'NEW'],
        ['supplies.csv', 2, 'NEW'],
      ]);
    });

    it('says of a dry run what would become of the chains of supply, and writes nothing', async () => {
      const before = await store().version();
      const report = await loadPackage(store(), dataPackage(half), { dryRun: true, policy: 'VALID_ROWS' });
      expect(report).toMatchObject({
        batch: null,
        rows: 8,
        new: 6,
        refused: 2,
        changeSet: {
          singleSourcesCreated: { count: 1, first: ['component:x'], isWhole: true },
          singleSourcesRemoved: { count: 0, first: [], isWhole: true },
          tiersShifted: { count: 0, first: [], isWhole: true },
        },
      });
      expect(await store().version()).toBe(before);
    });

    it('takes the valid rows where that is asked for, and leaves out what rests on the others', async () => {
      const report = await loadPackage(store(), dataPackage(half), { policy: 'VALID_ROWS', batch: 'half' });
      expect(report).toMatchObject({ batch: 'half', rows: 8, new: 6, changed: 0, unchanged: 0, refused: 2 });
      expect(await names(store())).toEqual(['A', 'C']);
    });

    it('shows who moves to another tier and which single source goes', async () => {
      await loadPackage(
        store(),
        dataPackage({
          platforms: table('id,name', 'platform:p,P'),
          'part-of': table('from,to', 'component:x,component:y', 'component:y,platform:p'),
        }),
      );
      const shorter = dataPackage({
        'part-of': table('from,to', 'component:x,platform:p'),
        supplies: table('from,to', 'organization:c,component:x'),
      });
      const { changeSet } = await loadPackage(store(), shorter, { dryRun: true });
      expect(changeSet).toEqual({
        singleSourcesCreated: { count: 0, first: [], isWhole: true },
        singleSourcesRemoved: { count: 1, first: ['component:x'], isWhole: true },
        tiersShifted: {
          count: 3,
          isWhole: true,
          first: [
            { platform: 'platform:p', entity: 'component:x', before: 2, after: 1 },
            { platform: 'platform:p', entity: 'organization:a', before: 3, after: 2 },
            { platform: 'platform:p', entity: 'organization:c', before: null, after: 2 },
          ],
        },
      });
    });

    it('writes a verdict for each row, safe to open in a spreadsheet', async () => {
      const path = place('verdicts.csv');
      const file = new VerdictFile(path);
      const odd = table('id,name,employees', 'organization:d,=1+1,3', 'organization:e,E,"1,000"');
      const input = dataPackage({ organizations: odd });
      await loadPackage(store(), input, { policy: 'VALID_ROWS', verdict: file.add });
      await file.close();
      const written = parse(readFileSync(path), { columns: true }) as Record<string, string>[];
      expect(written.map(({ file: name, line, code }) => [name, line, code])).toEqual([
        ['organizations.csv', '3', 'BAD_NUMBER'],
        ['sources.csv', '2', 'UNCHANGED'],
        ['organizations.csv', '2', 'NEW'],
      ]);
      expect(written[0]).toMatchObject({ column: 'employees', value: '1,000', cleaned: '' });
      expect(written[0]?.message).toBe(
        'employees is "1,000"; expected a whole number like 1200. ' +
          'The comma may part thousands or decimals: take it out, or name the signs in a mapping.',
      );
      expect(JSON.parse(written[2]?.raw ?? '')).toMatchObject({ name: '=1+1', employees: '3' });
      expect(JSON.parse(written[2]?.cleaned ?? '')).toMatchObject({ name: '=1+1', employees: 3 });
    });

    it('keeps what two loads at once say of the same things', async () => {
      const claim = (source: string, share: string) =>
        dataPackage({
          sources: `id,name,publisher,reliability\nsource:${source},${source},Nobody,0.5`,
          supplies: `from,to,share,sources\norganization:a,component:y,${share},source:${source}`,
        });
      const loads = ['s1', 's2', 's3', 's4'].map((source, at) =>
        loadPackage(store(), claim(source, `0.${at + 1}`), { batch: source }),
      );
      await Promise.all(loads);
      const [relation] = await rows(
        store(),
        `MATCH (:Organization)-[r:SUPPLIES]->(:Component {id: 'component:y'}) WHERE r.retractedAt > $asKnownOn
RETURN r.sources AS sources, r.confidence AS confidence, r.share AS share`,
      );
      expect([...((relation?.sources ?? []) as string[])].sort()).toEqual([
        'source:s1',
        'source:s2',
        'source:s3',
        'source:s4',
      ]);
      // 1 − 0.5⁴; nothing speaks for one of the shares.
      expect(relation).toMatchObject({ confidence: 0.9375, share: null });
    });
  });
});

describe('openInput', () => {
  it.each(engines)('loads on $name an ndjson export as the same graph', async (engine) => {
    const file = place('graph.ndjson');
    const from = await emptyStore(engine);
    await loadPackage(from, seedDirectory('tiny'));
    const { digest } = await exportGraph(from, file, 'ndjson');
    await from.close();
    const to = await emptyStore(engine);
    await loadTables(to, await openInput([file]));
    expect(await graphDigest(to)).toBe(digest);
    await to.close();
  });

  it('loads a bill of materials of its own as the same bill', async () => {
    const file = place('bill.cdx.json');
    const from = await emptyStore(engines[0]!);
    await loadPackage(from, seedDirectory('tiny'));
    await exportGraph(from, file, 'cyclonedx');
    await from.close();
    const to = await emptyStore(engines[0]!);
    await loadTables(to, await openInput([file]));
    const again = place('again.cdx.json');
    await exportGraph(to, again, 'cyclonedx');
    expect(JSON.parse(readFileSync(again, 'utf8')).components).toEqual(
      JSON.parse(readFileSync(file, 'utf8')).components,
    );
    await to.close();
  });

  it('loads tables named for their kind or relation, in any format', async () => {
    const directory = directoryOf({
      'sources.json': JSON.stringify([{ id: 'source:s', name: 'S', publisher: 'P', reliability: 0.5 }]),
      'organizations.ndjson': '{"id":"organization:a","name":"A","sources":"source:s","aliases":["B","C"]}\n',
      'owns.csv': 'from;to;share;sources\norganization:a;organization:a;0.25;source:s\n',
    });
    const store = await emptyStore(engines[0]!);
    const paths = ['sources.json', 'organizations.ndjson', 'owns.csv'].map((name) => join(directory, name));
    expect(await loadTables(store, await openInput(paths))).toMatchObject({ rows: 3, new: 3 });
    await store.close();
  });

  it('says what to do with a file that is neither', async () => {
    const path = place('parts of us.csv');
    writeFileSync(path, 'a,b\n1,2\n');
    await expect(openInput([path])).rejects.toThrow(
      'file is "parts of us.csv"; expected a file named for a kind or relation, such as supplies.csv, or an export of ' +
        'Tierline. Give foreign files with a mapping; seeds/mappings has three.',
    );
  });
});
