/**
 * All tiers of the nodes of a chain. A firm can be tier 1 and tier 3 at once, so besides the shortest there are the
 * longest and, on request, every length of a path without loops.
 */
import { networkOf } from '../../algorithms/network';
import { type LongestTiers, longestTiers, simplePathTiers } from '../../algorithms/tiers';
import type { Exploration } from './explore';
import { endsWalk, leavesTerminus } from './explored';

const STEPS = 100_000;

export interface NodeTiers {
  readonly shortest: number;
  /** Longest way with each loop taken as one step; null while the chain is not wholly known. */
  readonly longest: number | null;
  readonly inCycle: boolean;
  /** Lengths of all loopless ways up to the bound; null where there were too many to count. */
  readonly all: readonly number[] | null;
}

/**
 * A walk stops at a terminus and may leave one only at the root, so an entity stands in the network once as a place to
 * pass through and once more as a place to end at; a root that is left over a terminus stands apart as the start.
 */
export class ChainTiers {
  private readonly places = new Map<string, number>();
  private readonly longest: LongestTiers;
  private readonly simple: ReturnType<typeof simplePathTiers>;

  constructor(
    private readonly chain: Exploration,
    maxTier: number,
    private readonly isWhole: boolean,
  ) {
    const [root = ''] = chain.nodes.keys();
    const startsApart = chain.relations.some((step) => step.nearId === root && leavesTerminus(step));
    const start = this.place(startsApart ? `start ${root}` : root);
    const edges = chain.relations.flatMap((step): [number, number][] => {
      const far = this.place(endsWalk(step) ? `end ${step.farId}` : step.farId);
      const fromStart: [number, number][] = step.nearId === root ? [[start, far]] : [];
      const passing: [number, number][] = leavesTerminus(step) ? [] : [[this.place(step.nearId), far]];
      return startsApart || step.nearId !== root ? [...fromStart, ...passing] : fromStart;
    });
    const size = this.places.size;
    this.longest = longestTiers(networkOf(size, edges), start);
    const back = this.places.get(root);
    const loopless = startsApart ? edges.filter(([, far]) => far !== back) : edges;
    this.simple = simplePathTiers(networkOf(size, loopless), start, maxTier, STEPS);
  }

  of(id: string): NodeTiers {
    const at = [`start ${id}`, id, `end ${id}`].flatMap((name) => this.places.get(name) ?? []);
    const all = new Set(at.flatMap((place) => this.simple.tiers[place] ?? []));
    return {
      shortest: this.chain.nodes.get(id)?.tier as number,
      longest: this.isWhole ? Math.max(...at.map((place) => this.longest.longest[place] as number)) : null,
      inCycle: at.some((place) => this.longest.inCycle[place] === 1),
      all: this.simple.complete ? [...all].sort((a, b) => a - b) : null,
    };
  }

  private place(name: string): number {
    const known = this.places.get(name) ?? this.places.size;
    this.places.set(name, known);
    return known;
  }
}
