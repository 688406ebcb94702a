/** One request's context: its batches, its scope and its deadline. Nothing of it outlives the request. */
import { setMaxListeners } from 'node:events';
import { AppError, forbidden } from '../errors';
import { entityLoader, headLoader } from '../features/catalog/catalog.loaders';
import type { Context } from '../graphql/context';
import type { CursorSigner } from '../graphql/cursor';
import type { EntityRow } from '../graphql/rows';
import { publicScope, type ReadingScope } from '../model/scope';
import type { AdHoc } from '../store/ad-hoc';
import type { Store } from '../store/store';
import type { Rights } from './rights';
import type { Stop } from './stop';

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

/** What a request has read and decided; one for all copies of its context, which Apollo Server may make. */
interface State {
  readonly startedAt: number;
  scope: ReadingScope | undefined;
  isRepeatable: boolean;
  signal: AbortSignal | undefined;
  readonly kept: Map<string, unknown>;
  readonly knownHeads: Map<string, EntityRow>;
}

class OfRequest implements RequestContext {
  private readonly state: State = {
    startedAt: performance.now(),
    scope: undefined,
    isRepeatable: true,
    signal: undefined,
    kept: new Map(),
    knownHeads: new Map(),
  };

  constructor(
    private readonly shared: Shared,
    private readonly stop: Stop,
    private readonly rights: Rights,
  ) {}

  /** As many statements may wait for it at once as the document has fields; Node warns from eleven on. */
  get signal(): AbortSignal {
    if (!this.state.signal) {
      this.state.signal = this.stop.signal;
      setMaxListeners(0, this.state.signal);
    }
    return this.state.signal;
  }

  until<T>(work: Promise<T>): Promise<T> {
    return this.stop.until(work);
  }

  get store(): Store {
    return this.shared.store;
  }

  get cursors(): CursorSigner {
    return this.shared.cursors;
  }

  get deadlineMs(): number {
    return this.shared.deadlineMs;
  }

  get startedAt(): number {
    return this.state.startedAt;
  }

  get scope(): ReadingScope {
    this.state.scope ??= publicScope(new Date());
    return this.state.scope;
  }

  set scope(scope: ReadingScope) {
    this.state.scope = scope;
  }

  get isRepeatable(): boolean {
    return this.state.isRepeatable;
  }

  get writeRefusal(): AppError | null {
    return this.rights.writeRefusal;
  }

  entity(id: string): Promise<EntityRow | null> {
    return this.wholes().load(id);
  }

  head(id: string): EntityRow | null | Promise<EntityRow | null> {
    if (this.scope.isPast) return this.wholes().load(id);
    const known = this.state.knownHeads.get(id);
    return known ?? this.keep('heads', () => headLoader(this)).load(id);
  }

  remember(entity: EntityRow): void {
    this.wholes().prime(entity.id, entity);
    this.state.knownHeads.set(entity.id, entity);
  }

  keep<T>(key: string, make: () => T): T {
    const { kept } = this.state;
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  }

  refresh(): void {
    this.state.kept.clear();
    this.state.knownHeads.clear();
    this.scope = publicScope(new Date(Date.now() + AHEAD_MS));
  }

  passingState(): void {
    this.state.isRepeatable = false;
  }

  adHoc(): AdHoc {
    const { adHoc = CYPHER_IS_OFF } = this.rights;
    if (adHoc instanceof AppError) throw adHoc;
    return adHoc;
  }

  private wholes(): ReturnType<typeof entityLoader> {
    return this.keep('entities', () => entityLoader(this));
  }
}

/** A caller may only read, and not in Cypher, unless it is said that it may do more. */
export const requestContext = (shared: Shared, stop: Stop, rights: Rights = ONLY_READS): RequestContext =>
  new OfRequest(shared, stop, rights);
