import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openTableFile } from '../../../../src/features/ingest/files/open-table-file';
import type { InputRow } from '../../../../src/features/ingest/input';
import { home } from '../../../support/engines';
import { type Mapped, mappedWith } from './mapped-rows';

const mapping = join(home, 'seeds/mappings/dod-p1.yaml');
const filesIn = (directory: string) =>
  ['line_items', 'components', 'manufacturers', 'contracts'].map((name) => join(directory, `${name}.csv`));

/** What can be asked of the rows that the mapping makes. */
class Exhibits {
  constructor(readonly mapped: Mapped) {}

  get unknownMakers() {
    return this.mapped.notes.filter(({ code, column }) => code === 'MISSING_VALUE' && column === 'manufacturer_name');
  }

  count(name: string, holds: (cells: InputRow['cells']) => boolean = () => true): number {
    return this.mapped.rows(name).filter(({ cells }) => holds(cells)).length;
  }

  /** Lots by how they were bought. */
  get methods() {
    const by = (method: string | undefined) => this.count('Contract', (cells) => cells.method === method);
    return { competitive: by('COMPETITIVE'), soleSource: by('SOLE_SOURCE'), unknown: by(undefined) };
  }

  /** Components all of whose lots were bought from a sole source. */
  get boughtFromSoleSourceAlone(): string[] {
    const methods = new Map(this.mapped.rows('Contract').map(({ cells }) => [cells.id, cells.method]));
    const lots = new Map<string, (string | undefined)[]>();
    for (const { cells } of this.mapped.rows('DELIVERED_UNDER')) {
      lots.set(cells.from!, [...(lots.get(cells.from!) ?? []), methods.get(cells.to!)]);
    }
    return [...lots].filter(([, bought]) => bought.every((method) => method === 'SOLE_SOURCE')).map(([id]) => id);
  }

  get leadTimes(): number[] {
    return this.mapped
      .rows('SUPPLIES')
      .flatMap(({ cells }) => (cells.leadTimeMonths ? [Number(cells.leadTimeMonths)] : []));
  }
}

