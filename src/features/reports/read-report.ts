/** Reads the file of a report: a comment that holds YAML, then one statement. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { schemaCheck } from '../../documents/check-schema';
import { PlacedDocument } from '../../documents/placed-document';
import { readTextFile } from '../../documents/text-file';
import { AppError, type PackageProblem, packageRefused } from '../../errors';
import { withoutComments } from '../../store/dialect/bare';
import { statementOf } from '../../store/statement';
import { checkDeclarations } from './check/check-declarations';
import { checkStatement } from './check/check-statement';
import type { Report, ReportColumn, ReportParameter } from './report';

const checkSchema = schemaCheck(join(__dirname, '../../../schema/report.schema.json'));

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A report with where its statement stands, for what is still to be checked. */
export interface ReadReport {
  readonly report: Report;
  /** The statement as it stands in the file. */
  readonly text: string;
  readonly file: string;
  /** How many lines of the file lie before the statement. */
  readonly linesBefore: number;
}

/** Throws PACKAGE_REFUSED with every mistake that the text shows, each with its line. */
export function readReport(path: string): ReadReport {
  const file = basename(path);
  const text = readTextFile(path, 'report');
  const name = nameOf(file);
  const parts = /^\/\*([\s\S]*?)\*\/[^\S\n]*\n?/.exec(text);
  if (!parts)
    throw refusal(file, 1, 'It does not begin with a comment /* … */ that holds the header; see another report.');
  const document = PlacedDocument.parse(file, `  ${parts[1]}`, 'The header');
  document.throwProblems();
  checkSchema(document);
  document.throwProblems();
  const header = document.value as Header;
  const body = text.slice(parts[0].length);
  const report: Report = {
    name,
    ...{ title: header.title.trim(), question: header.question.trim(), description: header.description.trim() },
    parameters: named(header.parameters ?? {}),
    columns: named(header.columns),
    cursor: header.cursor ?? null,
    version: createHash('sha256').update(text).digest('hex').slice(0, 16),
    statement: statementOf(`report ${name}`, withoutComments(body)),
  };
  const linesBefore = parts[0].split('\n').length - 1;
  checkDeclarations(report, document);
  const problems = checkStatement(report, body);
  document.problems.push(...problems.map(({ line, message }) => ({ file, line: line + linesBefore, message })));
  document.throwProblems();
  return { report, text: body, file, linesBefore };
}

/** What was wrong with a file, where that is why it could not be read. */
export function problemsIn(error: unknown): readonly PackageProblem[] {
  if (error instanceof AppError && error.code === 'PACKAGE_REFUSED') {
    return error.details.problems as readonly PackageProblem[];
  }
  throw error;
}

interface Header {
  readonly title: string;
  readonly question: string;
  readonly description: string;
  readonly cursor?: string;
  readonly parameters?: Readonly<Record<string, Omit<ReportParameter, 'name'>>>;
  readonly columns: Readonly<Record<string, Omit<ReportColumn, 'name'>>>;
}

const named = <T>(declared: Readonly<Record<string, T>>): (T & { readonly name: string })[] =>
  Object.entries(declared).map(([name, one]) => ({ ...one, name }));

function nameOf(file: string): string {
  const name = file.replace(/\.cypher$/, '');
  if (NAME.test(name) && name !== file && name.length <= 60) return name;
  throw refusal(
    file,
    1,
    'Its name is no kebab-case name like sole-source-parts.cypher, at most 60 letters; rename it.',
  );
}

const refusal = (file: string, line: number, message: string): AppError => packageRefused([{ file, line, message }]);
