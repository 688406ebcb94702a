/** What is told of a report, in one form for every door. */
import type { PackageProblem } from '../../errors';
import { expectationOf } from './parameter-value';
import type { RefusedReport, Report } from './report';
import type { ReportInfo } from './report.type';
import type { ReportShelf } from './report-shelf';

/** Those that run, by name, then the files that are none. */
export const describeReports = (shelf: ReportShelf): ReportInfo[] => [
  ...shelf.list().map(({ report, problems }) => describeReport(report, problems)),
  ...shelf.refused.map(describeRefused),
];

const describeReport = (report: Report, problems: readonly PackageProblem[]): ReportInfo => ({
  name: report.name,
  title: report.title,
  question: report.question,
  description: report.description,
  parameters: report.parameters.map((parameter) => ({
    name: parameter.name,
    type: parameter.type,
    description: parameter.description,
    expected: expectationOf(parameter),
    isRequired: parameter.default === undefined,
    default: parameter.default ?? null,
  })),
  columns: report.columns.map(({ name, type, description, unit, nullable }) => ({
    ...{ name, type, description },
    unit: unit ?? null,
    isNullable: nullable ?? false,
  })),
  version: report.version,
  isResumable: report.cursor !== null,
  problems: problems.map(problemText),
});

const describeRefused = ({ name, problems }: RefusedReport): ReportInfo => ({
  ...{ name, title: null, question: null, description: null, version: null },
  ...{ parameters: [], columns: [], isResumable: false },
  problems: problems.map(problemText),
});

export const problemText = ({ file, line, message }: PackageProblem): string =>
  `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
