/** What a walk finds, in plain TypeScript over the records that were written: breadth-first, tier by tier. */

import { declarationOf, type RelationKind } from '../../../src/model/relations';
import type { ReadingScope } from '../../../src/model/scope';
import type { Records, RelationRecord } from '../../support/graph-records';

export interface Walk {
  readonly root: string;
  readonly direction: 'UPSTREAM' | 'DOWNSTREAM';
  readonly via: readonly RelationKind[];
  readonly maxTier: number;
  /** Nodes to meet at most, the root included. */
  readonly budget: number;
  readonly scope: ReadingScope;
}

export interface Walked {
  /** `<tier> <id>` in the order in which they are met. */
  readonly nodes: readonly string[];
  readonly relations: readonly string[];
  readonly outcome: 'EXHAUSTED' | 'TIER_BOUND' | 'BUDGET';
}

interface Crossed {
  readonly id: string;
  readonly near: string;
  readonly far: string;
  /** Whether the walk stops at the far end. */
  readonly ends: boolean;
}

export function plainWalk(graph: Records, { root, direction, via, maxTier, budget, scope }: Walk): Walked {
  const relations = graph.relations.filter((record) => via.includes(record.relation) && isHeld(record, scope));
  const tierOf = new Map([[root, 0]]);
  const met = new Map<string, number>();
  const lookedBehind = new Set<string>();
  const told = (outcome: Walked['outcome']): Walked => ({
    nodes: Array.from(tierOf, ([id, tier]) => `${tier} ${id}`),
    relations: Array.from(met, ([id, tier]) => `${tier} ${id}`),
    outcome,
  });
  const leadingOn = (near: readonly string[], tier: number): Crossed[] =>
    near.flatMap((id) => {
      const crossed = relations.flatMap((record) => crossings(record, id, direction, tier === 1));
      return crossed.filter((one) => !met.has(one.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
    });

  let frontier = [root];
  for (let tier = 1; tier <= maxTier && frontier.length > 0; tier++) {
    const next = new Set<string>();
    for (const id of frontier) lookedBehind.add(id);
    for (const { id, far, ends } of leadingOn(frontier, tier)) {
      if (met.has(id)) continue;
      if (!tierOf.has(far) && tierOf.size >= budget) return told('BUDGET');
      met.set(id, tier);
      if (!tierOf.has(far)) tierOf.set(far, tier);
      if (!ends && !lookedBehind.has(far)) next.add(far);
    }
    frontier = [...next].sort();
  }
  return told(leadingOn(frontier, maxTier + 1).length > 0 ? 'TIER_BOUND' : 'EXHAUSTED');
}

/**
 * The ways over a relation that start at `near`. Supply runs one way; all else is crossed both ways. A walk comes to a
 * terminus last, and leaves it only where it starts.
 */
function crossings(
  { id, relation, from, to }: RelationRecord,
  near: string,
  direction: Walk['direction'],
  isFirst: boolean,
): Crossed[] {
  const { flow, terminus } = declarationOf(relation);
  const ways: Crossed[] = [];
  const [along, against] = [
    direction === 'DOWNSTREAM' || flow !== 'supply',
    direction === 'UPSTREAM' || flow !== 'supply',
  ];
  if (along && from === near && (isFirst || terminus !== 'from'))
    ways.push({ id, near, far: to, ends: terminus === 'to' });
  if (against && to === near && (isFirst || terminus !== 'to'))
    ways.push({ id, near, far: from, ends: terminus === 'from' });
  return ways;
}

function isHeld({ properties: r }: RelationRecord, { asOf, asKnownOn, minConfidence, access }: ReadingScope): boolean {
  const { validFrom, validTo, recordedAt, retractedAt } = r as Record<string, string>;
  const isValid = validFrom! <= asOf && validTo! > asOf;
  const isKnown = recordedAt! <= asKnownOn && retractedAt! > asKnownOn;
  return isValid && isKnown && Number(r.confidence) >= minConfidence && access.includes(String(r.access));
}
