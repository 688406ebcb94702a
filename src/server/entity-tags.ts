/**
 * Tags of answers: the same tag means the same answer, so it need not be worked out again, and a caller that has it from
 * a GET is told so (304). A tag is made of the graph's version, the day, and all that decides the answer.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SETTLED_MS } from '../model/dates';
import type { Store } from '../store/store';

export interface EntityTags {
  /** The tag of the answer to a request with that body; null while the graph has only just changed. */
  of(request: IncomingMessage, body?: Buffer): Promise<string | null>;
}

export function entityTags(store: Store, now: () => number = Date.now): EntityTags {
  let seen = { version: '', since: 0 };
  return {
    async of({ url = '', headers }, body) {
      const version = await store.version();
      if (version !== seen.version) seen = { version, since: now() };
      if (now() - seen.since < SETTLED_MS) return null;
      const day = new Date(now()).toISOString().slice(0, 10);
      const parts = [version, day, url, headers.accept ?? '', headers.authorization ?? ''];
      const hash = createHash('sha256').update(JSON.stringify(parts));
      if (body) hash.update(body);
      return `W/"${hash.digest('base64url').slice(0, 22)}"`;
    },
  };
}

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2); a weak comparison. */
export function isNamed(tag: string, header: string | undefined): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return (header?.split(',') ?? []).some((one) => bare(one) === '*' || bare(one) === bare(tag));
}
