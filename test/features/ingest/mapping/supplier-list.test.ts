import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../../../support/engines';
import { directoryOf } from '../../data-package';
import { workbookOf } from '../files/workbook-file';
import { type Mapped, mappedWith } from './mapped-rows';

const mapping = join(home, 'seeds/mappings/supplier-list.yaml');
const list = join(home, 'seeds/supplier-list/suppliers.csv');

/** The list as a sheet of a workbook, every cell a text but the share code, which a spreadsheet keeps as a number. */
function workbook(): string {
  const lines = readFileSync(list, 'utf8').trim().split('\n');
  const rows = lines.map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? ''));
  const cell = (text: string, column: number) =>
    column === 2 && /^\d+$/.test(text) ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const xml = rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`).join('');
  return join(
    directoryOf({ 'suppliers.xlsx': workbookOf({ sheets: [{ name: 'Suppliers', rows: xml }] }) }),
    'suppliers.xlsx',
  );
}

const withoutFile = (mapped: Mapped) =>
  mapped.names.map((name) => [name, mapped.rows(name).map(({ line, cells }) => ({ line, cells }))]);

describe('supplier-list.yaml on the invented list', () => {
  let mapped: Mapped;
  beforeAll(async () => {
    mapped = await mappedWith(mapping, [list]);
  });

  // The rows of seeds/supplier-list/suppliers.csv, read by hand.
  it('makes firms with their identifiers and countries', () => {
    const firms = mapped.cells('Organization').map(({ name, brn, krxCode }) => [name, brn, krxCode]);
    expect(firms).toEqual([
      ['Erfundene Wälzlager GmbH', undefined, undefined],
      ['가상정밀', undefined, undefined],
      ['가상전자', '3058100049', undefined],
      ['Invented Hangil Bearing Co.', '1018100016', '000990'],
    ]);
    expect(mapped.cells('Country').map(({ id, iso3 }) => [id, iso3])).toEqual([
      ['country:de', 'DEU'],
      ['country:kr', 'KOR'],
    ]);
    expect(mapped.cells('LOCATED_IN').map(({ to }) => to)).toEqual([
      'country:kr',
      'country:de',
      'country:kr',
      'country:kr',
    ]);
  });

  it('makes parts, the assemblies they go into, and the platform', () => {
    expect(mapped.cells('PART_OF').map(({ from, to, quantity }) => [from, to, quantity])).toEqual([
      ['component:HB-7701', 'component:invented-turret', '1'],
      ['component:invented-turret', 'platform:invented-howitzer', undefined],
      ['component:HB-7702', 'component:invented-turret', '14'],
      ['component:HB-7702', 'component:invented-hull', '14'],
      ['component:invented-hull', 'platform:invented-howitzer', undefined],
      ['component:GP-3.1', 'component:invented-hull', '2'],
      ['component:GP-3-1', 'platform:invented-howitzer', '4'],
      ['component:GP-9', 'component:invented-hull', undefined],
    ]);
    const levels = mapped.cells('Component').map(({ id, level }) => [id, level]);
    expect(levels.filter(([, level]) => level === 'ASSEMBLY')).toHaveLength(2);
    expect(levels).toHaveLength(7);
  });

  it('makes supplies with shares, days and contracts', () => {
    expect(mapped.cells('SUPPLIES').map(({ from, to, ...values }) => values)).toEqual([
      { share: '0.6', soleSource: 'false', leadTimeDays: '182', contractId: 'contract:IV-2026-014' },
      { share: '0.4', soleSource: 'false', leadTimeDays: '280', contractId: 'contract:IV-2026-015' },
      { share: '1', soleSource: 'true' },
      { soleSource: 'true', leadTimeDays: '84', contractId: 'contract:IV-2026-016' },
      { share: '1' },
    ]);
    expect(mapped.cells('Contract').map(({ signedOn }) => signedOn)).toEqual(['2026-02-03', '2026-03-17', undefined]);
    const prices = mapped
      .cells('DELIVERED_UNDER')
      .map(({ unitPrice, unitPriceCurrency }) => `${unitPrice} ${unitPriceCurrency}`);
    expect(prices).toEqual(['1250000 KRW', '1020.5 EUR', '980000 KRW']);
  });

  it('reports the six cells of its README and guesses none', () => {
    expect(mapped.notes.map(({ line, column, value, code }) => [line, column, value, code])).toEqual([
      [5, 'BRN', '2208600031', 'BAD_IDENTIFIER'],
      [5, 'Signed', '31/13/2026', 'BAD_DATE'],
      [6, 'Sole source', 'maybe', 'BAD_CHOICE'],
      [6, 'Lead time', 'soon', 'BAD_NUMBER'],
      [7, 'Supplier', 'TBD', 'MISSING_VALUE'],
      [7, 'Pieces', 'lots', 'BAD_NUMBER'],
    ]);
  });

  it('makes the same of the same list in a workbook', async () => {
    expect(withoutFile(await mappedWith(mapping, [workbook()]))).toEqual(withoutFile(mapped));
  });
});
