/** The shipped reports, and what one of them answers on a store. */
import { join } from 'node:path';
import { readReport } from '../../../../src/features/reports/read-report';
import { declaredRows } from '../../../../src/features/reports/report-rows';
import { publicScope, type ReadingScope } from '../../../../src/model/scope';
import type { Store } from '../../../../src/store/store';
import type { Parameters, Row } from '../../../../src/store/values';
import { reportFiles } from '../../../rules/cypher/cypher-files';
import { home } from '../../../support/engines';

/** A report asked with parameters; those left out are as the report declares. */
export interface Asked {
  readonly report: string;
  readonly parameters?: Parameters;
  readonly scope?: Partial<ReadingScope>;
}

/** What is expected of it: rows as lists of values in the order of its columns. */
export interface Answer extends Asked {
  /** How the rows follow from the seed. */
  readonly because: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** A list is taken up by its cursor and asked by nobody as a question. */
const LISTS = ['all-supplies'];

export const shipped = new Map(
  reportFiles
    .filter(({ name }) => !LISTS.includes(name))
    .map(({ name, path }) => [name, readReport(join(home, path)).report]),
);

/** As of the day that the answers of the seeds are read on, as known now. */
export async function ask(store: Store, { report: name, parameters, scope }: Asked): Promise<Row[]> {
  const report = shipped.get(name);
  if (!report) throw new Error(`There is no report ${name}.`);
  const defaults = Object.fromEntries(report.parameters.map((parameter) => [parameter.name, parameter.default]));
  const under = { ...publicScope(new Date()), asOf: '2026-01-01', ...scope };
  const rows = await store.read(report.statement, { ...defaults, ...parameters, limit: 1000 }, { scope: under });
  return declaredRows(report, rows);
}

export const valuesOf = (rows: readonly Row[]): unknown[][] => rows.map((row) => Object.values(row));

export const titleOf = ({ report, parameters = {}, scope = {} }: Asked): string =>
  [report, ...Object.entries({ ...parameters, ...scope }).map(([name, value]) => `${name}=${value}`)].join(' ');
