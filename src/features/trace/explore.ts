/**
 * Breadth-first exploration by tier. Each relation is met once, in an order that depends on the graph alone: by tier,
 * then by the id of its near end, then by its own. So the same walk can be cut anywhere and taken up again.
 * O(relations reached); a statement explores up to three tiers and gives at most `MOST_ROWS` relations of each.
 */
import type { Context } from '../../graphql/context';
import { shelfOf } from '../../graphql/held';
import { hasTerminus } from './crossing';
import { type Crossed, type ExploredNode, ExploredRelation, endsWalk, type Met } from './explored';
import { type HeldNeighbours, heldNeighbours } from './neighbours';
import {
  type Place,
  placeOf,
  type Reading,
  readTiers,
  START,
  TIERS_A_STATEMENT,
  type TiersRead,
  type TiersToRead,
} from './read-tiers';

export enum Outcome {
  EXHAUSTED = 'EXHAUSTED',
  TIER_BOUND = 'TIER_BOUND',
  BUDGET = 'BUDGET',
  DEADLINE = 'DEADLINE',
}

export interface Exploration {
  /** Whether the root is there at all. */
  readonly hasRoot: boolean;
  /** The root first, then in the order they were met. */
  readonly nodes: ReadonlyMap<string, ExploredNode>;
  readonly relations: readonly ExploredRelation[];
  readonly outcome: Outcome;
  /** The nodes behind which everything was looked at. */
  readonly expanded: ReadonlySet<string>;
  /** Nodes met whose own relations were not all looked at. */
  readonly frontier: number;
}

export interface Exploring extends Reading {
  readonly root: string;
  readonly maxTier: number;
  /** Nodes to meet at most, the root included. */
  readonly mostNodes: number;
}

const MOST_IDS = 1_000;
const MOST_ROWS = 5_000;
const PEEK = 200;
/** About what an exploration takes for a node or a relation, besides what is held of them. */
const BYTES_A_STEP = 150;

/** The walk, or the same one as it is held: one is where it came upon nothing that had to be read. */
export async function explore(context: Context, exploring: Exploring): Promise<Exploration> {
  const { root, crossing, columns, maxTier, mostNodes, scope } = exploring;
  const name = JSON.stringify(['walk', crossing.along, crossing.against, columns, maxTier, mostNodes]);
  const shelf = await shelfOf<Exploration>(context, name, [root], scope);
  const held = shelf?.get(root);
  if (held) return held;
  const walk = new Walk(context, exploring);
  try {
    const found = await walk.run();
    if (!walk.hasRead) shelf?.put(root, found, BYTES_A_STEP * (found.nodes.size + found.relations.length));
    return found;
  } catch (error) {
    if (exploring.deadline.signal.aborted && !context.signal.aborted) return walk.result(Outcome.DEADLINE);
    throw error;
  }
}

class Walk {
  private readonly nodes = new Map<string, ExploredNode>();
  private readonly relations: ExploredRelation[] = [];
  private readonly met = new Set<string>();
  private readonly expanded = new Set<string>();
  private frontier: string[];
  private tier = 0;
  private hasRoot = true;
  /** Whether a statement was run. */
  hasRead = false;
  /** An entity of the last tier that more lies behind; null where it does behind none, undefined where nobody looked. */
  private leading: string | null | undefined;
  private readonly mayEnd: boolean;
  /** What is held of what lies behind the root, and behind all others. */
  private held: Awaited<ReturnType<typeof heldNeighbours>> = [null, null];

  constructor(
    private readonly context: Context,
    private readonly exploring: Exploring,
  ) {
    const { root, crossing } = exploring;
    this.mayEnd = crossing.first.some(hasTerminus);
    this.nodes.set(root, { id: root, tier: 0, through: null, met: null });
    this.frontier = [root];
  }

  result(outcome: Outcome): Exploration {
    const frontier =
      outcome === Outcome.EXHAUSTED ? 0 : Array.from(this.nodes.keys()).filter((id) => this.isOpen(id)).length;
    const { nodes, relations, expanded, hasRoot } = this;
    return { nodes, relations, expanded, outcome, frontier, hasRoot };
  }

  async run(): Promise<Exploration> {
    const { root, crossing, columns, scope } = this.exploring;
    this.held = await heldNeighbours(this.context, root, crossing, columns, scope);
    while (this.frontier.length > 0 && this.tier < this.exploring.maxTier) {
      if (!(await this.expandFrontier())) return this.result(Outcome.BUDGET);
    }
    if (this.frontier.length > 0 && (await this.goesOn())) return this.result(Outcome.TIER_BOUND);
    for (const id of this.frontier) this.expanded.add(id);
    return this.result(Outcome.EXHAUSTED);
  }

  /** What is held of what lies behind the frontier. */
  private get heldHere(): HeldNeighbours | null {
    return this.held[this.tier === 0 ? 0 : 1];
  }

