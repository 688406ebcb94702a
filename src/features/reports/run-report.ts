/** Runs a report under a request's scope: its parameters checked, its rows page by page. */
import { badInput, boundExceeded, deadlineExceeded, notFound, staleReport } from '../../errors';
import { type Context, read } from '../../graphql/context';
import type { Row } from '../../store/values';
import { expectationOf, parameterValue } from './parameter-value';
import type { Report } from './report';
import { declaredRows } from './report-rows';

/** What one statement gives at most: more would hold the event loop while the rows are made. */
const MOST_ROWS_AT_ONCE = 10_000;

/** Of a report with a cursor, which looks at more than it gives: a page stays far from the deadline on a busy machine. */
const ROWS_OF_A_PAGE = 2_000;

export interface ReportRequest {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How many rows at most; null for all that there are, of a report with a cursor. */
  readonly limit: number | null;
  /** The value of the report's cursor in the last row that the caller has; null to start. */
  readonly after: string | null;
  /** The state of the graph that the caller goes on from; null for whatever it is now. */
  readonly watermark: string | null;
}

export class ReportRun {
  rowCount = 0;
  /** Whether there are more rows; known when the last page was given. */
  isTruncated = false;
  /** The place behind the last row; null for a report without a cursor and where no row came. */
  endCursor: string | null = null;

  constructor(
    readonly report: Report,
    readonly parameters: Readonly<Record<string, unknown>>,
    readonly request: ReportRequest,
    readonly watermark: string,
    readonly context: Context,
  ) {}

  /** The first page, read before it is asked for. */
  private ahead: Row[] | null = null;

  /**
   * Reads the first page, so that what is wrong with the run shows before anything of it was sent. Whether there are more
   * rows than asked for; null where only the last page will tell.
   */
  async begin(): Promise<boolean | null> {
    const size = this.sizeOf(this.request.limit ?? Number.MAX_SAFE_INTEGER);
    this.ahead = await this.page(size, this.request.after);
    const hasMore = this.ahead.length > size;
    return hasMore && this.report.cursor && this.request.limit !== size ? null : hasMore;
  }

  /** Throws STALE_TOKEN where the graph changes between two pages, for their rows would not belong together. */
  async *pages(): AsyncGenerator<Row[]> {
    const { cursor } = this.report;
    let after = this.request.after;
    for (let left = this.request.limit ?? Number.MAX_SAFE_INTEGER; ; ) {
      const size = this.sizeOf(left);
      const rows = this.ahead ?? (await this.page(size, after));
      this.ahead = null;
      const hasMore = rows.length > size;
      rows.length = Math.min(rows.length, size);
      if (cursor && rows.length > 0) after = rows.at(-1)?.[cursor] as string;
      left -= rows.length;
      const isLast = !hasMore || left === 0 || !cursor;
      this.rowCount += rows.length;
      this.endCursor = cursor ? after : null;
      this.isTruncated = hasMore;
      if (rows.length > 0) yield rows;
      if (isLast) return;
      if ((await this.context.store.version()) !== this.watermark) throw staleReport('watermark', this.watermark);
    }
  }

  private sizeOf(left: number): number {
    return Math.min(left, this.report.cursor ? ROWS_OF_A_PAGE : MOST_ROWS_AT_ONCE);
  }

  /**
   * Up to `size` rows, and one or two more where there are more: a report with a cursor may spend one of its limit on the
   * row that it starts behind. Each page has the time that a request has; of a long export that is not the time of all.
   */
  private async page(size: number, after: string | null): Promise<Row[]> {
    const { report, parameters, context } = this;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(deadlineExceeded(context.deadlineMs)), context.deadlineMs);
    try {
      const signal = AbortSignal.any([context.signal, late.signal]);
      const bound = report.cursor ? { ...parameters, limit: size + 2, after } : { ...parameters, limit: size + 1 };
      return declaredRows(report, await read(context, report.statement, bound, { signal }));
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What every answer says of itself beside its rows. */
export interface Provenance {
  readonly report: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly asOf: string;
  readonly asKnownOn: string;
  readonly minConfidence: number;
  readonly watermark: string;
  readonly rowCount: number;
  readonly isTruncated: boolean;
  readonly endCursor: string | null;
}

/** The counts are right once the last page was given. */
export function provenanceOf(run: ReportRun): Provenance {
  const { report, parameters, context, watermark, rowCount, isTruncated, endCursor } = run;
  const { asOf, asKnownOn, minConfidence } = context.scope;
  const read = { asOf, asKnownOn, minConfidence, watermark };
  return { report: report.name, version: report.version, parameters, ...read, rowCount, isTruncated, endCursor };
}

/** All rows of a run at once, with what it says of itself. */
export async function collected(run: ReportRun): Promise<Provenance & { readonly rows: readonly Row[] }> {
  const rows: Row[] = [];
  for await (const page of run.pages()) rows.push(...page);
  return { ...provenanceOf(run), rows };
}

/** Throws BAD_INPUT, BAD_ID, NOT_FOUND, BOUND_EXCEEDED or STALE_TOKEN before anything of the report runs. */
export async function startReport(context: Context, report: Report, request: ReportRequest): Promise<ReportRun> {
  const { limit, after } = request;
  if (limit !== null && (!Number.isSafeInteger(limit) || limit < 1 || (!report.cursor && limit > MOST_ROWS_AT_ONCE))) {
    throw boundExceeded('limit', limit, 1, report.cursor ? Number.MAX_SAFE_INTEGER : MOST_ROWS_AT_ONCE);
  }
  if (after !== null && !report.cursor) {
    throw badInput('after', after, 'nothing, for this report has no cursor', 'Leave it out.');
  }
  const parameters = await boundParameters(context, report, request.parameters);
  const watermark = await context.store.version();
  if (request.watermark !== null && request.watermark !== watermark) throw staleReport('watermark', request.watermark);
  const whole = { ...request, limit: limit ?? (report.cursor ? null : MOST_ROWS_AT_ONCE) };
  return new ReportRun(report, parameters, whole, watermark, context);
}

async function boundParameters(
  context: Context,
  { name: report, parameters }: Report,
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const known = parameters.map(({ name }) => name);
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const expected = known.length > 0 ? `one of the parameters ${known.join(', ')} of ${report}` : 'no parameter';
    throw badInput(name, given[name], expected, 'Leave it out.');
  }
  const bound: Record<string, unknown> = {};
  for (const parameter of parameters) {
    const { name, type } = parameter;
    const value = Object.hasOwn(given, name) ? (given[name] ?? null) : null;
    if (value === null && parameter.default === undefined) {
      throw badInput(name, undefined, expectationOf(parameter), `${report} needs it; give it.`);
    }
    bound[name] = value === null ? parameter.default : parameterValue(parameter, value);
    if (type === 'id' && bound[name] !== null && !(await context.entity(bound[name] as string))) {
      throw notFound(name, bound[name] as string);
    }
  }
  return bound;
}
