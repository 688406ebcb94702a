/** One request's context: its batches, its scope and its deadline. Nothing of it outlives the request. */
import { setMaxListeners } from 'node:events';
import { AppError, forbidden } from '../errors';
import { entityLoader, headLoader } from '../features/catalog/catalog.loaders';
import type { Context } from '../graphql/context';
import type { CursorSigner } from '../graphql/cursor';
import type { EntityRow } from '../graphql/rows';
import { publicScope } from '../model/scope';
import type { Store } from '../store/store';
import type { Rights } from './rights';

export interface Shared {
  readonly store: Store;
  readonly cursors: CursorSigner;
  readonly deadlineMs: number;
}

/** Versions never share an instant, so the last one may lie a little ahead of the clock. */
const AHEAD_MS = 1_000;

export interface RequestContext extends Context {
  /** Whether the same request gets the same answer while the graph stays as it is. */
  readonly isRepeatable: boolean;
}

const CYPHER_IS_OFF = forbidden('Ad-hoc Cypher is off.', 'Set TIERLINE_CYPHER=on where the server is started.');
const ONLY_READS: Rights = {
  writeRefusal: forbidden('Here the graph is only read.', 'Write with `tierline load`.'),
  adHoc: CYPHER_IS_OFF,
};

/** A caller may only read, and not in Cypher, unless it is said that it may do more. */
export function requestContext(
  { store, cursors, deadlineMs }: Shared,
  signal: AbortSignal,
  rights: Rights = ONLY_READS,
): RequestContext {
  // As many statements may wait for the signal at once as the document has fields; Node warns from eleven on.
  setMaxListeners(0, signal);
  const kept = new Map<string, unknown>();
  let scope = publicScope(new Date());
  let isRepeatable = true;
  const options = () => ({ scope, signal });
  const wholes = () => own.keep('entities', () => entityLoader(store, options));
  const heads = () => own.keep('heads', () => headLoader(store, options));
  const knownHeads = new Map<string, EntityRow>();
  // Apollo Server may hand a copy on; what stands in the prototype is one for all copies.
  const shared = {
    get scope() {
      return scope;
    },
    set scope(next) {
      scope = next;
    },
    get isRepeatable() {
      return isRepeatable;
    },
    get writeRefusal() {
      return rights.writeRefusal;
    },
  };
  const own: Omit<Context, 'scope' | 'writeRefusal'> = {
    store,
    cursors,
    deadlineMs,
    signal,
    entity: (id) => wholes().load(id),
    head: (id) => (scope.isPast ? wholes().load(id) : (knownHeads.get(id) ?? heads().load(id))),
    remember(entity) {
      wholes().prime(entity.id, entity);
      knownHeads.set(entity.id, entity);
    },
    keep<T>(key: string, make: () => T): T {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
    refresh() {
      kept.clear();
      knownHeads.clear();
      scope = publicScope(new Date(Date.now() + AHEAD_MS));
    },
    passingState() {
      isRepeatable = false;
    },
    adHoc() {
      const { adHoc = CYPHER_IS_OFF } = rights;
      if (adHoc instanceof AppError) throw adHoc;
      return adHoc;
    },
  };
  return Object.assign(Object.create(shared), own);
}
