import { onEveryEngine } from '../../support/engines';
import { dataPackage } from '../data-package';
import { problemsOf } from './refusals';

/** A row without mistakes for each file below. */
const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organizations: { id: 'organization:a', name: 'A' },
  sites: { id: 'site:a', name: 'A' },
  components: { id: 'component:a', name: 'A' },
  countries: { id: 'country:a', name: 'A', iso2: 'KR', iso3: 'KOR' },
  permits: { id: 'permit:a', name: 'A', kind: 'EXPORT' },
  contracts: { id: 'contract:a', name: 'A', kind: 'EXPORT', status: 'SIGNED' },
  claims: { id: 'claim:a', name: 'A', subject: 'claim:a', predicate: 'size', confidence: '1', rank: 'NORMAL' },
  supplies: { from: 'organization:a', to: 'component:a' },
  'part-of': { from: 'component:a', to: 'component:b' },
};

/** A cell that is not what its column says, and what was expected. */
const cells: [file: string, column: string, cell: string, expected: string][] = [
  ['organizations', 'sizeClass', 'large', 'one of MICRO, SMALL, MEDIUM, MID_TIER, LARGE'],
  ['organizations', 'roles', 'Sme;Boss', 'some of Sme, PrimeContractor, FinancingInstitution, GovernmentBody'],
  ['organizations', 'foundedOn', '2024-02-30', 'a date like 2026-11-22'],
  ['organizations', 'foundedOn', '03/04/2024', 'a date like 2026-11-22'],
  ['organizations', 'employees', '12.5', 'a whole number like 1200'],
  ['organizations', 'employees', '1e3', 'a whole number like 1200'],
  ['organizations', 'employees', '9007199254740993', 'a whole number like 1200'],
  ['organizations', 'employees', '-1', 'at least 0'],
  ['organizations', 'brn', '134-86-72684', '10 digits NNN-NN-NNNNN with a valid check digit'],
  ['organizations', 'crn', '999999-9999999', '13 digits NNNNNN-NNNNNNN with a valid check digit'],
  ['organizations', 'lei', '529900T8BM49AURSDO56', '18 letters or digits and 2 valid check digits'],
  ['organizations', 'cage', 'O1234', '5 letters or digits without I and O'],
  ['organizations', 'uei', '012345678912', '12 letters or digits without O and I, not starting with 0'],
  ['organizations', 'dartCode', '123', '8 digits, leading zeros kept'],
  ['organizations', 'krxCode', '12345', '6 letters or digits, leading zeros kept'],
  ['organizations', 'revenue', '10', 'a sum with its currency in revenueCurrency'],
  ['organizations', 'revenueCurrency', 'WON', 'a currency code of 3 letters, for example KRW'],
  ['sites', 'latitude', '90.5', 'a number from -90 to 90'],
  ['sites', 'longitude', '12,5', 'a number like 0.75'],
  ['components', 'nsn', '1240-37-000', '13 characters NNNN-NN-XXX-XXXX, the first six of them digits'],
  ['components', 'fsc', '12', '4 digits'],
  ['components', 'gtin', '2000000000009', '8, 12, 13 or 14 digits, the last a valid check digit'],
  ['components', 'hsCode', '7700', '2, 4, 6 or 10 digits in a chapter from 01 to 97 other than 77'],
  ['countries', 'iso2', 'XX', 'a country code of 2 letters, for example KR'],
  ['countries', 'iso3', 'XXX', 'a country code of 3 letters, for example KOR'],
  ['permits', 'consent', 'yes', 'true or false'],
  ['claims', 'recordedAt', '2024-05-01 10:00', 'an instant like 2026-11-22T09:30:00Z'],
  ['claims', 'recordedAt', '2024-05-01T10:00:00', 'an instant like 2026-11-22T09:30:00Z'],
  ['claims', 'subject', 'Hanbit', 'the id of an entity, <kind>:<key>'],
  ['supplies', 'confidence', '1.01', 'a number from 0 to 1'],
  ['supplies', 'siteId', 'the plant', 'the id of an entity, <kind>:<key>'],
  ['part-of', 'minSources', '0', 'at least 1'],
];

/** Sums that the currency does not have, or that no number holds. */
const sums: [sum: string, currency: string][] = [
  ['1.5', 'KRW'],
  ['1.005', 'USD'],
  ['9007199254740992', 'KRW'],
  ['90071992547409.92', 'USD'],
  ['1,000', 'USD'],
  ['1e6', 'USD'],
  ['₩100', 'KRW'],
];

const texts: [what: string, text: string, expected: string][] = [
  ['of 10,000 characters', 'n'.repeat(10_000), 'at most 500 characters'],
  ['with a bell', 'a\u0007b', 'a text without control characters'],
  ['with an escape sequence', 'a\u001b[31mb', 'a text without control characters'],
  ['with a C1 control', 'a\u0085b', 'a text without control characters'],
];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A package whose one row beside its source holds these cells. */
function packageWith(file: string, changed: Readonly<Record<string, string>>): string {
  const row: Record<string, string> = { ...rows[file], sources: 'source:s', ...changed };
  return dataPackage({ [file]: `${Object.keys(row).join()}\n${Object.values(row).map(quoted).join()}` });
}

describe('cleanRow', () => {
  onEveryEngine(null, (store) => {
    const onlyProblem = async (file: string, column: string, changed: Readonly<Record<string, string>>) => {
      const problems = await problemsOf(store(), packageWith(file, changed));
      expect(problems).toMatchObject([{ file: `${file}.csv`, line: 2, column }]);
      return problems[0]!;
    };

    it.each(cells)('refuses %s.%s of %j', async (file, column, cell, expected) => {
      const { value, message } = await onlyProblem(file, column, { [column]: cell });
      expect(value).toBe(cell);
      expect(message).toContain(`${column} is ${JSON.stringify(cell)}; expected ${expected}`);
    });

    it.each(sums)('refuses a sum of %s %s', async (amount, amountCurrency) => {
      const { message } = await onlyProblem('contracts', 'amount', { amount, amountCurrency });
      expect(message).toContain(`expected a plain decimal number of ${amountCurrency} within ±(2^53 − 1) minor units`);
    });

    it.each(texts)('refuses a name %s and shows at most 80 characters of it', async (_, name, expected) => {
      const { value, message } = await onlyProblem('organizations', 'name', { name });
      expect(message).toMatch(new RegExp(`expected ${expected}\\.$`));
      expect(String(value).length).toBeLessThanOrEqual(80);
      expect(message.length).toBeLessThan(200);
    });

    it.each(['id', 'name', 'sources'])('refuses a row without %s', async (column) => {
      const { message } = await onlyProblem('organizations', column, { [column]: ' ' });
      expect(message).toBe(`${column} is empty; every row needs it.`);
    });

    it('reports every wrong cell of every file at once', async () => {
      const organizations = 'id,name,employees,foundedOn,sources\norganization:a,,many,yesterday,source:s';
      const sites = 'id,name,latitude,sources\nsite:a,A,north,source:s';
      const problems = await problemsOf(store(), dataPackage({ organizations, sites }));
      expect(problems.map(({ file, column }) => `${file} ${column}`)).toEqual([
        'organizations.csv name',
        'organizations.csv foundedOn',
        'organizations.csv employees',
        'sites.csv latitude',
      ]);
    });
  });
});
