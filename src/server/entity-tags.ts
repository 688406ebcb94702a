/**
 * Tags of answers to GET: the same tag means the same answer, so a caller that shows the one it has is told so (304)
 * without anything being run. A tag is made of the state of the graph and all that decides the answer.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SETTLED_MS } from '../model/dates';
import type { Store } from '../store/store';

const DAY_MS = 86_400_000;

export interface EntityTags {
  /** The tag of a request's answer; null while the graph has only just changed. */
  of(request: IncomingMessage): Promise<string | null>;
  /** The graph's version and the day: as long as both stay, so does every answer. Null while it has only just changed. */
  state(): Promise<string | null>;
}

export function entityTags(store: Store, now: () => number = Date.now): EntityTags {
  let seen = { version: '', since: 0 };
  async function state(): Promise<string | null> {
    const version = await store.version();
    const at = now();
    if (version !== seen.version) seen = { version, since: at };
    return at - seen.since < SETTLED_MS ? null : `${version} ${Math.floor(at / DAY_MS)}`;
  }
  return {
    state,
    async of({ url = '', headers }) {
      const graph = await state();
      if (graph === null) return null;
      const parts = [graph, url, headers.accept ?? '', headers.authorization ?? ''];
      return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
    },
  };
}

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2); a weak comparison. */
export function isNamed(tag: string, header: string | undefined): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return (header?.split(',') ?? []).some((one) => bare(one) === '*' || bare(one) === bare(tag));
}
