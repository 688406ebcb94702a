/**
 * The names of a kind's entities in their order, held in this process for as long as the graph stays as it is. For the
 * embedded engine alone, whose indexes keep no order and whose version costs nothing to ask: Neo4j has an index of them.
 */
import type { Context } from '../../graphql/context';
import { seenVersion } from '../../graphql/seen-version';
import type { Kind } from '../../model/kinds';
import type { Store } from '../../store/store';
import { catalogStatements as statements } from './catalog.statements';

/** How many names are read at a time, so that the event loop is never held for long. */
const STRETCH = 5_000;

/** What an entity is ordered by, and its id. */
export interface Name {
  readonly key: string;
  readonly id: string;
}

export interface Names {
  readonly version: string;
  /** All that stand, ascending. */
  readonly all: readonly Name[];
  /** From the first instant to the second, every one of them is held. */
  readonly begins: string;
  readonly ends: string;
}

interface Kept {
  readonly version: string;
  /** The request that was the first to ask. */
  readonly first: WeakRef<Context>;
  names?: Promise<Names | null>;
}

const keptIn = new WeakMap<Store, Map<Kind, Kept>>();

/**
 * The names as they stand; null where they must be read from the graph. They are gathered for the second request that
 * asks while the graph stays as it is: a graph that is written to all the time would gather them in vain.
 */
export async function namesInOrder(context: Context, kind: Kind): Promise<Names | null> {
  const { store, scope } = context;
  if (store.engine !== 'embedded') return null;
  const { version } = await seenVersion(store, context);
  const kinds = keptIn.get(store) ?? new Map<Kind, Kept>();
  keptIn.set(store, kinds);
  const kept = kinds.get(kind);
  if (kept?.version !== version) {
    kinds.set(kind, { version, first: new WeakRef(context) });
    return null;
  }
  if (!kept.names && kept.first.deref() === context) return null;
  kept.names ??= gather().catch(() => null);
  return kept.names;

  async function gather(): Promise<Names | null> {
    const read = (statement: (typeof statements.kindSpan)[Kind], parameters = {}) =>
      store.read(statement, parameters, { scope });
    const [span] = await read(statements.kindSpan[kind]);
    const { total, named, dated, begins, ends } = span as unknown as Span;
    if (total === 0 || named < total || dated < total) return null;
    let all: Name[] = [];
    for (let skip = 0; skip < total; skip += STRETCH) {
      const rows = await read(statements.kindNames[kind], { skip, limit: STRETCH });
      if ((await store.version()) !== version) return null;
      all = merged(all, rows as unknown as Name[]);
    }
    return { version, all, begins, ends };
  }
}

interface Span {
  readonly total: number;
  readonly named: number;
  readonly dated: number;
  readonly begins: string;
  readonly ends: string;
}

const isBefore = (one: Name, other: Name): boolean =>
  one.key < other.key || (one.key === other.key && one.id < other.id);

function merged(one: readonly Name[], other: readonly Name[]): Name[] {
  const both: Name[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const [a, b] = [one[i], other[j]];
    if (a && (!b || isBefore(a, b))) {
      both.push(a);
      i++;
    } else if (b) {
      both.push(b);
      j++;
    }
  }
  return both;
}

/** How many names stand before a place. */
function countBefore(names: readonly Name[], place: Name): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(names[middle] as Name, place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Up to `limit` names behind a place, which need not be one of them. */
export function namesBehind(names: readonly Name[], place: Name, limit: number): Name[] {
  const start = countBefore(names, place);
  const found = names[start];
  const isThere = found !== undefined && found.id === place.id && found.key === place.key;
  return names.slice(isThere ? start + 1 : start, (isThere ? start + 1 : start) + limit);
}

/** Up to `limit` names before a place, backwards. */
export function namesBefore(names: readonly Name[], place: Name, limit: number): Name[] {
  const end = countBefore(names, place);
  return names.slice(Math.max(0, end - limit), end).reverse();
}
