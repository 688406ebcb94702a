/** Requests that are refused before GraphQL sees them, and what is sent without it. */
import type { ServerResponse } from 'node:http';
import { AppError, errorCodes } from '../errors';

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What a caller is told of an error; null where the fault is not its own. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  return error instanceof AppError && errorCodes[error.code] < 500
    ? new Refusal(errorCodes[error.code], error.code, error.message)
    : null;
}

export const refusalBody = (refusal: Refusal | null) => ({
  errors: [
    refusal
      ? { message: refusal.message, extensions: { code: refusal.code } }
      : { message: 'Something went wrong here.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
  ],
});

/** Of every answer: it is what its type says. */
export const NO_SNIFFING = { 'x-content-type-options': 'nosniff' };

const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  ...NO_SNIFFING,
};

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, JSON_HEADERS);
  response.end(JSON.stringify(body));
}

/** Undefined for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
