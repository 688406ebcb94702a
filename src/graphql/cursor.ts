/**
 * Signed positions. A cursor names the list it belongs to and a place in it, so it survives writes; one of another
 * list, of another graph or with a letter changed is refused.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { badCursor } from '../errors';

const SIGNATURE_BYTES = 12;

export interface CursorSigner {
  /** `list` names the list with all arguments that decide what is in it, and in which order. */
  sign(list: string, position: unknown): string;
  /** The position; throws BAD_CURSOR naming `field`. */
  open(field: string, list: string, cursor: string): unknown;
}

export function cursorSigner(key: string): CursorSigner {
  const signature = (body: string) => createHmac('sha256', key).update(body).digest().subarray(0, SIGNATURE_BYTES);
  const digest = (list: string) => createHash('sha256').update(list).digest('base64url').slice(0, 10);
  return {
    sign(list, position) {
      const body = JSON.stringify([digest(list), position]);
      return Buffer.concat([signature(body), Buffer.from(body)]).toString('base64url');
    },
    open(field, list, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      const body = bytes.subarray(SIGNATURE_BYTES).toString();
      const whole = bytes.length > SIGNATURE_BYTES && bytes.toString('base64url') === cursor;
      if (!whole || !timingSafeEqual(signature(body), bytes.subarray(0, SIGNATURE_BYTES))) {
        throw badCursor(field, 'is no cursor of this graph');
      }
      const [of, position] = JSON.parse(body) as [string, unknown];
      if (of !== digest(list)) throw badCursor(field, 'belongs to another list or to other arguments');
      return position;
    },
  };
}
