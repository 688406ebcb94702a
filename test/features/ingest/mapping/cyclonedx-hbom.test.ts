import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../../../support/engines';
import { directoryOf } from '../../data-package';
import { mapped, mappedWith } from './mapped-rows';

const mapping = readFileSync(join(home, 'seeds/mappings/cyclonedx-hbom.yaml'), 'utf8');

const device = (name: string, more: object = {}) => ({ type: 'device', name, ...more });
const quantity = (value: string) => ({ name: 'cdx:device:quantity', value });

/** An invented bill: a mast with a drive in it, which has a motor and two kinds of screws. */
const mast = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    manufacturer: { name: 'Invented Masts Ltd' },
    component: device('Invented mast', { components: [device('Invented cable', { 'bom-ref': 'cable' })] }),
  },
  components: [
    device('Invented drive', {
      'bom-ref': 'drive',
      properties: [quantity('2')],
      components: [
        device('Invented motor', {
          'bom-ref': 'motor 1',
          supplier: { name: 'Invented Traders' },
          manufacturer: { name: '가상전자' },
          properties: [{ name: 'cdx:device:gs1:gtin-13', value: '8801234000017' }],
        }),
        device('Invented screw', { version: 'M3', properties: [quantity('8')] }),
        device('Invented screw', { version: 'M4', properties: [quantity('some')], supplier: { name: 'TBD' } }),
      ],
    }),
  ],
  dependencies: [{ ref: 'drive', dependsOn: ['motor 1'] }],
};

describe('cyclonedx-hbom.yaml', () => {
  it('reads parts in parts as deep as they go, with and without a bom-ref', async () => {
    const { cells, notes } = await mapped(mapping, { 'mast.json': JSON.stringify(mast) });
    expect(cells('Source')).toEqual([
      {
        id: 'source:bom-mast',
        name: 'Bill of materials of Invented mast',
        publisher: 'Invented Masts Ltd',
        reliability: '0.8',
      },
    ]);
    const motor = cells('Component').find(({ name }) => name === 'Invented motor')?.id;
    expect(motor).toMatch(/^component:part_invented-mast_motor-1-[0-9a-f]{12}$/);
    const parts = cells('PART_OF').map(({ from, to, quantity: pieces }) => [from, to, pieces]);
    const [mastId, driveId] = ['component:bom_invented-mast', 'component:part_invented-mast_drive'];
    expect(parts).toEqual([
      [driveId, mastId, '2'],
      [motor, driveId, undefined],
      [expect.stringMatching(/^component:part_invented-mast_invented-screw-[0-9a-f]{12}_M3$/), driveId, '8'],
      [expect.stringMatching(/^component:part_invented-mast_invented-screw-[0-9a-f]{12}_M4$/), driveId, undefined],
      ['component:part_invented-mast_cable', mastId, undefined],
    ]);
    expect(cells('Component')).toHaveLength(6);
    // printf 가상전자 | sha256sum | head -c 12
    expect(cells('SUPPLIES')).toEqual([
      { from: 'organization:invented-traders', to: motor },
      { from: 'organization:937e070cac8f', to: motor },
    ]);
    expect(
      cells('Organization')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Invented Traders', '가상전자']);
    expect(cells('Component').find(({ gtin }) => gtin)?.gtin).toBe('8801234000017');
    expect(notes.map(({ column, value, code }) => [column, value, code])).toEqual([
      ['properties[cdx:device:quantity]', 'some', 'BAD_NUMBER'],
    ]);
  });

  it('keeps two bills of one firm apart, each a source of its own', async () => {
    const one = { metadata: { component: device('a') }, serialNumber: 'urn:1', components: [device('x')] };
    const other = { metadata: { component: device('b') }, serialNumber: 'urn:2', components: [device('x')] };
    const { rows } = await mapped(mapping, { '1.json': JSON.stringify(one), '2.json': JSON.stringify(other) });
    expect(rows('Component').map(({ cells }) => `${cells.id} ${cells.sources}`)).toEqual([
      'component:bom_a source:bom-urn-1',
      'component:bom_b source:bom-urn-2',
      'component:part_a_x source:bom-urn-1',
      'component:part_b_x source:bom-urn-2',
    ]);
  });

  const published = join(home, '../shared/data/cyclonedx-hbom/pcie-sata-adapter-hbom.json');
  (existsSync(published) ? it : it.skip)('reads the published bill of a PCIe adapter', async () => {
    const path = join(directoryOf({ 'm.yaml': mapping }), 'm.yaml');
    const { cells, notes } = await mappedWith(path, [published]);
    expect(cells('Component')).toHaveLength(1 + 6);
    expect(
      cells('Organization')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['3M', 'Molex', 'Multicomp', 'Samtec', 'TE Connectivity']);
    expect(cells('SUPPLIES')).toHaveLength(6);
    expect(cells('PART_OF').map(({ quantity: pieces }) => pieces)).toEqual(['1', '8', '1', '1', '2', '2']);
    expect(cells('Component').filter(({ gtin }) => gtin)).toMatchObject([
      { name: '47155-4001', partNumber: '47155-4001', gtin: '822348522712' },
    ]);
    expect(cells('Source')).toMatchObject([{ publishedOn: '2022-01-09' }]);
    expect(notes).toEqual([]);
  });
});
