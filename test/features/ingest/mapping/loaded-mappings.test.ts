import { join } from 'node:path';
import { loadTables } from '../../../../src/features/ingest/load-tables';
import { openInput } from '../../../../src/features/ingest/open-input';
import type { Store } from '../../../../src/store/store';
import { home, onEveryEngine } from '../../../support/engines';
import { directoryOf } from '../../data-package';
import { rows } from '../../graph-rows';

const mappingOf = (name: string) => join(home, `seeds/mappings/${name}.yaml`);

async function load(store: Store, mapping: string, files: readonly string[]) {
  const {
    new: made,
    changed,
    unchanged,
    refused,
    notes,
  } = await loadTables(store, await openInput(files, { mapping: mappingOf(mapping) }), { policy: 'ALL_OR_NOTHING' });
  return { made, changed, unchanged, refused, notes };
}

/** Loads files twice and gives the first report; the second must find all of it there. */
async function loadTwice(store: Store, mapping: string, files: readonly string[]) {
  const first = await load(store, mapping, files);
  expect(first).toMatchObject({ changed: 0, unchanged: 0, refused: 0 });
  expect(await load(store, mapping, files)).toMatchObject({ made: 0, changed: 0, unchanged: first.made, refused: 0 });
  return first;
}

const count = async (store: Store, label: string) =>
  (await rows(store, `MATCH (n:${label}) RETURN count(n) AS count`))[0]?.count;

describe('a shipped mapping', () => {
  onEveryEngine(null, (store) => {
    it('loads the invented exhibits, with the figures of their README', async () => {
      const names = ['line_items', 'components', 'manufacturers', 'contracts'];
      const files = names.map((name) => join(home, `seeds/dod-p1-extract/${name}.csv`));
      const { notes } = await loadTwice(store(), 'dod-p1', files);
      expect(notes).toEqual({ BAD_CHOICE: 1, MISSING_VALUE: 4 });
      for (const [label, expected] of Object.entries({ Platform: 3, Component: 5, Contract: 7 })) {
        expect([label, await count(store(), label)]).toEqual([label, expected]);
      }
      const lots = `MATCH (c:Component {id: 'component:dod-fy2017-I0001'})-[d:DELIVERED_UNDER]->(k:Contract)
RETURN d.quantity AS quantity, k.method AS method ORDER BY quantity`;
      expect(await rows(store(), lots)).toEqual([18, 30, 48].map((quantity) => ({ quantity, method: 'SOLE_SOURCE' })));
      const longest = 'MATCH (:Organization)-[r:SUPPLIES]->(:Component) RETURN max(r.leadTimeMonths) AS months';
      expect(await rows(store(), longest)).toEqual([{ months: 74 }]);
    });

    it('loads the invented supplier list, with the figures of its README', async () => {
      const { notes } = await loadTwice(store(), 'supplier-list', [join(home, 'seeds/supplier-list/suppliers.csv')]);
      expect(Object.values(notes ?? {}).reduce((sum, of) => sum + of, 0)).toBe(6);
      const supplied = `MATCH (o:Organization)-[r:SUPPLIES]->(c:Component {id: 'component:HB-7701'})
RETURN o.name AS name, r.share AS share, r.leadTimeDays AS days ORDER BY days`;
      expect(await rows(store(), supplied)).toEqual([
        { name: 'Invented Hangil Bearing Co.', share: 0.6, days: 182 },
        { name: 'Erfundene Wälzlager GmbH', share: 0.4, days: 280 },
      ]);
    });

    it('loads a hardware bill of materials, parts in parts', async () => {
      const drive = {
        type: 'device',
        name: 'Invented drive',
        'bom-ref': 'drive',
        supplier: { name: 'Invented Traders' },
      };
      const mast = { type: 'device', name: 'Invented mast', components: [drive] };
      const bill = { bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { component: mast } };
      const directory = directoryOf({ 'mast.json': JSON.stringify(bill) });
      await loadTwice(store(), 'cyclonedx-hbom', [join(directory, 'mast.json')]);
      const chain = `MATCH (o:Organization)-[:SUPPLIES]->(c:Component)-[:PART_OF]->(b:Component)
WHERE b.name = 'Invented mast' RETURN o.name AS firm, c.name AS part`;
      expect(await rows(store(), chain)).toEqual([{ firm: 'Invented Traders', part: 'Invented drive' }]);
    });
  });
});
