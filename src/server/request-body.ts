/** The body of a request: JSON, no larger than its sender may send. */
import type { IncomingMessage } from 'node:http';
import { parsed, Refusal } from './refusal';
import type { Rights } from './rights';

const LARGEST_BODY = 1_000_000;
/** Of a document that starts an import, from a caller that may write. */
const LARGEST_IMPORT = 32_000_000;

/** A body in JSON as it was sent; that of an import may be larger than others. */
export async function jsonText(request: IncomingMessage, rights: Rights): Promise<string> {
  const type = request.headers['content-type'] ?? '';
  const charset = /charset="?([^";]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!/^application\/json\b/i.test(type) || !['utf-8', 'utf8'].includes(charset)) {
    throw new Refusal(415, 'BAD_REQUEST', 'The body must be application/json in UTF-8; set the Content-Type header.');
  }
  return (await readBody(request, rights)).toString('utf8');
}

export function jsonIn(text: string): unknown {
  const body = parsed(text);
  if (Buffer.byteLength(text) > LARGEST_BODY && !startsImport(body)) throw tooLarge(LARGEST_BODY);
  if (body === undefined) {
    throw new Refusal(400, 'BAD_REQUEST', 'The body is no valid JSON; send {"query": "…", "variables": {…}}.');
  }
  return body;
}

/** A body beyond the limit is read on only for one that may write. */
function readBody(request: IncomingMessage, rights: Rights): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let most = LARGEST_BODY;
    const read = (chunk: Buffer) => {
      size += chunk.length;
      if (size > most && most === LARGEST_BODY && rights.writeRefusal === null) most = LARGEST_IMPORT;
      if (size <= most) return void chunks.push(chunk);
      // The rest is let run out: a client that is cut off while it sends would never read the answer.
      request.off('data', read).resume();
      reject(tooLarge(most));
    };
    request.on('data', read);
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.once('error', reject);
  });
}

const startsImport = (body: unknown): boolean =>
  /\bimportStart\b/.test(String((body as { readonly query?: unknown } | null | undefined)?.query));

const tooLarge = (most: number): Refusal =>
  new Refusal(413, 'BOUND_EXCEEDED', `The body is larger than ${most} bytes; send less at a time.`);
