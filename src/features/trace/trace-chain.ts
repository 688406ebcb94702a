/** The chain behind or before an entity, tier by tier, cut by a budget and taken up again by a token. */
import { createHash } from 'node:crypto';
import { badId, notFound, staleToken } from '../../errors';
import type { Context } from '../../graphql/context';
import { checkBound } from '../../graphql/page';
import type { EntityRow } from '../../graphql/rows';
import { parseEntityId } from '../../model/ids';
import type { RelationKind } from '../../model/relations';
import type { ReadingScope } from '../../model/scope';
import type { AskedOfTrace } from './asked-of-trace';
import { crossingOf, type TraceDirection } from './crossing';
import { type Exploration, explore, Outcome } from './explore';
import type { ExploredNode, ExploredRelation } from './explored';
import type { Deadline } from './read-tiers';
import type { Columns } from './trace.statements';

export const LARGEST_TRACE = 5_000;
export const DEEPEST_TIER = 12;

export interface ChainQuestion {
  readonly root: string;
  readonly direction: TraceDirection;
  readonly maxTier: number;
  readonly via: readonly RelationKind[];
  readonly scope: ReadingScope;
  readonly first: number;
  readonly after: string | null;
  readonly deadline: Deadline;
  readonly asked: AskedOfTrace;
}

export interface Chain {
  readonly root: Pick<EntityRow, 'id'>;
  readonly direction: TraceDirection;
  readonly scope: ReadingScope;
  /** What this answer adds to those before it; the root is in the first. */
  readonly nodes: readonly ExploredNode[];
  readonly relations: readonly ExploredRelation[];
  /** Everything from the root on, what earlier answers gave included. */
  readonly whole: Exploration;
  readonly resumeToken: string | null;
}

/** How much earlier answers gave: counts, and a digest of the relations in their order. */
type Given = [asOf: string, asKnownOn: string, nodes: number, relations: number, digest: string];

export async function traceChain(context: Context, question: ChainQuestion): Promise<Chain> {
  const { direction, maxTier, via, first, after } = question;
  checkBound('first', first, 1, LARGEST_TRACE);
  checkBound('maxTier', maxTier, 1, DEEPEST_TIER);
  const crossing = crossingOf(via, direction);
  const { root, asked } = question;
  if (!parseEntityId(root)) throw badId('root', root, 'the id of an entity');
  const list = JSON.stringify(['trace', root, direction, maxTier, via, question.scope.minConfidence]);
  const given = after === null ? null : (context.cursors.open('after', list, after) as Given);
  const scope = given ? { ...question.scope, asOf: given[0], asKnownOn: given[1] } : question.scope;
  const [, , nodesGiven, relationsGiven, digest] = given ?? ['', '', 0, 0, ''];
  const mostNodes = nodesGiven + first;
  const columns = columnsFor(asked, context.scope);
  const whole = await explore(context, {
    ...{ root, crossing, maxTier, mostNodes, scope },
    deadline: question.deadline,
    columns,
  });
  if (given && digestOf(whole.relations.slice(0, relationsGiven)) !== digest) throw staleToken('after');
  return {
    root: await rootOf(context, whole, question),
    direction,
    scope,
    nodes: Array.from(whole.nodes.values()).slice(nodesGiven),
    relations: whole.relations.slice(relationsGiven),
    whole,
    resumeToken: isCut(whole.outcome) ? context.cursors.sign(list, givenBy(scope, whole)) : null,
  };
}

/** Entities as they stood earlier lie apart from their relations, and are read by themselves. */
const columnsFor = ({ columns }: AskedOfTrace, { isPast }: ReadingScope): Columns =>
  isPast ? { ...columns, entity: [] } : columns;

/** The root as far as it was asked for. */
async function rootOf(context: Context, { nodes, hasRoot }: Exploration, { root, asked }: ChainQuestion) {
  if (!hasRoot) throw notFound('root', root);
  const met = nodes.get(root)?.met;
  if (asked.root === 'id' && met) return { id: root };
  return (asked.root === 'head' && met?.head) || existing(context, 'root', root);
}

const isCut = (outcome: Outcome): boolean => outcome === Outcome.BUDGET || outcome === Outcome.DEADLINE;

const givenBy = ({ asOf, asKnownOn }: ReadingScope, { nodes, relations }: Exploration): Given => [
  asOf,
  asKnownOn,
  nodes.size,
  relations.length,
  digestOf(relations),
];

function digestOf(relations: readonly ExploredRelation[]): string {
  const hash = createHash('sha256');
  for (const { id } of relations) hash.update(`${id}\n`);
  return hash.digest('base64url').slice(0, 16);
}

/** The entity that `field` names; BAD_ID where it is no entity's id, NOT_FOUND where nothing has it. */
export async function existing(context: Context, field: string, id: string): Promise<EntityRow> {
  if (!parseEntityId(id)) throw badId(field, id, 'the id of an entity');
  const entity = await context.entity(id);
  if (!entity) throw notFound(field, id);
  return entity;
}
