import { join } from 'node:path';
import { checkGrammar } from '../../../src/features/reports/check/check-grammar';
import { dryRun } from '../../../src/features/reports/check/dry-run';
import { readReport } from '../../../src/features/reports/read-report';
import { shippedReports } from '../../../src/features/reports/shipped-reports';
import { needBuild } from '../../main/server-process';
import { reportFiles } from '../../rules/cypher/cypher-files';
import { home, onEveryEngine } from '../../support/engines';

const paths = reportFiles.map(({ path }) => path);

describe('the shipped reports', () => {
  it('are served from what the build wrote down of their files', () => {
    needBuild();
    const built: {
      shippedReports: typeof shippedReports;
    } = require('../../../dist/features/reports/shipped-reports.js');
    expect(built.shippedReports()).toEqual(shippedReports());
    expect(shippedReports()).toHaveLength(reportFiles.length);
  });

  it.each(paths)('%s satisfies the checks of its text and the grammar of Neo4j', (path) => {
    expect(checkGrammar(readReport(join(home, path)).text)).toEqual([]);
  });

  onEveryEngine('tiny', (store) => {
    it.each(paths)('%s gives what its header says', async (path) => {
      expect(await dryRun(store(), readReport(join(home, path)).report)).toBeNull();
    });
  });
});
