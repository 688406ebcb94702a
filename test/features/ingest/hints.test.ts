import type { Store } from '../../../src/store/store';
import { emptyStore, engines } from '../../support/engines';
import { dataPackage, table } from '../data-package';
import { problemsOf } from './refusals';

/** Cells as spreadsheets and people leave them, and what is said of them behind what was expected. */
const cells: [column: string, cell: string, code: string, hint: string][] = [
  [
    'employees',
    '1,000',
    'BAD_NUMBER',
    'The comma may part thousands or decimals: take it out, or name the signs in a mapping.',
  ],
  ['employees', '1,000,000', 'BAD_NUMBER', 'Take the commas out, or name the sign for thousands in a mapping.'],
  ['employees', '1.000,0', 'BAD_NUMBER', 'Write a point before decimals and nothing between thousands.'],
  ['employees', '(5)', 'BAD_NUMBER', 'If the brackets mean a negative number, write a minus.'],
  ['employees', '1e3', 'BAD_NUMBER', 'Write the number out; a spreadsheet has shortened it.'],
  ['employees', '50%', 'BAD_NUMBER', 'Write a share as a number from 0 to 1.'],
  [
    'employees',
    '12 people',
    'BAD_NUMBER',
    'Take out what is not a digit; units and currencies have columns of their own.',
  ],
  ['foundedOn', '2024-13-01', 'BAD_DATE', 'There is no such day.'],
  [
    'foundedOn',
    '03/04/2024',
    'BAD_DATE',
    'It may be 2024-04-03 or 2024-03-04; write the one it is, or name the form in a mapping.',
  ],
  ['foundedOn', '13/04/2024', 'BAD_DATE', 'Write 2024-04-13.'],
  ['foundedOn', '04/13/2024', 'BAD_DATE', 'Write 2024-04-13.'],
  // 45,292 days after 30 December 1899, as spreadsheets count them.
  [
    'foundedOn',
    '45292',
    'BAD_DATE',
    'It looks like the number that a spreadsheet keeps for 2024-01-01; format the cells as dates.',
  ],
  [
    'dartCode',
    '126380',
    'BAD_IDENTIFIER',
    'It may have lost its leading zeros: 00126380 would be one. Keep such columns as text.',
  ],
];

describe('a cell that cannot be read', () => {
  let store: Store;
  beforeAll(async () => {
    store = await emptyStore(engines[0]!);
  });
  afterAll(() => store.close());

  it.each(cells)('says what probably became of %s: %j', async (column, cell, code, hint) => {
    const firms = table(`id,name,${column}`, `organization:a,A,"${cell}"`);
    const problems = await problemsOf(store, dataPackage({ organizations: firms }));
    expect(problems).toMatchObject([{ file: 'organizations.csv', line: 2, column, value: cell, code }]);
    expect(problems[0]?.message.endsWith(`. ${hint}`)).toBe(true);
  });

  it('says nothing more where nothing is probable', async () => {
    const firms = table('id,name,brn', 'organization:a,A,134-86-72684');
    const [problem] = await problemsOf(store, dataPackage({ organizations: firms }));
    expect(problem?.message).toBe('brn is "134-86-72684"; expected 10 digits NNN-NN-NNNNN with a valid check digit.');
  });
});
