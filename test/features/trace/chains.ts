/** Traces and paths in the words of seeds/tiny/README.md: `lens` is `component:lens`, `lens→sight day` a relation. */
import type { Store } from '../../../src/store/store';
import { data } from '../../support/api';

const COMPLETENESS =
  'completeness { outcome exploredNodes exploredRelations frontier componentsWithoutMaker resumeToken }';

export const traceQuery = `query (
  $root: ID!, $direction: TraceDirection!, $maxTier: Int, $first: Int, $after: String
  $via: [RelationKind!], $asOf: Date, $asKnownOn: DateTime, $minConfidence: Float
) {
  trace(
    root: $root, direction: $direction, maxTier: $maxTier, first: $first, after: $after
    via: $via, asOf: $asOf, asKnownOn: $asKnownOn, minConfidence: $minConfidence
  ) {
    root { id } direction scope { asOf asKnownOn minConfidence }
    nodes { tier entity { id } witness { id } tiers { shortest longest all inCycle } }
    relations { id confidence }
    tiers { tier nodes { entity { id } } relations { id } }
    ${COMPLETENESS}
  }
}`;

export const pathsQuery = `query (
  $from: ID!, $to: ID!, $direction: TraceDirection, $k: Int, $maxLength: Int, $rankBy: PathRank
  $via: [RelationKind!], $asOf: Date, $asKnownOn: DateTime, $minConfidence: Float
) {
  paths(
    from: $from, to: $to, direction: $direction, k: $k, maxLength: $maxLength, rankBy: $rankBy
    via: $via, asOf: $asOf, asKnownOn: $asKnownOn, minConfidence: $minConfidence
  ) {
    hasMore scope { asOf asKnownOn minConfidence }
    paths { start { id } length confidence steps { tier relation { id from { id } to { id } } node { id } } }
    ${COMPLETENESS}
  }
}`;

export type Arguments = Readonly<Record<string, unknown>>;

interface Named {
  readonly id: string;
}

export interface Completeness {
  readonly outcome: string;
  readonly exploredNodes: number;
  readonly exploredRelations: number;
  readonly frontier: number;
  readonly componentsWithoutMaker: number | null;
  readonly resumeToken: string | null;
}

export interface Trace {
  readonly nodes: readonly {
    readonly tier: number;
    readonly entity: Named;
    readonly witness: readonly Named[];
    readonly tiers: {
      readonly shortest: number;
      readonly longest: number | null;
      readonly all: readonly number[] | null;
      readonly inCycle: boolean;
    };
  }[];
  readonly relations: readonly (Named & { readonly confidence: number })[];
  readonly tiers: readonly {
    readonly tier: number;
    readonly nodes: readonly { readonly entity: Named }[];
    readonly relations: readonly Named[];
  }[];
  readonly scope: { readonly asOf: string; readonly asKnownOn: string; readonly minConfidence: number };
  readonly completeness: Completeness;
}

/** `component:lens` → `lens`. */
export const short = (id: string): string => id.slice(id.indexOf(':') + 1);

/** `PART_OF/component:lens/component:sight/day` → `lens→sight day`. */
export function arrow(id: string): string {
  const [, from = '', to = '', key] = id.split('/');
  return `${short(from)}→${short(to)}${key ? ` ${key}` : ''}`;
}

export async function trace(store: Store, root: string, direction: string, args: Arguments = {}): Promise<Trace> {
  return (await data(store, traceQuery, { asOf: '2026-01-01', root, direction, ...args })).trace;
}

const inTiers = (tiers: readonly (readonly string[])[]): string =>
  tiers
    .map((names) => names.join(', '))
    .filter((names) => names !== '')
    .join(' / ');

/** Nodes by tier, the root first. */
export const nodesOf = ({ tiers }: Trace): string =>
  inTiers(tiers.map(({ nodes }) => nodes.map(({ entity }) => short(entity.id))));

export const relationsOf = ({ tiers }: Trace): string =>
  inTiers(tiers.map(({ relations }) => relations.map(({ id }) => arrow(id))));

/** A line for each node: shortest, longest and all tiers, and whether it lies on a loop. */
export const tiersOf = ({ nodes }: Trace): string[] =>
  nodes.map(({ entity, tiers: { shortest, longest, all, inCycle } }) => {
    const lengths = all ? all.join(', ') : 'too many';
    return `${short(entity.id)}: ${shortest} | ${longest} | ${lengths}${inCycle ? ' | loop' : ''}`;
  });

/** All answers of a trace that is resumed until it is whole. */
export async function inPieces(store: Store, root: string, direction: string, args: Arguments): Promise<Trace[]> {
  const answers: Trace[] = [];
  for (let after: string | null = null; ; ) {
    const answer: Trace = await trace(store, root, direction, { ...args, after });
    answers.push(answer);
    after = answer.completeness.resumeToken;
    if (!after) return answers;
    expect(answer.completeness.outcome).toBe('BUDGET');
  }
}

export const nodeIds = (answers: readonly Trace[]): string[] =>
  answers.flatMap(({ nodes }) => nodes.map(({ entity }) => entity.id));
export const relationIds = (answers: readonly Trace[]): string[] =>
  answers.flatMap(({ relations }) => relations.map(({ id }) => id));
