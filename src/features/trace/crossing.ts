/**
 * Which relations a walk crosses, and which way. Supply relations are crossed in the walk's direction. All others
 * hang an instrument, an award, an owner or a place on the chain and are crossed both ways, when asked for.
 */
import { badInput } from '../../errors';
import { declarationOf, type RelationKind, relations, relationsOfFlow } from '../../model/relations';
import type { Parameters } from '../../store/values';
import type { Way } from './trace.statements';

export enum TraceDirection {
  UPSTREAM = 'UPSTREAM',
  DOWNSTREAM = 'DOWNSTREAM',
}

export const opposite = (direction: TraceDirection): TraceDirection =>
  direction === TraceDirection.UPSTREAM ? TraceDirection.DOWNSTREAM : TraceDirection.UPSTREAM;

export interface Crossing {
  /** Kinds crossed with the arrow, and those crossed against it. */
  readonly along: readonly RelationKind[];
  readonly against: readonly RelationKind[];
  readonly way: Way;
  /** Kinds that lead to the first tier, and those that lead on from there: a terminus is left at the start alone. */
  readonly first: readonly RelationKind[];
  readonly next: readonly RelationKind[];
  /** What the statement takes besides ids, places and limits. */
  readonly parameters: Parameters;
}

export const supplyKinds = relationsOfFlow('supply');

const isSupply = (kind: RelationKind): boolean => relations[kind].flow === 'supply';

export function crossingOf(via: readonly RelationKind[], direction: TraceDirection): Crossing {
  if (via.length === 0)
    throw badInput('via', via, 'at least one kind of relation', 'Leave it out for supply relations.');
  const kinds = [...new Set(via)].sort();
  const downstream = direction === TraceDirection.DOWNSTREAM;
  const along = kinds.filter((kind) => downstream || !isSupply(kind));
  const against = kinds.filter((kind) => !downstream || !isSupply(kind));
  if (!kinds.every(isSupply)) return { along, against, first: kinds, next: kinds, ...eitherWay(along, against) };
  const next = without(kinds, downstream ? 'from' : 'to');
  return downstream
    ? { along, against, way: 'downstream', first: kinds, next, parameters: { ends: only(kinds, 'to') } }
    : { along, against, way: 'upstream', first: kinds, next, parameters: {} };
}

function eitherWay(along: readonly RelationKind[], against: readonly RelationKind[]) {
  const parameters = {
    alongFirst: along,
    againstFirst: against,
    alongNext: without(along, 'from'),
    againstNext: without(against, 'to'),
    alongEnds: only(along, 'to'),
    againstEnds: only(against, 'from'),
  };
  return { way: 'eitherWay' as const, parameters };
}

export const hasTerminus = (kind: RelationKind): boolean => declarationOf(kind).terminus !== undefined;

/** Kinds whose terminus is that end: a walk comes to it last, or leaves it first, and never passes through. */
const only = (kinds: readonly RelationKind[], end: 'from' | 'to'): RelationKind[] =>
  kinds.filter((kind) => declarationOf(kind).terminus === end);

const without = (kinds: readonly RelationKind[], end: 'from' | 'to'): RelationKind[] =>
  kinds.filter((kind) => declarationOf(kind).terminus !== end);
