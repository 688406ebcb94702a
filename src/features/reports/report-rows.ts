/** Rows of a report as its header declares them; what an engine gave otherwise is a mistake in the report. */
import { reportRefused, shown } from '../../errors';
import { isDate, UNBOUNDED_FROM, UNBOUNDED_TO } from '../../model/dates';
import { parseEntityId } from '../../model/ids';
import type { Row } from '../../store/values';
import type { Report, ReportColumn } from './report';

/** The same rows, an unbounded date as null; throws REPORT_REFUSED where a value is not what its column says. */
export function declaredRows(report: Report, rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    const declared: Row = {};
    for (const column of report.columns) declared[column.name] = declaredValue(report, column, row[column.name]);
    return declared;
  });
}

function declaredValue({ name: report }: Report, column: ReportColumn, given: unknown): unknown {
  const isUnbounded = column.type === 'date' && (given === UNBOUNDED_FROM || given === UNBOUNDED_TO);
  const value = isUnbounded ? null : (given ?? null);
  if (value === null ? column.nullable : isOf(column, value)) return value;
  const expected = value === null ? 'a value, for it is not nullable' : `a value of type ${typeName(column)}`;
  throw reportRefused(report, column.name, typeof value === 'number' ? String(value) : shown(value), expected);
}

function isOf(column: ReportColumn, value: unknown): boolean {
  switch (column.type) {
    case 'id':
      return isId(column, value);
    case 'ids':
      return Array.isArray(value) && value.every((item) => isId(column, item));
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && isDate(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
}

function isId({ kinds = [] }: ReportColumn, value: unknown): boolean {
  const kind = typeof value === 'string' ? parseEntityId(value)?.kind : undefined;
  return kind !== undefined && kinds.includes(kind);
}

const typeName = ({ type, kinds }: ReportColumn): string => (kinds ? `${type} of ${kinds.join(', ')}` : type);
