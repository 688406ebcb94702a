/** Everything that a report is checked for before it is served. */
import type { PackageProblem } from '../../errors';
import type { Store } from '../../store/store';
import { checkGrammar } from './check/check-grammar';
import { dryRun } from './check/dry-run';
import { problemsIn, type ReadReport, readReport } from './read-report';
import type { Report } from './report';

/** The report, or what is wrong with it; without a store it is not run. */
export async function checkReport(
  path: string,
  store: Store | null,
): Promise<{ readonly report: Report | null; readonly problems: readonly PackageProblem[] }> {
  let read: ReadReport;
  try {
    read = readReport(path);
  } catch (error) {
    return { report: null, problems: problemsIn(error) };
  }
  const { report, text, file, linesBefore } = read;
  const problems = checkGrammar(text).map(({ line, message }) => ({ file, line: line + linesBefore, message }));
  if (problems.length > 0) return { report: null, problems };
  const message = store ? await dryRun(store, report) : null;
  return message ? { report: null, problems: [{ file, line: linesBefore + 1, message }] } : { report, problems };
}