describe('dod-p1.yaml on the invented extract', () => {
  let extract: Exhibits;
  let mapped: Mapped;
  beforeAll(async () => {
    mapped = await mappedWith(mapping, filesIn(join(home, 'seeds/dod-p1-extract')));
    extract = new Exhibits(mapped);
  });

  // The figures of seeds/dod-p1-extract/README.md, counted by hand.
  it('gives the figures of its README', () => {
    expect([extract.count('Platform'), extract.count('Component'), extract.count('Contract')]).toEqual([3, 5, 7]);
    expect([extract.count('SUPPLIES'), extract.unknownMakers.length]).toEqual([4, 3]);
    expect(new Set(mapped.rows('SUPPLIES').map(({ cells }) => cells.from)).size).toBe(3);
    expect(extract.methods).toEqual({ competitive: 2, soleSource: 3, unknown: 2 });
    expect(extract.count('Contract', ({ status }) => status === 'SIGNED')).toBe(3);
    expect(extract.boughtFromSoleSourceAlone).toEqual(['component:dod-fy2017-I0001']);
    expect(Math.max(...extract.leadTimes)).toBe(74);
  });

  it('makes the maker, its site and its supply of a line', () => {
    expect(mapped.cells('SUPPLIES')[0]).toEqual({
      from: 'organization:dod-invented-ordnance-works',
      to: 'component:dod-fy2017-I0001',
      key: 'J0001',
      siteId: 'site:dod-invented-ordnance-works_inventown-pa',
      leadTimeMonths: '16',
      capacityPerMonth: '10',
    });
    expect(mapped.cells('Site').map(({ name }) => name)).toEqual([
      'Invented Ordnance Works, Inventown, PA',
      'Invented Radar Co., Inc., Radarville, NJ',
      'Namely Invented Seals, Inventown Germany',
    ]);
    expect(mapped.cells('OPERATES')).toHaveLength(3);
  });

  it('takes the unit of a rate and a price from the line in the other file', () => {
    const capacities = mapped.cells('SUPPLIES').map(({ key, capacityPerMonth }) => [key, capacityPerMonth]);
    expect(capacities).toEqual([
      ['J0001', '10'],
      ['J0002', undefined],
      ['J0003', '100'],
      ['J0007', undefined],
    ]);
    const prices = mapped
      .cells('DELIVERED_UNDER')
      .map(({ quantity, unitPrice, unitPriceCurrency }) => [quantity, `${unitPrice} ${unitPriceCurrency}`]);
    expect(prices).toEqual([
      ['18', '7460444 USD'],
      ['30', '7348267 USD'],
      ['48', '7526521 USD'],
      ['30', '100000 USD'],
      ['6', '1200.5 USD'],
      ['12', '1200.5 USD'],
      ['4', '16000 USD'],
    ]);
  });

  it('puts a component into the component around it, or into its line, as a version of it', () => {
    expect(mapped.cells('PART_OF').slice(0, 3)).toEqual([
      { from: 'component:dod-fy2017-I0001', to: 'platform:dod-9991X-INV100', variant: 'Invented howitzer' },
      { from: 'component:dod-fy2017-I0002', to: 'component:dod-fy2017-I0001', variant: 'Invented howitzer' },
      { from: 'component:dod-fy2017-I0003', to: 'platform:dod-9991X-INV200', variant: 'Invented radar mark 2' },
    ]);
    expect(mapped.cells('Component')[3]).toMatchObject({ name: 'Element I0004' });
  });

  it('makes a contract of a lot, sold by its maker and bought by its office where they are known', () => {
    expect(mapped.cells('Contract')[2]).toEqual({
      id: 'contract:dod-fy2017-X0003',
      name: 'Invented vehicle, Invented howitzer, lot of 2017',
      kind: 'DOMESTIC',
      status: 'PLANNED',
      method: 'SOLE_SOURCE',
      pricing: 'FPIF',
      fiscalYear: '2017',
      signedIn: '2017-03',
      firstDeliveryIn: '2018-07',
    });
    expect(mapped.cells('SOLD_BY').map(({ from, to }) => [from, to])).toEqual([
      ['contract:dod-fy2017-X0001', 'organization:dod-invented-ordnance-works'],
      ['contract:dod-fy2017-X0002', 'organization:dod-invented-ordnance-works'],
      ['contract:dod-fy2017-X0003', 'organization:dod-invented-ordnance-works'],
      ['contract:dod-fy2017-X0004', 'organization:dod-invented-ordnance-works'],
      ['contract:dod-fy2017-X0005', 'organization:dod-invented-radar-co-inc'],
      ['contract:dod-fy2017-X0007', 'organization:dod-namely-invented-seals'],
    ]);
    expect(mapped.cells('BOUGHT_BY')).toHaveLength(5);
    const offices = mapped.cells('Organization').filter(({ roles }) => roles === 'GovernmentBody');
    expect(offices.map(({ name }) => name)).toEqual(['Invented Navy Office', 'Invented Office, MI']);
  });

  it('reports the unknown makers, the method "Option" and the rate without a unit, each once', () => {
    expect(mapped.notes.map(({ file, line, code, column, value }) => [file, line, code, column, value])).toEqual([
      ['contracts.csv', 8, 'BAD_CHOICE', 'contract_method', 'Option'],
      ['manufacturers.csv', 5, 'MISSING_VALUE', 'manufacturer_name', 'TBD-2'],
      ['manufacturers.csv', 6, 'MISSING_VALUE', 'manufacturer_name', 'Various'],
      ['manufacturers.csv', 7, 'MISSING_VALUE', 'manufacturer_name', 'New contract - TBD - FY16'],
      ['manufacturers.csv', 8, 'MISSING_VALUE', 'max_production_rate', '100'],
    ]);
  });
});

/** The exhibits themselves, where a checkout has them beside it; SOURCE.md there gives the figures. */
const exhibits = join(home, '../shared/data/dod-p1-fy2017');