  /** Explores the next tiers; false when the budget is spent. */
  private async expandFrontier(): Promise<boolean> {
    this.frontier.sort();
    const known = this.heldHere?.behind(this.frontier);
    if (known) return this.takeHeld(known);
    if (this.frontier.length > MOST_IDS) return this.expandLargeFrontier();
    const { maxTier, crossing } = this.exploring;
    const depth = crossing.next.length > 0 ? Math.min(TIERS_A_STATEMENT, maxTier - this.tier) : 1;
    const limit = this.rowLimit();
    const isLast = this.tier + depth === maxTier;
    const { tiers } = await this.read({ ids: this.frontier, place: START, depth, limit, peeks: isLast });
    for (const [index, rows] of tiers.entries()) {
      const isCut = rows.length === limit;
      const near = this.frontier;
      const isUsable = index === 0 || !isCut;
      if (!isCut && this.hasRoot) this.heldHere?.put(near, rows, this.nodes);
      if (isUsable && !this.take(rows)) return false;
      if (isCut && !(await this.expandRest(near, isUsable ? placeOf(rows) : START))) return false;
      this.advance();
      if (isCut) this.leading = undefined;
      if (isCut || this.frontier.length === 0) break;
    }
    return true;
  }

  /** Goes on by one tier; false when the budget is spent. */
  private takeHeld(known: readonly Crossed[]): boolean {
    const { root } = this.exploring;
    const met = this.tier === 0 ? this.heldHere?.met(root) : null;
    if (met) this.meetRoot(met);
    if (!this.take(known)) return false;
    this.advance();
    this.leading = undefined;
    return true;
  }

  /** One tier, a thousand near ends to a statement. */
  private async expandLargeFrontier(): Promise<boolean> {
    for (let start = 0; start < this.frontier.length; start += MOST_IDS) {
      if (!(await this.expandRest(this.frontier.slice(start, start + MOST_IDS), START))) return false;
    }
    this.advance();
    return true;
  }

  /** What one tier still holds behind a place. */
  private async expandRest(near: readonly string[], from: Place): Promise<boolean> {
    const ids = near.filter((id) => id >= from.afterNode);
    for (let place = from; ; ) {
      const limit = this.rowLimit();
      const rows = await this.readTier(ids, place, limit);
      if (!this.take(rows)) return false;
      if (rows.length < limit) return true;
      place = placeOf(rows);
    }
  }

  /** Notes a tier's relations; false when a node would go beyond the budget. */
  private take(rows: readonly Crossed[]): boolean {
    const { mostNodes } = this.exploring;
    const tier = this.tier + 1;
    for (const crossed of rows) {
      const { id, relationId } = crossed;
      if (this.met.has(relationId)) continue;
      const isNew = !this.nodes.has(id);
      if (isNew && this.nodes.size >= mostNodes) return false;
      const step = new ExploredRelation(crossed, tier);
      this.met.add(relationId);
      this.relations.push(step);
      if (isNew) this.nodes.set(id, { id, tier, through: step, met: crossed });
    }
    return true;
  }

  /** Goes on to the next tier: what was met by a relation that may be passed through and was not looked behind. */
  private advance(): void {
    for (const id of this.frontier) this.expanded.add(id);
    this.tier += 1;
    const next = new Set<string>();
    for (let index = this.relations.length - 1; index >= 0; index--) {
      const step = this.relations[index] as ExploredRelation;
      if (step.tier < this.tier) break;
      if (!this.ends(step) && !this.expanded.has(step.farId)) next.add(step.farId);
    }
    this.frontier = [...next];
  }

  private isOpen(id: string): boolean {
    const through = this.nodes.get(id)?.through;
    return !this.expanded.has(id) && !(through && this.ends(through));
  }

  private ends(step: ExploredRelation): boolean {
    return this.mayEnd && endsWalk(step);
  }

  /** Whether a relation leads on from the last tier. */
  private async goesOn(): Promise<boolean> {
    if (this.exploring.crossing.next.length === 0) return false;
    if (this.leading === null) {
      this.heldHere?.put(this.frontier, [], this.nodes);
      return false;
    }
    if (this.leading !== undefined && this.frontier.includes(this.leading)) {
      if (this.heldHere?.behindOne(this.leading) === undefined) this.heldHere?.putSome(this.leading, this.nodes);
      return true;
    }
    const isUnmet = ({ relationId }: Crossed) => !this.met.has(relationId);
    const unknown: string[] = [];
    for (const id of this.frontier) {
      const known = this.heldHere?.behindOne(id);
      if (known === null || known?.some(isUnmet)) return true;
      if (known === undefined) unknown.push(id);
    }
    for (let start = 0; start < unknown.length; start += MOST_IDS) {
      const ids = unknown.slice(start, start + MOST_IDS);
      const rows = await this.readTier(ids, START, PEEK);
      if (rows.length < PEEK) this.heldHere?.put(ids, rows, this.nodes);
      if (rows.length === PEEK || rows.some(isUnmet)) return true;
    }
    return false;
  }

  private rowLimit(): number {
    const room = this.exploring.mostNodes - this.nodes.size;
    return Math.min(MOST_ROWS, 2 * room + PEEK);
  }

  /** Relations of the next tiers, of the frontier or of some of it. */
  private async read(wanted: Omit<TiersToRead, 'isRoot'>): Promise<TiersRead> {
    this.hasRead = true;
    const found = await readTiers(this.context, this.exploring, { ...wanted, isRoot: this.tier === 0 });
    if (found.root !== undefined) this.meetRoot(found.root);
    this.leading = found.leading;
    return found;
  }

  /** One tier of some entities, from a place on. */
  private async readTier(ids: readonly string[], place: Place, limit: number): Promise<readonly Crossed[]> {
    return (await this.read({ ids, place, depth: 1, limit, peeks: false })).tiers[0] ?? [];
  }

  private meetRoot(met: Met | null): void {
    const { root } = this.exploring;
    this.hasRoot = met !== null;
    this.nodes.set(root, { id: root, tier: 0, through: null, met });
  }
}
