import { join } from 'node:path';
import { checkGrammar } from '../../../src/features/reports/check/check-grammar';
import { dryRun } from '../../../src/features/reports/check/dry-run';
import { readReport } from '../../../src/features/reports/read-report';
import { reportFiles } from '../../rules/cypher/cypher-files';
import { home, onEveryEngine } from '../../support/engines';

const paths = reportFiles.map(({ path }) => path);

describe('the shipped reports', () => {
  it.each(paths)('%s satisfies the checks of its text and the grammar of Neo4j', (path) => {
    expect(checkGrammar(readReport(join(home, path)).text)).toEqual([]);
  });

  onEveryEngine('tiny', (store) => {
    it.each(paths)('%s gives what its header says', async (path) => {
      expect(await dryRun(store(), readReport(join(home, path)).report)).toBeNull();
    });
  });
});
