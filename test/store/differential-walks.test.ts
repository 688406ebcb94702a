import { seenVersion } from '../../src/graphql/seen-version';
import { Stop } from '../../src/server/stop';
import type { Store } from '../../src/store/store';
import { data } from '../support/api';
import { emptyStore, engines } from '../support/engines';
import { plainWalk, type Walk, type Walked } from './differential/plain-walk';
import { Random } from './differential/random';
import { randomChains, randomWalk } from './differential/random-walks';
import { comparisons, firstSeed, written } from './differential/run-size';
import { writeRecords } from './write-records';

const QUERY = `query (
  $root: ID!, $direction: TraceDirection!, $via: [RelationKind!], $maxTier: Int!, $first: Int!, $after: String
  $asOf: Date, $asKnownOn: DateTime, $minConfidence: Float
) {
  trace(
    root: $root, direction: $direction, via: $via, maxTier: $maxTier, first: $first, after: $after
    asOf: $asOf, asKnownOn: $asKnownOn, minConfidence: $minConfidence
  ) {
    tiers { tier nodes { entity { id } } relations { id } }
    completeness { outcome exploredNodes exploredRelations resumeToken }
  }
}`;

const PER_GRAPH = 20;
const EVERYTHING = 5_000;

interface Answer extends Walked {
  readonly resumeToken: string | null;
  readonly explored: readonly [nodes: number, relations: number];
}

/** One answer of the API to a walk, of at most `first` entities. */
async function answer(store: Store, walk: Walk, first: number, after: string | null = null): Promise<Answer> {
  const { scope, budget, ...args } = walk;
  const { asOf, minConfidence } = scope;
  const asKnownOn = scope.isPast ? scope.asKnownOn : null;
  const { trace } = await data(store, QUERY, { ...args, asOf, asKnownOn, minConfidence, first, after });
  const { outcome, exploredNodes, exploredRelations, resumeToken } = trace.completeness;
  const nodes: string[] = [];
  const relations: string[] = [];
  for (const tier of trace.tiers) {
    for (const { entity } of tier.nodes) nodes.push(`${tier.tier} ${entity.id}`);
    for (const { id } of tier.relations) relations.push(`${tier.tier} ${id}`);
  }
  return { nodes, relations, outcome, resumeToken, explored: [exploredNodes, exploredRelations] };
}

/** The same walk put together from answers within its budget, each taken up where the one before was cut. */
async function takenUp(store: Store, walk: Walk): Promise<Walked> {
  const nodes: string[] = [];
  const relations: string[] = [];
  for (let after: string | null = null; ; ) {
    const part = await answer(store, walk, walk.budget, after);
    nodes.push(...part.nodes);
    relations.push(...part.relations);
    expect(part.explored).toEqual([nodes.length, relations.length]);
    expect(part.outcome === 'BUDGET').toBe(part.resumeToken !== null);
    if (part.resumeToken === null) return { nodes, relations, outcome: part.outcome };
    after = part.resumeToken;
  }
}

describe.each(engines)('random walks on $name', (engine) => {
  it('find what plain TypeScript finds, read or held, whole, cut at any budget, and taken up again', async () => {
    const most = Math.ceil(comparisons / (engine.name === 'neo4j' ? 100 : 20));
    let compared = 0;
    for (let seed = firstSeed; compared < most; seed++) {
      const count = Math.min(PER_GRAPH, most - compared);
      const store = await emptyStore(engine);
      try {
        await walkOnGraph(store, new Random(seed), count);
      } finally {
        await store.close();
      }
      compared += count;
    }
    written(`${compared} walks compared between plain TypeScript and ${engine.name}`);
  }, 3_600_000);
});

async function walkOnGraph(store: Store, random: Random, count: number): Promise<void> {
  const graph = randomChains(random);
  await writeRecords(store, graph);
  const walks = Array.from({ length: count }, () => randomWalk(random, graph));
  const compare = async (walk: Walk) => {
    const story = JSON.stringify({ seed: random.seed, walk });
    const [whole, cut] = [plainWalk(graph, { ...walk, budget: EVERYTHING }), plainWalk(graph, walk)];
    expect({ story, ...(await answer(store, walk, walk.budget)) }).toMatchObject({ story, ...cut });
    expect({ story, ...(await answer(store, walk, EVERYTHING)) }).toMatchObject({ story, ...whole });
    expect({ story, ...(await takenUp(store, walk)) }).toEqual({ story, ...whole });
  };
  for (const walk of walks) await compare(walk);
  await seenVersion(store, new Stop());
  const asKnownOn = new Date().toISOString();
  const present = walks.map((walk) => ({ ...walk, scope: { ...walk.scope, asKnownOn, isPast: false } }));
  for (const walk of [...present, ...present]) await compare(walk);
}
