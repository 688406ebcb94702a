/** The rows of a report over HTTP: streamed, compressed where that is accepted, and not sent again while nothing changed. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { narrowed } from '../../../graphql/reading';
import type { ReportFormat } from '../formats/report-format';
import type { Report } from '../report';
import { requestOfTexts, type TextRequest } from '../report-request';
import { type ReportRun, startReport } from '../run-report';
import type { ReportsRequest } from './reports-request';

export async function sendRows(asked: ReportsRequest, report: Report, format: ReportFormat): Promise<void> {
  const { request, response, url, context } = asked;
  const wanted = requestOfTexts(report, url.searchParams);
  context.scope = narrowed(context.scope, wanted);
  const run = await startReport(context, report, wanted);
  const etag = etagOf(run, wanted, format);
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  if (isKnown(request, etag)) return void response.writeHead(304).end();
  const isTruncated = await run.begin();
  response.setHeader('content-type', format.mediaType);
  response.setHeader('x-report-version', report.version);
  response.setHeader('x-watermark', run.watermark);
  const disposition = format.isShown ? 'inline' : 'attachment';
  response.setHeader('content-disposition', `${disposition}; filename="${report.name}.${format.ending}"`);
  if (isTruncated === null) response.setHeader('trailer', 'X-Truncated, X-Row-Count');
  else response.setHeader('x-truncated', String(isTruncated));
  const isZipped = !format.isCompressed && acceptsGzip(request);
  if (isZipped) response.setHeader('content-encoding', 'gzip');
  response.writeHead(200);
  if (request.method === 'HEAD') return void response.end();
  const rows = withTrailers(format.stream(run), () => {
    if (isTruncated !== null) return;
    response.addTrailers({ 'X-Truncated': String(run.isTruncated), 'X-Row-Count': String(run.rowCount) });
  });
  await (isZipped ? pipeline(rows, createGzip(), response) : pipeline(rows, response));
}

/** What comes behind the rows is known once they have all gone out, and must be told before the answer ends. */
function withTrailers(rows: Readable, tell: () => void): Readable {
  rows.once('end', tell);
  return rows;
}

/** Weak, for two answers of one tag may say different times of making; equal tags mean equal rows. */
function etagOf(run: ReportRun, { asKnownOn }: TextRequest, { ending }: ReportFormat): string {
  const { report, watermark, parameters, request, context } = run;
  const { asOf, minConfidence, access } = context.scope;
  const { limit, after } = request;
  const parts = [report.version, watermark, asOf, asKnownOn, minConfidence, access, parameters, limit, after, ending];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}

const isKnown = ({ headers }: IncomingMessage, etag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((one) => one.trim() === etag || one.trim() === '*');

const acceptsGzip = ({ headers }: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(String(headers['accept-encoding'] ?? ''));
