/** The reports that come with Tierline. A build writes down what their files say, for reading YAML makes a start slow. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statementOf } from '../../store/statement';
import { cypherFiles } from './cypher-files';
import type * as ReadReport from './read-report';
import type { Report } from './report';

const SHIPPED = join(__dirname, 'shipped');
const WRITTEN = join(__dirname, 'shipped.json');

type Written = Omit<Report, 'statement'> & { readonly statement: string };

/** As they were written down, or from their files where nothing was built. */
export function shippedReports(): readonly Report[] {
  if (!existsSync(WRITTEN)) return readShipped();
  const written: Written[] = JSON.parse(readFileSync(WRITTEN, 'utf8'));
  return written.map((report) => ({ ...report, statement: statementOf(`report ${report.name}`, report.statement) }));
}

/** The last step of a build. */
export function writeShipped(): void {
  const written: Written[] = readShipped().map((report) => ({ ...report, statement: report.statement.text }));
  writeFileSync(WRITTEN, JSON.stringify(written));
}

function readShipped(): Report[] {
  const { readReport }: typeof ReadReport = require('./read-report');
  return cypherFiles(SHIPPED).map((path) => readReport(path).report);
}
