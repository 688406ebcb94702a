/** Answers in gzip, for callers that take it and where it saves more than it costs. */
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const zip = promisify(gzip);

/** A smaller answer is sent in a few packets as it is. */
const LEAST = 8_000;

/** Whether gzip is among the `Accept-Encoding` of a request, and not refused with a quality of 0 (RFC 9110, 12.5.3). */
export function takesGzip({ headers }: IncomingMessage): boolean {
  const given = headers['accept-encoding'];
  if (given === undefined) return false;
  const own = String(given)
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .find((one) => /^(x-)?gzip(;|$)/.test(one));
  return own !== undefined && !/;\s*q=0(\.0*)?$/.test(own);
}

/** By the fastest compression; null for what is small. */
export async function gzipped(body: Buffer): Promise<Buffer | null> {
  return body.length < LEAST ? null : zip(body, { level: constants.Z_BEST_SPEED });
}
