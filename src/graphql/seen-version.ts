/** The version of a graph, and whom it shows all of itself: what was kept of another version is kept no more. */
import { settledFrom } from '../store/graph-record';
import type { Store } from '../store/store';
import type { Context } from './context';

export interface SeenVersion {
  readonly version: string;
  /**
   * From this instant on every reader sees the same: none of its versions begins or ends later. Versions never share an
   * instant, so the last one may lie a little ahead of the clock.
   */
  readonly settledFrom: string;
}

const seenOf = new WeakMap<Store, SeenVersion>();

export async function seenVersion(store: Store, request: Pick<Context, 'until'>): Promise<SeenVersion> {
  const version = await request.until(store.version());
  const seen = seenOf.get(store);
  if (seen?.version === version) return seen;
  const now = new Date().toISOString();
  const [, later = now] = [await request.until(settledFrom(store)), now].sort();
  const first = { version, settledFrom: later };
  seenOf.set(store, first);
  return first;
}

/** Whether a reader of that instant sees all that the version has. */
export const isSettled = (seen: SeenVersion, asKnownOn: string): boolean => asKnownOn >= seen.settledFrom;
