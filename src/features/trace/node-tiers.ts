/**
 * All tiers of the nodes of a chain. A firm can be tier 1 and tier 3 at once, so besides the shortest there are the
 * longest and, on request, every length of a path without loops (ANALYTICS: tierMin, tierMax, tierSet).
 */
import { type Network, networkOf } from '../../algorithms/network';
import { type LongestTiers, longestTiers, simplePathTiers } from '../../algorithms/tiers';
import type { Exploration } from './explore';

const STEPS = 100_000;

export interface NodeTiers {
  readonly shortest: number;
  /** Longest way with each loop taken as one step; null while the chain is not wholly known. */
  readonly longest: number | null;
  readonly inCycle: boolean;
  /** Lengths of all loopless ways up to the bound; null where there were too many to count. */
  readonly all: readonly number[] | null;
}

export class ChainTiers {
  private readonly index: Map<string, number>;
  private readonly network: Network;
  private longest: LongestTiers | undefined;
  private simple: ReturnType<typeof simplePathTiers> | undefined;

  constructor(
    private readonly chain: Exploration,
    private readonly maxTier: number,
    private readonly isWhole: boolean,
  ) {
    this.index = new Map(Array.from(chain.nodes.keys(), (id, position) => [id, position]));
    const edges = chain.relations.map(({ nearId, farId }) => [this.at(nearId), this.at(farId)] as const);
    this.network = networkOf(chain.nodes.size, edges);
  }

  of(id: string): NodeTiers {
    const node = this.at(id);
    this.longest ??= longestTiers(this.network, 0);
    this.simple ??= simplePathTiers(this.network, 0, this.maxTier, STEPS);
    return {
      shortest: this.chain.nodes.get(id)?.tier as number,
      longest: this.isWhole ? (this.longest.longest[node] as number) : null,
      inCycle: this.longest.inCycle[node] === 1,
      all: this.simple.complete ? (this.simple.tiers[node] as number[]) : null,
    };
  }

  private at(id: string): number {
    return this.index.get(id) as number;
  }
}
