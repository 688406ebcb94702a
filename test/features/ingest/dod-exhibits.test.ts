import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadTables } from '../../../src/features/ingest/load-tables';
import { openInput } from '../../../src/features/ingest/open-input';
import type { Store } from '../../../src/store/store';
import { emptyStore, engines, home } from '../../support/engines';
import { rows } from '../graph-rows';

/** The exhibits of the President's Budget FY2017 as CSV, where a checkout has them beside it. */
const exhibits = join(home, '../shared/data/dod-p1-fy2017');
const files = ['line_items', 'components', 'manufacturers', 'contracts'].map((name) => join(exhibits, `${name}.csv`));
const mapping = join(home, 'seeds/mappings/dod-p1.yaml');

(existsSync(exhibits) ? describe : describe.skip)('the P-40 and P-5 exhibits, loaded with their mapping', () => {
  let store: Store;
  let notes: Readonly<Record<string, number>> | undefined;
  beforeAll(async () => {
    store = await emptyStore(engines[0]!);
    ({ notes } = await loadTables(store, await openInput(files, { mapping })));
  }, 120_000);
  afterAll(() => store.close());

  const one = async (text: string) => (await rows(store, text))[0];

  it('have 894 line items, 10,620 components and 6,098 lots', async () => {
    expect(await one('MATCH (p:Platform) RETURN count(p) AS count')).toEqual({ count: 894 });
    expect(await one('MATCH (c:Component) RETURN count(c) AS count')).toEqual({ count: 10_620 });
    expect(await one('MATCH (c:Contract) RETURN count(c) AS count')).toEqual({ count: 6_098 });
  });

  it('tell how lots were bought, and leave unknown what they do not tell', async () => {
    const methods = await rows(store, 'MATCH (c:Contract) RETURN c.method AS method, count(c) AS lots ORDER BY lots');
    // 1,158 cells are blank and one says "Option", which is reported and not guessed.
    expect(methods).toEqual([
      { method: 'SOLE_SOURCE', lots: 1_037 },
      { method: null, lots: 1_158 + 1 },
      { method: 'COMPETITIVE', lots: 3_902 },
    ]);
    expect(notes).toMatchObject({ BAD_CHOICE: 1 });
  });

  it('have 343 components that were bought from a sole source alone', async () => {
    const text = `MATCH (c:Component)-[:DELIVERED_UNDER]->(k:Contract)
WITH c, collect(coalesce(k.method, 'UNKNOWN')) AS methods
WHERE all(method IN methods WHERE method = 'SOLE_SOURCE') RETURN count(c) AS components`;
    expect(await one(text)).toEqual({ components: 343 });
  });

  it('have a longest reorder lead time of 74 months', async () => {
    const text = 'MATCH (:Organization)-[r:SUPPLIES]->(:Component) RETURN max(r.leadTimeMonths) AS months';
    expect(await one(text)).toEqual({ months: 74 });
  });

  it('have the Paladin howitzer made in York within 16 months, in lots of 18, 30 and 48, from a sole source', async () => {
    const text = `MATCH (p:Platform {id: 'platform:dod-2033A-GZ0410'})<-[:PART_OF]-(c:Component)<-[s:SUPPLIES]-(o:Organization)
MATCH (c)-[d:DELIVERED_UNDER]->(k:Contract)
MATCH (site:Site {id: s.siteId})
RETURN s.leadTimeMonths AS months, site.name AS place, d.quantity AS quantity, k.method AS method ORDER BY quantity`;
    const lots = await rows(store, text);
    expect(lots.map(({ months, quantity, method }) => [months, quantity, method])).toEqual([
      [16, 18, 'SOLE_SOURCE'],
      [16, 30, 'SOLE_SOURCE'],
      [16, 48, 'SOLE_SOURCE'],
    ]);
    for (const { place } of lots) expect(place).toMatch(/York/);
  });

  it('name no firm where the maker is not known', async () => {
    const text = `MATCH (o:Organization) WHERE toLower(o.name) STARTS WITH 'tbd' OR toLower(o.name) IN ['unknown', 'various', 'to be selected']
RETURN count(o) AS firms`;
    expect(await one(text)).toEqual({ firms: 0 });
  });
});
