/** The version of a graph, and since when this process knows it: what was kept of another version is kept no more. */
import { SETTLED_MS } from '../model/dates';
import type { Stopping, Store } from '../store/store';

export interface SeenVersion {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

const seenOf = new WeakMap<Store, SeenVersion>();

export async function seenVersion(store: Store, stop?: Stopping): Promise<SeenVersion> {
  const version = await store.version(stop);
  const seen = seenOf.get(store);
  if (seen?.version === version) return seen;
  const first = { version, since: Date.now() };
  seenOf.set(store, first);
  return first;
}

/** Whether a reader of that instant sees all that was written before the version was seen. */
export const isSettled = ({ since }: SeenVersion, asKnownOn: number): boolean => asKnownOn - since >= SETTLED_MS;
