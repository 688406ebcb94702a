/** Errors of the reports over HTTP, as problem details (RFC 9457): what the caller can mend in full, all else masked. */
import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Logger } from 'pino';
import { AppError, errorCodes } from '../../../errors';

/** Codes from 500 up that tell the caller what to do. */
const TOLD = ['DEADLINE_EXCEEDED', 'STORE_UNAVAILABLE'];

/** Breaks the answer off where part of it was sent: the caller then sees that it is not whole. */
export function sendProblem(response: ServerResponse, log: Logger, error: unknown): void {
  const known = error instanceof AppError ? error : null;
  const isTold = known && (errorCodes[known.code] < 500 || TOLD.includes(known.code));
  const instance = randomUUID();
  if (!isTold) log.error({ err: error, requestId: instance }, 'a report failed');
  if (response.headersSent) return void response.destroy();
  const status = isTold ? errorCodes[known.code] : 500;
  for (const name of response.getHeaderNames()) if (name !== 'allow') response.removeHeader(name);
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const body = isTold
    ? { ...known.details, code: known.code, detail: known.message }
    : { detail: `Something went wrong here. Tell the operator the request id ${instance}.`, instance };
  response.end(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, ...body }));
}
