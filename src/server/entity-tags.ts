/**
 * Tags of answers to GET: the same tag means the same answer, so a caller that shows the one it has is told so (304)
 * without anything being run. A tag is made of the state of the graph and all that decides the answer.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isSettled, type SeenVersion } from '../graphql/seen-version';

/**
 * The graph's version and the day: as long as both stay, so does every answer. Null while something in the graph is yet to
 * begin or end.
 */
export function stateOf(seen: SeenVersion): string | null {
  const now = new Date().toISOString();
  return isSettled(seen, now) ? `${seen.version} ${now.slice(0, 10)}` : null;
}

/** The tag of a request's answer in a state of the graph. */
export function tagOf(state: string, { url = '', headers }: IncomingMessage): string {
  const parts = [state, url, headers.accept ?? '', headers.authorization ?? ''];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
}

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2); a weak comparison. */
export function isNamed(tag: string, header: string | undefined): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return (header?.split(',') ?? []).some((one) => bare(one) === '*' || bare(one) === bare(tag));
}
