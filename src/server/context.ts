/** One request's context: its batches, its scope and its deadline. Nothing of it outlives the request. */
import { setMaxListeners } from 'node:events';
import { entityLoader } from '../features/catalog/catalog.loaders';
import type { Context } from '../graphql/context';
import type { CursorSigner } from '../graphql/cursor';
import { publicScope } from '../model/scope';
import type { Store } from '../store/store';

export interface Shared {
  readonly store: Store;
  readonly cursors: CursorSigner;
  readonly deadlineMs: number;
}

export function requestContext({ store, cursors, deadlineMs }: Shared, signal: AbortSignal): Context {
  // As many statements may wait for the signal at once as the document has fields; Node warns from eleven on.
  setMaxListeners(0, signal);
  const kept = new Map<string, unknown>();
  const entities = entityLoader(store, () => ({ scope: context.scope, signal }));
  const context: Context = {
    store,
    cursors,
    deadlineMs,
    signal,
    scope: publicScope(new Date()),
    entity: (id) => entities.load(id),
    remember: (entity) => void entities.prime(entity.id, entity),
    keep<T>(key: string, make: () => T): T {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
  };
  return context;
}
