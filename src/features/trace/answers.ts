/** From arguments to a walk, and from what it found to the shape of the answer. */
import type { Context } from '../../graphql/context';
import { narrowed } from '../../graphql/reading';
import { type EntityRow, kindOf, type RelationRow } from '../../graphql/rows';
import type { RelationKind } from '../../model/relations';
import type { AskedOfTrace } from './asked-of-trace';
import { supplyKinds, TraceDirection } from './crossing';
import { type Exploration, Outcome } from './explore';
import type { ExploredNode } from './explored';
import { type FoundPath, findPaths } from './find-paths';
import { ChainTiers, type NodeTiers } from './node-tiers';
import type { Deadline } from './read-tiers';
import type { PathsArgs, TraceArgs, WalkArgs } from './trace.args';
import { type Chain, traceChain } from './trace-chain';

export type PathStepRow = FoundPath['steps'][number];

/** The part of a request's time after which its walk stops. */
const WALKING = 0.8;

export async function answerTrace(context: Context, args: TraceArgs, asked: AskedOfTrace): Promise<TraceAnswer> {
  const { root, direction, maxTier, first, after = null } = args;
  const walk = walkOf(context, args);
  const question = { root, direction, maxTier, first, after, asked, ...walk };
  const chain = await withinTime(context, (deadline) => traceChain(context, { ...question, deadline }));
  if (chain.whole.outcome === Outcome.DEADLINE) context.passingState();
  return new TraceAnswer(chain, maxTier, walk.via);
}

/** The answer of a trace; what a query does not ask for is not worked out. */
export class TraceAnswer {
  readonly root: Chain['root'];
  readonly direction: TraceDirection;
  readonly scope: Chain['scope'];
  readonly nodes: readonly TraceNodeRow[];
  private known: ChainTiers | undefined;

  constructor(
    readonly chain: Chain,
    private readonly maxTier: number,
    private readonly via: readonly RelationKind[],
  ) {
    this.root = chain.root;
    this.direction = chain.direction;
    this.scope = chain.scope;
    this.nodes = chain.nodes.map((node) => new TraceNodeRow(node, this));
  }

  get relations(): RelationRow[] {
    return this.chain.relations.map(({ relation }) => relation);
  }

  get tiers() {
    const numbers = new Set([...this.nodes, ...this.chain.relations].map(({ tier }) => tier));
    return [...numbers]
      .sort((a, b) => a - b)
      .map((tier) => ({
        tier,
        nodes: this.nodes.filter((node) => node.tier === tier),
        relations: this.chain.relations.filter((step) => step.tier === tier).map(({ relation }) => relation),
      }));
  }

  get completeness() {
    const { whole, resumeToken } = this.chain;
    return {
      outcome: whole.outcome,
      exploredNodes: whole.nodes.size,
      exploredRelations: whole.relations.length,
      frontier: whole.frontier,
      componentsWithoutMaker: componentsWithoutMaker(this.direction, this.via, whole),
      resumeToken,
    };
  }

  tiersOf(id: string): NodeTiers {
    const { whole } = this.chain;
    this.known ??= new ChainTiers(whole, this.maxTier, whole.outcome === Outcome.EXHAUSTED);
    return this.known.of(id);
  }
}

export class TraceNodeRow {
  readonly id: string;
  readonly tier: number;
  /** Null where the walk read nothing of the entity but its id. */
  readonly head: EntityRow | null;

  constructor(
    private readonly node: ExploredNode,
    private readonly answer: TraceAnswer,
  ) {
    this.id = node.id;
    this.tier = node.tier;
    this.head = node.met?.head ?? null;
  }

  /** The relations of one shortest way from the root. */
  witness(): RelationRow[] {
    const { nodes } = this.answer.chain.whole;
    const relations: RelationRow[] = [];
    for (let step = this.node.through; step; step = nodes.get(step.nearId)?.through ?? null)
      relations.unshift(step.relation);
    return relations;
  }

  tiers(): NodeTiers {
    return this.answer.tiersOf(this.id);
  }
}

export async function answerPaths(context: Context, args: PathsArgs) {
  const { from, to, direction, k, maxLength, rankBy } = args;
  const walk = walkOf(context, args);
  const question = { from, to, direction, k, maxLength, rankBy, ...walk };
  const found = await withinTime(context, (deadline) => findPaths(context, { ...question, deadline }));
  if (found.outcome === Outcome.DEADLINE) context.passingState();
  return {
    paths: found.paths.map((path) => ({ ...path, length: path.steps.length })),
    hasMore: found.hasMore,
    scope: walk.scope,
    completeness: {
      outcome: found.outcome,
      exploredNodes: found.exploredNodes,
      exploredRelations: found.exploredRelations,
      frontier: found.frontier,
      componentsWithoutMaker: null,
      resumeToken: null,
    },
  };
}

const walkOf = (context: Context, { via, asOf, asKnownOn, minConfidence }: WalkArgs) => ({
  via: via ?? supplyKinds,
  scope: narrowed(context.scope, { asOf, asKnownOn, minConfidence }),
});

/** Stops a walk when its part of the request's time is over, or the request is. */
async function withinTime<T>(context: Context, walk: (deadline: Deadline) => Promise<T>): Promise<T> {
  let stop: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = () => stop?.abort(context.signal.reason);
  const made = () => {
    stop = new AbortController();
    const rest = context.startedAt + WALKING * context.deadlineMs - performance.now();
    timer = setTimeout(() => stop?.abort(), rest);
    context.signal.addEventListener('abort', end, { once: true });
    if (context.signal.aborted) end();
    return stop;
  };
  const deadline = {
    get signal() {
      return (stop ?? made()).signal;
    },
  };
  try {
    return await walk(deadline);
  } finally {
    clearTimeout(timer);
    if (stop) context.signal.removeEventListener('abort', end);
  }
}

/** Null where the question makes no sense: downstream, and when makers were not asked for. */
function componentsWithoutMaker(
  direction: TraceDirection,
  via: readonly RelationKind[],
  chain: Exploration,
): number | null {
  if (direction === TraceDirection.DOWNSTREAM || !via.includes('SUPPLIES')) return null;
  const made = new Set<string>();
  for (const { kind, nearId } of chain.relations) if (kind === 'SUPPLIES') made.add(nearId);
  return [...chain.expanded].filter((id) => kindOf({ id }) === 'Component' && !made.has(id)).length;
}
