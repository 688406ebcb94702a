import { leadsElsewhere } from '../../../../../src/features/ingest/files/xlsx/formula';

describe('leadsElsewhere', () => {
  it.each([
    '[1]Sheet1!A1',
    "'[12]My sheet'!$A$1",
    'SUM(A1,[1]Sheet1!B2)',
    '[1]!Rate*2',
    '[1]가격!A1',
    "VLOOKUP(A1,'[3]x'!A:B,2,0)",
    '[Book2.xlsx]Sheet1!A1',
  ])('sees another workbook in %s', (formula) => {
    expect(leadsElsewhere(formula)).toBe(true);
  });

  it.each([
    'A1*2',
    'Prices!A1',
    "'My sheet'!A1",
    'Table1[2024]',
    'SUM(Table1[[#This Row],[Price]])',
    "Table1[Price]*'My sheet'!A1",
    'INDIRECT("[1]Sheet1!A1")',
    'A1&"[1]"&B1',
  ])('sees none in %s', (formula) => {
    expect(leadsElsewhere(formula)).toBe(false);
  });
});
