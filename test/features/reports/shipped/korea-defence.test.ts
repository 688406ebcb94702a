/** What the reports answer on the demonstration data, as it was looked at when it was written down in ../golden. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parameters, Row } from '../../../../src/store/values';
import { onEveryEngine } from '../../../support/engines';
import { ask, shipped } from './shipped-reports';

interface Golden {
  readonly parameters: Parameters;
  readonly rows: readonly Row[];
}

const goldenOf = (report: string): Golden =>
  JSON.parse(readFileSync(join(__dirname, '../golden', `${report}.json`), 'utf8'));

/** Everything in the package is recorded when it is loaded. */
const withoutLoadingTime = (row: Row): Row => ('recordedAt' in row ? { ...row, recordedAt: 'when loaded' } : row);

onEveryEngine('korea-defence', (store) => {
  it.each([...shipped.keys()])('%s answers as it did', async (report) => {
    const { parameters, rows } = goldenOf(report);
    const given = await ask(store(), { report, parameters });
    expect(given.map(withoutLoadingTime)).toEqual(rows);
  });

  it('show that an export was signed before its radar and launcher were under contract', async () => {
    const uncovered = async (asOf: string) => {
      const report = 'contracts-without-supply-contract';
      const rows = await ask(store(), {
        report,
        parameters: { contract: 'contract:iraq-cheongung-ii' },
        scope: { asOf },
      });
      return rows.map(({ component }) => component);
    };
    expect(await uncovered('2024-09-19')).toEqual([]);
    expect(await uncovered('2024-09-20')).toEqual([
      'component:cheongung-ii-launch-tube',
      'component:cheongung-ii-launcher',
      'component:cheongung-ii-radar',
    ]);
    expect(await uncovered('2025-10-27')).toEqual([]);
  });
});