(existsSync(exhibits) ? describe : describe.skip)('dod-p1.yaml on the exhibits of the fiscal year 2017', () => {
  let all: Exhibits;
  let mapped: Mapped;
  beforeAll(async () => {
    mapped = await mappedWith(mapping, filesIn(exhibits));
    all = new Exhibits(mapped);
  });

  it('takes 894 line items, 10,620 components, 3,178 lines of makers and 6,098 lots', () => {
    expect(all.count('Platform')).toBe(894);
    expect(all.count('Component')).toBe(10_620);
    expect(all.count('PART_OF')).toBe(10_620);
    expect(all.count('SUPPLIES') + all.unknownMakers.length).toBe(3_178);
    expect(all.count('Contract')).toBe(6_098);
    expect(all.count('DELIVERED_UNDER')).toBe(6_098);
  });

  it('reads the methods C, SS and blank, and reports the one that is none of them', () => {
    expect(all.methods).toEqual({ competitive: 3_902, soleSource: 1_037, unknown: 1_158 + 1 });
    const others = mapped.notes.filter(({ column }) => column === 'contract_method');
    expect(others.map(({ code, value }) => [code, value])).toEqual([['BAD_CHOICE', 'Option']]);
  });

  it('finds 343 components that were bought from a sole source alone', () => {
    expect(all.boughtFromSoleSourceAlone).toHaveLength(343);
  });

  it('finds 74 months as the longest lead time of a reorder', () => {
    expect(Math.max(...all.leadTimes)).toBe(74);
    expect(Math.min(...all.leadTimes)).toBeGreaterThan(0);
  });

  it('finds the Paladin howitzer: made in York within 16 months, in lots of 18, 30 and 48, from a sole source', () => {
    const parts = new Set(
      mapped.rows('PART_OF').flatMap(({ cells }) => (cells.to === 'platform:dod-2033A-GZ0410' ? [cells.from] : [])),
    );
    const [maker, ...others] = mapped.cells('SUPPLIES').filter(({ to }) => parts.has(to));
    expect(others).toEqual([]);
    expect(maker).toMatchObject({ from: 'organization:dod-bae', leadTimeMonths: '16', siteId: 'site:dod-bae_york' });
    const lots = mapped.cells('DELIVERED_UNDER').filter(({ from }) => from === maker?.to);
    expect(lots.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual([
      ['18', '7460444'],
      ['30', '7348267'],
      ['48', '7526521'],
    ]);
    const methods = mapped.cells('Contract').filter(({ id }) => lots.some(({ to }) => to === id));
    expect(methods.map(({ method, status }) => [method, status])).toEqual([
      ['SOLE_SOURCE', 'SIGNED'],
      ['SOLE_SOURCE', 'SIGNED'],
      ['SOLE_SOURCE', 'PLANNED'],
    ]);
  });

  it('makes no firm of the makers that are not known, and one of those whose names only begin like them', async () => {
    // 997 of the lines begin with one of these letters, as SOURCE.md counts; 78 of them are firms such as NAMMO.
    const loose = /^(TBD|TBS|UNKNOWN|TO BE|VARIOUS|MULTIPLE|N\/?A|GOVERNMENT)/i;
    const { rows } = await openTableFile(join(exhibits, 'manufacturers.csv'));
    const names = new Map<number, string>();
    for await (const { line, cells } of rows) names.set(line, cells.manufacturer_name ?? '');
    const counted = [...names].filter(([, name]) => loose.test(name));
    expect(counted).toHaveLength(997);
    const unknown = new Set(all.unknownMakers.map(({ line }) => line));
    const firms = counted.filter(([line]) => !unknown.has(line)).map(([, name]) => name);
    expect(firms).toHaveLength(78);
    for (const name of firms) expect(name).toMatch(/^NA/i);
    // Others hold the word further on, or misspelt: "New contract - TBD - FY16", "VARIOIUS".
    const further = [...unknown].filter((line) => !loose.test(names.get(line)!)).map((line) => names.get(line)!);
    expect(further).toHaveLength(22);
    for (const name of further) expect(name).toMatch(/TBD|VARIO|UNKOWN|TBC|^VAR$/i);
    expect(unknown.size).toBe(997 - 78 + 22);
  });

  it('reports nothing else', () => {
    expect(mapped.notes).toHaveLength(1 + 941);
  });
});
