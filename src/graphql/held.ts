/**
 * What was read of the graph, held in this process for as long as the graph stays as it is: its version is asked for
 * first, so nothing is given that the graph would not give now. A thing is held from the second time on that it is read:
 * what comes once is not worth the room, and on Neo4j not worth asking for the version.
 */
import type { Store } from '../store/store';
import type { Context } from './context';
import { isSettled, seenVersion } from './seen-version';

/** Room for all, in bytes as `sizeOf` estimates them; what goes beyond it empties all shelves. */
const ROOM = 64_000_000;
/** Keys that were asked for once, of which so many are remembered. */
const MOST_ASKED_ONCE = 10_000;
/** In characters: of what has a longer name or key nothing is remembered. */
const LONGEST = 2_000;
const BYTES_A_SHELF = 500;

/** Under which name a request keeps the version that it has seen. */
export const VERSION = 'version';

/** Things of one sort by key. Whoever takes one shares it with others, and changes nothing of it. */
export class Shelf<T> {
  private readonly things = new Map<string, T>();

  constructor(private readonly makeRoom: (bytes: number) => void) {}

  get(key: string): T | undefined {
    return this.things.get(key);
  }

  put(key: string, thing: T, bytes: number): void {
    this.makeRoom(bytes + 2 * key.length);
    this.things.set(key, thing);
  }
}

class Held {
  private version = '';
  private shelves = new Map<string, Shelf<unknown>>();
  private taken = 0;
  private readonly askedOnce = new Set<string>();

  shelf(version: string, name: string): Shelf<unknown> {
    if (version !== this.version) this.empty();
    this.version = version;
    const known = this.shelves.get(name);
    if (known) return known;
    this.makeRoom(BYTES_A_SHELF + 2 * name.length);
    const shelf = new Shelf<unknown>((bytes) => this.makeRoom(bytes));
    this.shelves.set(name, shelf);
    return shelf;
  }

  /** Whether one of them lies on a shelf of any version, or was asked for before. */
  knows(name: string, keys: readonly string[]): boolean {
    const shelf = this.shelves.get(name);
    if (keys.some((key) => shelf?.get(key) !== undefined || this.askedOnce.has(`${name}\n${key}`))) return true;
    if (this.askedOnce.size + keys.length > MOST_ASKED_ONCE) this.askedOnce.clear();
    for (const key of keys) this.askedOnce.add(`${name}\n${key}`);
    return false;
  }

  private makeRoom(bytes: number): void {
    this.taken += bytes;
    if (this.taken > ROOM) this.empty();
  }

  private empty(): void {
    this.shelves = new Map();
    this.taken = 0;
  }
}

const heldIn = new WeakMap<Store, Held>();

/**
 * The shelf of what `name` names under the reading scope, to take from and to put on; null where everything must be read
 * from the graph: in readings of the past, while something in the graph is yet to begin or end, and where no key is worth
 * it yet.
 */
export async function shelfOf<T>(
  context: Context,
  name: string,
  keys: readonly string[],
  scope = context.scope,
): Promise<Shelf<T> | null> {
  const { store } = context;
  if (scope.isPast) return null;
  const held = heldIn.get(store) ?? new Held();
  heldIn.set(store, held);
  const place = `${scope.asOf} ${scope.minConfidence} ${scope.access.join('\n')}\n${name}`;
  if (place.length > LONGEST || keys.some(({ length }) => length > LONGEST)) return null;
  if (!held.knows(place, keys)) return null;
  const seen = await context.keep(VERSION, () => seenVersion(store, context));
  return isSettled(seen, scope.asKnownOn) ? (held.shelf(seen.version, place) as Shelf<T>) : null;
}

/** About how many bytes a row or its like takes in memory. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 24 + 2 * value.length;
  if (value === null || typeof value !== 'object') return 8;
  let size = 32;
  for (const one of Array.isArray(value) ? value : Object.values(value)) size += sizeOf(one);
  return size;
}
