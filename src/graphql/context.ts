/** What a resolver may reach during one request. */
import type { AppError } from '../errors';
import type { ReadingScope } from '../model/scope';
import type { AdHoc } from '../store/ad-hoc';
import type { Statement } from '../store/statement';
import type { ReadOptions, Store } from '../store/store';
import type { Parameters, Row } from '../store/values';
import type { CursorSigner } from './cursor';
import type { EntityRow } from './rows';

export interface Context {
  readonly store: Store;
  /** The scope of the whole operation, set from `@reading` before anything is resolved. */
  scope: ReadingScope;
  /** Fires at the deadline or when the caller is gone. */
  readonly signal: AbortSignal;
  /** What the work gives, as long as the request lasts. */
  until<T>(work: Promise<T>): Promise<T>;
  /** How long the request may take; a walk stops before that, so that its answer still goes out. */
  readonly deadlineMs: number;
  /** When the request came, in milliseconds of `performance.now()`. */
  readonly startedAt: number;
  readonly cursors: CursorSigner;
  /** One entity by id, batched with what else the request asks for; null when there is none. */
  entity(id: string): Promise<EntityRow | null>;
  /** As `entity`, with no more of it than every entity has (`entityHead`). */
  head(id: string): EntityRow | null | Promise<EntityRow | null>;
  /** Entities already read, so that nobody reads them again. */
  remember(entity: EntityRow): void;
  /** What one feature keeps for the time of a request, made at its first use. */
  keep<T>(key: string, make: () => T): T;
  /** Forgets all that was read: what follows is read from the graph as a mutation has left it. */
  refresh(): void;
  /** Says that the answer can change while the graph does not, or changes it: nobody may keep it. */
  passingState(): void;
  /** Why the caller may not write; null when it may. */
  readonly writeRefusal: AppError | null;
  /** The way to ask in Cypher, of the whole store; throws where it is off or the caller may not. */
  adHoc(): AdHoc;
}

/** Reads under the scope and deadline of the request, or under those given instead. */
export const read = (
  { store, scope, signal }: Context,
  statement: Statement,
  parameters: Parameters,
  instead: Partial<ReadOptions> = {},
): Promise<Row[]> => store.read(statement, parameters, { scope, signal, ...instead });
