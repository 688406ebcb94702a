import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { exportGraph } from '../../../src/features/export/export-graph';
import { generatePackage } from '../../../src/features/generate/generate-package';
import { loadPackage } from '../../../src/features/ingest/load-package';
import { entityFile, relationFile } from '../../../src/model/columns';
import { STILL_HELD } from '../../../src/model/dates';
import type { Kind } from '../../../src/model/kinds';
import type { RelationKind } from '../../../src/model/relations';
import { engines, home } from '../../support/engines';
import { dataPackage, directoryOf } from '../data-package';
import { billOf, type Cells, onPackage, quoted, rowsIn } from './cyclonedx-bills';
import { type BomDocument, broken, placesIn } from './cyclonedx-rules';
import { freePath, onStore } from './graphs';

const sum = (counts: object): number => Object.values(counts).reduce((total: number, count) => total + count, 0);

const byText = (cells: readonly Cells[]): string[] =>
  cells.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

/** Name of the file of a kind or relation. */
const fileOf = (name: string): string =>
  name === name.toUpperCase() ? relationFile(name as RelationKind) : entityFile(name as Kind);

const isHeld = (retractedAt = ''): boolean => retractedAt === '' || retractedAt === STILL_HELD;

/** The rows of a package that are held, hold today and are public, by kind and relation, without cells that say nothing. */
function rowsOfPackage(directory: string, of: readonly string[]): Record<string, Cells[]> {
  const today = new Date().toISOString().slice(0, 10);
  return Object.fromEntries(
    of.map((name) => {
      const records = parse(readFileSync(join(directory, `${fileOf(name)}.csv`)), { columns: true }) as Cells[];
      const inScope = records.filter(
        ({ retractedAt, validFrom, validTo, access }) =>
          isHeld(retractedAt) && !access && (validFrom || '0') <= today && (validTo || '9') > today,
      );
      const known = inScope.map(({ retractedAt, ...row }) => Object.entries(row).filter(([, cell]) => cell !== ''));
      return [name, known.map((cells) => Object.fromEntries(cells))];
    }),
  );
}

/** A package made of nothing but a bill. */
const packageOf = (document: BomDocument): string =>
  dataPackage(
    Object.fromEntries(
      Object.entries(rowsIn(document))
        .filter(([, cells]) => cells.length > 0)
        .map(([name, cells]) => {
          const columns = [...new Set(cells.flatMap((row) => Object.keys(row)))];
          const lines = cells.map((row) => columns.map((column) => quoted(row[column] ?? '')).join());
          return [fileOf(name), [columns.join(), ...lines].join('\n')];
        }),
    ),
  );

const generated = async (): Promise<string> => {
  const directory = mkdtempSync(join(directoryOf({}), 'network-'));
  await generatePackage(directory, { relations: 2_000, seed: 5 });
  return directory;
};

const published = join(home, '../shared/data/cyclonedx-hbom/pcie-sata-adapter-hbom.json');

(existsSync(published) ? describe : describe.skip)('the rules of the format', () => {
  it('take the published example of a hardware bill but for the version it states', () => {
    const example = JSON.parse(readFileSync(published, 'utf8'));
    expect(broken({ dependencies: [], ...example, specVersion: '1.6' })).toEqual([]);
    expect(broken({ dependencies: [], ...example })).toEqual(['/specVersion must be equal to constant']);
    const [part] = example.components;
    const twice = { dependencies: [], ...example, specVersion: '1.6', components: [part, part] };
    expect(broken(twice)).toEqual(['a bom-ref stands twice']);
  });
});

describe('the rows of a bill of materials', () => {
  describe.each(engines)('on $name', (engine) => {
    it.each([
      ['tiny', ['platform:garam', 'component:sight', 'component:ring']],
      ['korea-defence', ['platform:k2', 'component:k9-engine-mt881']],
    ] as const)('of %s keep the rules, and what is left out is counted', async (seed, roots) => {
      await onStore(engine, seed, async (store) => {
        const whole = await exportGraph(store, freePath('graph.ndjson'), 'ndjson');
        for (const root of [undefined, ...roots]) {
          const { report, document } = await billOf(store, { root });
          const there = Object.values(rowsIn(document)).flat().length;
          expect(report.entities + report.relations).toBe(there);
          const { noPlace, outOfScope, notReached } = report.leftOut!;
          expect(there + sum(noPlace) + sum(outOfScope) + sum(notReached)).toBe(whole.entities + whole.relations);
          expect(report.digest).toBe(whole.digest);
        }
      });
    });

    it.each(['tiny', 'korea-defence'] as const)('of %s are all that have a place there', async (seed) => {
      await onStore(engine, seed, async (store) => {
        const directory = freePath('package');
        await exportGraph(store, directory, 'package');
        const { document } = await billOf(store);
        const found = rowsIn(document);
        const stated = rowsOfPackage(directory, Object.keys(found));
        for (const name of ['Platform', 'Component', 'PART_OF', 'SUPPLIES']) {
          expect([name, byText(found[name]!)]).toEqual([name, byText(stated[name]!)]);
        }
        const suppliers = new Set(found.SUPPLIES!.map(({ from }) => from));
        const expected = stated.Organization!.filter(({ id }) => suppliers.has(id!));
        expect(byText(found.Organization!)).toEqual(byText(expected));
        const cited = new Set(
          Object.values(found).flatMap((cells) => cells.flatMap(({ sources = '' }) => sources.split(';'))),
        );
        expect(byText(found.Source!)).toEqual(byText(stated.Source!.filter(({ id }) => cited.has(id!))));
      });
    });
  });

  it.each([
    ['tiny', async () => join(home, 'seeds/tiny')],
    ['a generated network of 2,000 relations', generated],
  ])('of %s give the same bill again when they are loaded', async (_, directory) => {
    const { text, document } = await onPackage(await directory(), (store) => billOf(store));
    expect(placesIn(document).length).toBeGreaterThan(3);
    const again = await onPackage(packageOf(document), (store) => billOf(store));
    expect(again.text).toBe(text);
    expect(again.report.leftOut).toEqual({ noPlace: {}, outOfScope: {}, notReached: {} });
  });

  it('keep what sources say that contradict each other', async () => {
    const stated = (level: string, quantity: string, source: string) =>
      dataPackage({
        sources: `id,name,publisher,reliability\n${source},S,Nobody,0.5`,
        components: `id,name,level,sources\ncomponent:x,X,${level},${source}`,
        platforms: `id,name,domain,sources\nplatform:p,P,LAND,${source}`,
        'part-of': `from,to,quantity,sources\ncomponent:x,platform:p,${quantity},${source}`,
      });
    const { text, document } = await onPackage(stated('PART', '1', 'source:one'), async (store) => {
      await loadPackage(store, stated('ASSEMBLY', '2', 'source:other'));
      return billOf(store, { root: 'platform:p' });
    });
    const { Component, PART_OF, Source } = rowsIn(document);
    for (const claims of [Component?.[0]?.claims, PART_OF?.[0]?.claims]) expect(JSON.parse(claims!)).toHaveLength(2);
    expect(Source?.map(({ id }) => id)).toEqual(['source:one', 'source:other']);
    const again = await onPackage(packageOf(document), (store) => billOf(store, { root: 'platform:p' }));
    expect(again.text).toBe(text);
  });
});
