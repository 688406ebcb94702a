/**
 * Which relations a walk crosses, and which way. Supply relations are crossed in the walk's direction. All others
 * hang an instrument, an award, an owner or a place on the chain and are crossed both ways, when asked for.
 */
import { badInput } from '../../errors';
import { declarationOf, type RelationKind, relations, relationsOfFlow } from '../../model/relations';
import type { Statement } from '../../store/statement';
import type { Parameters } from '../../store/values';
import { traceStatements } from './trace.statements';

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
  readonly statement: Statement;
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
  if (!kinds.every(isSupply)) return { along, against, ...eitherWay(along, against) };
  const statement = downstream ? traceStatements.exploreDownstream : traceStatements.exploreUpstream;
  const [near, far] = downstream ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const parameters = { kindsFirst: kinds, kindsNext: without(kinds, near), ends: only(kinds, far) };
  return { along, against, statement, parameters };
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
  return { statement: traceStatements.exploreEitherWay, parameters };
}

/** Kinds whose terminus is that end: a walk comes to it last, or leaves it first, and never passes through. */
const only = (kinds: readonly RelationKind[], end: 'from' | 'to'): RelationKind[] =>
  kinds.filter((kind) => declarationOf(kind).terminus === end);

const without = (kinds: readonly RelationKind[], end: 'from' | 'to'): RelationKind[] =>
  kinds.filter((kind) => declarationOf(kind).terminus !== end);
