/** The version of a graph, and since when this process knows it: what was kept of another version is kept no more. */
import type { Store } from '../../store/store';

interface SeenVersion {
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

const seenOf = new WeakMap<Store, SeenVersion>();

export async function seenVersion(store: Store): Promise<SeenVersion> {
  const version = await store.version();
  const seen = seenOf.get(store);
  if (seen?.version === version) return seen;
  const first = { version, since: Date.now() };
  seenOf.set(store, first);
  return first;
}
