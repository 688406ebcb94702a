/**
 * Entities that so many relations of one kind hang on that they are read another way: their pages from the names of
 * what may hang on them, their counts once for as long as the graph stays as it is.
 */
import { type Context, read } from '../../graphql/context';
import type { Direction } from '../../graphql/relation-types';
import { isSettled, seenVersion } from '../../graphql/seen-version';
import type { RelationKind } from '../../model/relations';
import type { Store } from '../../store/store';
import { catalogStatements as statements } from './catalog.statements';

/** From so many relations on sorting them all takes longer than looking through names. */
export const HUB = 5_000;
/** Of so many ends of relations a process remembers how many hang on them. */
const MOST_REMEMBERED = 10_000;
/** After so long it is asked again whether one has become a hub. */
const MEET_AGAIN_MS = 60_000;
/** Under so many reading scopes the count of a hub is kept. */
const MOST_SCOPES = 100;

interface Hub {
  readonly degree: number;
  /** When it was found out, in milliseconds since 1970. */
  readonly met: number;
  /** The version of the graph that the counts are of, by reading scope. */
  version: string;
  readonly counts: Map<string, number>;
}

const rememberedIn = new WeakMap<Store, Map<string, Hub>>();

/** The hubs among the ends of one kind of relation, as far as this process has met them. */
export class Hubs {
  private readonly remembered: Map<string, Hub>;

  constructor(
    private readonly context: Context,
    private readonly relation: RelationKind,
    private readonly direction: Direction,
  ) {
    this.remembered = rememberedIn.get(context.store) ?? new Map();
    rememberedIn.set(context.store, this.remembered);
  }

  /** How many relations hang on it, in all their versions; null where that is not known or they are not many. */
  degreeOf(id: string): number | null {
    const degree = this.remembered.get(this.keyOf(id))?.degree ?? 0;
    return degree < HUB ? null : degree;
  }

  /** Finds out which of them are hubs, once they are met a second time: what is read once is not worth a statement. */
  async meet(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => this.degreeOf(id) === null && !this.isFresh(id));
    const again = unknown.filter((id) => this.remembered.has(this.keyOf(id)));
    for (const id of unknown) this.remember(id, 0, 0);
    if (again.length === 0) return;
    const statement = (this.direction === 'to' ? statements.degreeTo : statements.degreeFrom)[this.relation];
    for (const { id, degree } of await read(this.context, statement, { ids: again })) {
      this.remember(id as string, degree as number, Date.now());
    }
  }

  /** The count of a hub's relations: the one that is kept, where the graph has stayed as it is, or else a new one. */
  async count(id: string, counted: () => Promise<number>): Promise<number> {
    const { store, scope } = this.context;
    const hub = this.remembered.get(this.keyOf(id));
    if (!hub || scope.isPast) return counted();
    const seen = await seenVersion(store, this.context);
    const { version } = seen;
    if (hub.version !== version || hub.counts.size === MOST_SCOPES) hub.counts.clear();
    hub.version = version;
    const key = JSON.stringify([scope.asOf, scope.minConfidence, scope.access]);
    const kept = hub.counts.get(key);
    if (kept !== undefined) return kept;
    const total = await counted();
    const isWhole = isSettled(seen, scope.asKnownOn);
    if (isWhole && hub.version === version && (await store.version()) === version) hub.counts.set(key, total);
    return total;
  }

  private isFresh(id: string): boolean {
    const met = this.remembered.get(this.keyOf(id))?.met;
    return met !== undefined && Date.now() - met < MEET_AGAIN_MS;
  }

  private remember(id: string, degree: number, met: number): void {
    this.remembered.set(this.keyOf(id), { degree, met, version: '', counts: new Map() });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MOST_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }

  private keyOf(id: string): string {
    return `${this.relation} ${this.direction} ${id}`;
  }
}
