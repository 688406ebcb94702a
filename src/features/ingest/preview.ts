/**
 * What a load would change in the chains of supply, for a dry run: whose tier under a platform would shift, and which
 * components would get a single source or lose the standing of having one. Reads what the load touches and no more.
 */
import { publicScope } from '../../model/scope';
import type { Store } from '../../store/store';
import { ingestStatements as statements } from './ingest.statements';
import type { RelationRecord } from './record';

export interface TierShift {
  readonly platform: string;
  readonly entity: string;
  /** Hops from the platform, by the shortest way; null where no way led or will lead there. */
  readonly before: number | null;
  readonly after: number;
}

export interface ChangeSet {
  /** The first of them; `count` tells how many there are. */
  readonly tiersShifted: Listed<TierShift>;
  /** Components that would have one supplier and have none. */
  readonly singleSourcesCreated: Listed<string>;
  /** Components that have one supplier and would have more. */
  readonly singleSourcesRemoved: Listed<string>;
}

export interface Listed<T> {
  readonly count: number;
  readonly first: readonly T[];
  /** Whether everything was looked at; a preview stops at 20,000 entities. */
  readonly isWhole: boolean;
}

const SHOWN = 20;
const MOST_ENTITIES = 20_000;
const LOOK_UP = 1_000;
const PLATFORM = 'platform:';
const COMPONENT = 'component:';

type Arrows = Map<string, Set<string>>;

export class Preview {
  private readonly suppliers: Arrows = new Map();
  /** What would lead into an entity, and out of it, that does not yet. */
  private readonly into: Arrows = new Map();
  private readonly out: Arrows = new Map();

  constructor(private readonly store: Store) {}

  /** Takes note of a relation that would be new. */
  add({ relation, from, to, retractedAt }: RelationRecord): void {
    if (retractedAt !== null || !['SUPPLIES', 'SUPPLIES_TO', 'PART_OF'].includes(relation)) return;
    put(this.into, to, from);
    put(this.out, from, to);
    if (relation === 'SUPPLIES') put(this.suppliers, to, from);
  }

  async changes(): Promise<ChangeSet> {
    const graph = new Neighbours(this.store);
    const sources = await this.singleSources(graph);
    return { tiersShifted: await this.tiersShifted(graph), ...sources };
  }

  private async singleSources(graph: Neighbours) {
    const components = [...this.suppliers.keys()].filter((id) => id.startsWith(COMPONENT));
    const looked = components.slice(0, MOST_ENTITIES);
    await graph.read('into', looked);
    const created: string[] = [];
    const removed: string[] = [];
    for (const id of looked) {
      const before = graph.of('into', id).filter((other) => other.startsWith('organization:'));
      const after = new Set([...before, ...(this.suppliers.get(id) ?? [])]);
      if (before.length === 0 && after.size === 1) created.push(id);
      if (before.length === 1 && after.size > 1) removed.push(id);
    }
    const isWhole = looked.length === components.length;
    return { singleSourcesCreated: listed(created, isWhole), singleSourcesRemoved: listed(removed, isWhole) };
  }

  private async tiersShifted(graph: Neighbours): Promise<Listed<TierShift>> {
    const reached = await walk(graph, 'out', [...this.into.keys()], this.out);
    const shifts: TierShift[] = [];
    let isWhole = reached !== null;
    for (const platform of [...(reached?.keys() ?? [])].filter((id) => id.startsWith(PLATFORM)).sort()) {
      const before = await walk(graph, 'into', [platform], new Map());
      const after = await walk(graph, 'into', [platform], this.into);
      if (!before || !after) isWhole = false;
      for (const [entity, tier] of after ?? []) {
        const was = before?.get(entity) ?? null;
        if (before && was !== tier) shifts.push({ platform, entity, before: was, after: tier });
      }
    }
    return listed(shifts, isWhole);
  }
}

/** The neighbours of entities in the graph, each read once. */
class Neighbours {
  private readonly known = { into: new Map<string, string[]>(), out: new Map<string, string[]>() };
  private readonly scope = publicScope(new Date());

  constructor(private readonly store: Store) {}

  get size(): number {
    return this.known.into.size + this.known.out.size;
  }

  of(direction: 'into' | 'out', id: string): readonly string[] {
    return this.known[direction].get(id) ?? [];
  }

  async read(direction: 'into' | 'out', ids: readonly string[]): Promise<void> {
    const known = this.known[direction];
    const missing = ids.filter((id) => !known.has(id));
    for (let start = 0; start < missing.length; start += LOOK_UP) {
      const some = missing.slice(start, start + LOOK_UP);
      for (const id of some) known.set(id, []);
      const statement = direction === 'into' ? statements.supplyInto : statements.supplyOut;
      const rows = await this.store.read(statement, { ids: some }, { scope: this.scope });
      for (const { id, other } of rows) known.get(id as string)?.push(other as string);
    }
  }
}

/** The tier of everything that is reached, in the graph with what is added; null when that is too much. */
async function walk(
  graph: Neighbours,
  direction: 'into' | 'out',
  start: readonly string[],
  added: Arrows,
): Promise<Map<string, number> | null> {
  const tiers = new Map(start.map((id) => [id, 0]));
  for (let frontier = [...start], tier = 1; frontier.length > 0; tier++) {
    await graph.read(direction, frontier);
    if (graph.size > MOST_ENTITIES) return null;
    const next: string[] = [];
    for (const id of frontier) {
      for (const other of [...graph.of(direction, id), ...(added.get(id) ?? [])]) {
        if (tiers.has(other)) continue;
        tiers.set(other, tier);
        next.push(other);
      }
    }
    frontier = next;
  }
  return tiers;
}

function put(arrows: Arrows, id: string, other: string): void {
  const known = arrows.get(id);
  if (known) known.add(other);
  else arrows.set(id, new Set([other]));
}

const listed = <T>(all: readonly T[], isWhole: boolean): Listed<T> => ({
  count: all.length,
  first: all.slice(0, SHOWN),
  isWhole,
});
