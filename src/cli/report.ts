/** `tierline report`: lists the reports, runs one, or checks files that shall become some. */
import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { InvalidArgumentError } from 'commander';
import { badInput, reportFilesRefused } from '../errors';
import { wholeOrNothing } from '../features/export/target';
import { checkReport } from '../features/reports/check-report';
import { describeReports } from '../features/reports/describe-report';
import { cellText } from '../features/reports/formats/csv';
import { reportFormats } from '../features/reports/formats/formats';
import type { ReportFormat } from '../features/reports/formats/report-format';
import { requestOfTexts } from '../features/reports/report-request';
import { ReportShelf } from '../features/reports/report-shelf';
import { collected, provenanceOf, type ReportRun, startReport } from '../features/reports/run-report';
import { cursorSigner } from '../graphql/cursor';
import { narrowed } from '../graphql/reading';
import { requestContext } from '../server/context';
import { shippedReports } from '../server/schema';
import { Stop } from '../server/stop';
import { graphKey } from '../store/graph-record';
import type { Store } from '../store/store';
import { onGraph, settings } from './graph';
import { print, printJson, printTable } from './output';

export const reportFormatNames = ['table', 'csv', 'xlsx', 'json', 'ndjson', 'markdown'] as const;

export interface ReportOptions {
  readonly param?: readonly (readonly [string, string])[];
  readonly limit?: string;
  readonly after?: string;
  readonly watermark?: string;
  readonly asOf?: string;
  readonly asKnownOn?: string;
  readonly minConfidence?: string;
  readonly format?: (typeof reportFormatNames)[number];
  readonly out?: string;
  readonly check?: readonly string[];
  readonly json?: true;
}

/** How many rows a table on a terminal shows where nothing else is said. */
const ROWS_OF_A_TABLE = '100';

export async function report(name: string | undefined, options: ReportOptions): Promise<void> {
  if (options.check) return onGraph((store) => check(options.check ?? [], store));
  await onGraph(async (store, stop) => {
    const shelf = await openShelf(store, name);
    if (name === undefined) return list(shelf, options.json);
    await run(store, stop, shelf, name, options);
  });
}

/** `name=value`, added to what was given before. */
export function namedValue(text: string, before: readonly (readonly [string, string])[] = []): [string, string][] {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('Expected name=value.');
  return [...before.map(([one, other]): [string, string] => [one, other]), [name, value]];
}

async function openShelf(store: Store, only: string | undefined): Promise<ReportShelf> {
  const { reports } = settings();
  return reports === null ? shippedReports() : ReportShelf.withOwn(reports, store, only);
}

function list(shelf: ReportShelf, json: true | undefined): void {
  const reports = describeReports(shelf);
  if (json) {
    printJson(reports);
    return;
  }
  printTable(reports.filter(({ version }) => version !== null).map(({ name, title }) => [name, title ?? '']));
  for (const { problems } of reports) for (const problem of problems) print(problem);
}

async function check(paths: readonly string[], store: Store): Promise<void> {
  const checked = await Promise.all(paths.map((path) => checkReport(path, store)));
  const problems = checked.flatMap((one) => one.problems);
  if (problems.length > 0) throw reportFilesRefused(problems);
  for (const { report } of checked) print(`${report?.name}: a report, version ${report?.version}`);
}

async function run(
  store: Store,
  stop: AbortSignal,
  shelf: ReportShelf,
  name: string,
  { param = [], format, out, json, check: _, ...rest }: ReportOptions,
): Promise<void> {
  const chosen = json ? formatOf('json') : chosenFormat(format, out);
  const found = await shelf.find(name);
  const given = { ...(chosen || out !== undefined ? {} : { limit: ROWS_OF_A_TABLE }), ...rest };
  const request = requestOfTexts(found, [...param, ...(Object.entries(given) as [string, string][])]);
  const shared = { store, cursors: cursorSigner(await graphKey(store)), deadlineMs: settings().deadlineMs };
  const context = requestContext(shared, Stop.on(stop));
  context.scope = narrowed(context.scope, request);
  const started = await startReport(context, found, request);
  if (!chosen) return printRows(started);
  const rows = chosen.stream(started);
  if (out === undefined) return pipeline(rows, process.stdout, { end: false });
  await wholeOrNothing(out, 'file', (path) =>
    out.endsWith('.gz')
      ? pipeline(rows, createGzip(), createWriteStream(path))
      : pipeline(rows, createWriteStream(path)),
  );
  print(`${out}: ${toldOf(started)}`);
}

/** Null for a table. */
function chosenFormat(format: ReportOptions['format'], out: string | undefined): ReportFormat | null {
  if (out === undefined) {
    if (format === 'xlsx' && process.stdout.isTTY) {
      throw badInput('--format', 'xlsx', 'a format that a terminal shows', 'Or name a file with --out.');
    }
    return format === undefined || format === 'table' ? null : formatOf(format);
  }
  if (format === 'table') throw badInput('--format', format, 'a format of files', 'Leave out --out to see a table.');
  return formatOf(format ?? extname(out.replace(/\.gz$/, '')).slice(1));
}

function formatOf(name: string): ReportFormat {
  const format = reportFormats.find(({ ending }) => ending === (name === 'markdown' ? 'md' : name));
  if (format) return format;
  const endings = reportFormats.map(({ ending }) => `.${ending}`).join(', ');
  throw badInput('--out', name, `a file that ends in ${endings}, also with .gz`, 'Or use --format.');
}

async function printRows(started: ReportRun): Promise<void> {
  const { columns, title } = started.report;
  const { rows } = await collected(started);
  print(title);
  const cells = rows.map((row) => columns.map(({ name }) => cellText(row[name]).replaceAll(/[\p{Cc}]+/gu, ' ')));
  printTable([columns.map(({ name }) => name), ...cells]);
  print(toldOf(started));
}

function toldOf(started: ReportRun): string {
  const { rowCount, isTruncated, endCursor, watermark, asOf, version } = provenanceOf(started);
  const more = isTruncated
    ? ` of more${endCursor === null ? '' : `; go on with --after ${endCursor} --watermark ${watermark}`}`
    : '';
  return `${rowCount} rows${more}; report ${version}, graph ${watermark}, facts of ${asOf}`;
}
