/** Random valid parameters for each statement that reads, on a random graph. */
import { crossingOf, supplyKinds, TraceDirection } from '../../../src/features/trace/crossing';
import { orderFields } from '../../../src/graphql/orders';
import type { Kind } from '../../../src/model/kinds';
import { kindNames } from '../../../src/model/kinds';
import { normalised, searchWords } from '../../../src/model/names';
import type { Parameters } from '../../../src/store/values';
import type { Records } from '../write-records';
import type { Random } from './random';
import { randomConditions } from './random-conditions';
import type { Focus } from './random-graph';
import { randomName } from './random-values';

const START = { afterKey: '', afterId: '' };
const BEHIND_ALL = { afterKey: '\uD7FF\uD7FF', afterId: '' };

type Question = (random: Random, graph: Records, of: string, focus: Focus) => Parameters;

/** Some entities, many of them at an end of the relation asked for. */
function someIds(random: Random, { entities, relations }: Records, of: string, most: number): string[] {
  const ends = random.some(
    relations.filter(({ relation }) => relation === of),
    most / 2,
  );
  const others = random.some(entities, most / 2);
  return [...new Set([...ends.map(({ from, to }) => (random.chance(0.5) ? from : to)), ...others.map(({ id }) => id)])];
}

/**
 * Neo4j plans a text anew for each order of magnitude of a list or text: none, one, up to ten, up to a hundred. So lists
 * hold two or more, two of which name nothing, and places are those of long names.
 */
const nobody = ['component:nobody', 'x'];

function somePlace(random: Random, { entities }: Records): { afterKey: unknown; afterId: string } {
  const long = entities.filter(({ properties }) => String(properties.sortKey).length > 10);
  const { id, properties } = random.pick(long.length > 0 ? long : entities);
  return { afterKey: properties.sortKey, afterId: id };
}

const ids: Question = (random, graph, of) => ({ ids: [...someIds(random, graph, of, 8), ...nobody] });

const ends: Question = (random, { relations }, of) => {
  const some = random.some(
    relations.filter(({ relation }) => relation === of),
    5,
  );
  const known = [...new Map(some.map(({ id, from, to }) => [id, { id, from, to }])).values()];
  const turned = known.slice(0, 2).map(({ id, from, to }) => ({ id: `${id}?`, from: to, to: from }));
  return { ends: [...known, ...turned, ...nobody.map((id) => ({ id, from: id, to: id }))] };
};

const pages: Question = (random, graph, of) => {
  const { relations } = graph;
  const places = [...someIds(random, graph, of, 8), ...nobody].map((id) => {
    if (random.chance(0.6) || relations.length === 0) return { id, ...START };
    return { id, ...somePlace(random, graph), afterId: random.pick(relations).id };
  });
  return { pages: places, limit: random.whole(1, 12) };
};

const byName =
  (edge: Parameters): Question =>
  (random, graph, of) => {
    const after = random.chance(0.5) ? edge : somePlace(random, graph);
    return { conditions: randomConditions(random, graph, of as Kind), ...after, limit: random.whole(1, 30) };
  };

const byProperty: Question = (random, graph, of) => {
  const property = random.pick(orderFields(of as Kind).map((name) => (name === 'name' ? 'sortKey' : name)));
  const known = graph.entities.filter(({ kind, properties }) => kind === of && properties[property] !== undefined);
  const conditions = randomConditions(random, graph, of as Kind);
  const rest = { conditions, property, limit: random.whole(1, 20) };
  const position = random.pick(['first', 'unknown', ...(known.length > 0 ? ['known', 'known'] : [])]);
  if (position !== 'known')
    return { ...rest, position, afterKey: null, afterId: random.pick(['', random.pick(graph.entities).id]) };
  const { properties, id } = random.pick(known);
  return { ...rest, position, afterKey: properties[property], afterId: id };
};

const words: Question = (random, { entities }) => {
  const parts = normalised(String(random.pick(entities).properties.name)).split(' ');
  const cut = random.some([...parts, ...normalised(randomName(random)).split(' ')], 2).map((word) => {
    const units = Array.from(word);
    return units.slice(random.whole(0, units.length - 1)).join('');
  });
  const { longest, others } = searchWords(cut.join(' ') || 'a');
  return { longest, others, kinds: random.chance(0.6) ? [] : ['Organization', 'Sme', ...random.some(kindNames, 4)] };
};

const search: Question = (random, graph, of, focus) => {
  const asked = words(random, graph, of, focus) as { longest: string; others: string[] };
  const whole = [asked.longest, ...asked.others].join(' ');
  const after = random.chance(0.5)
    ? { afterRank: -1, ...START }
    : { afterRank: random.whole(0, 3), ...somePlace(random, graph) };
  return {
    ...asked,
    whole: `\n${whole}\n`,
    start: `\n${whole}`,
    word: ` ${whole}`,
    ...after,
    limit: random.whole(1, 30),
  };
};

const walk =
  (direction: TraceDirection | null): Question =>
  (random, graph, _, { relations }) => {
    const via = relations.filter((relation) => direction === null || supplyKinds.includes(relation));
    const { parameters } = crossingOf(via, direction ?? random.pick(Object.values(TraceDirection)));
    const start = random.some(graph.entities, 8).map(({ id }) => id);
    const isBehind = random.chance(0.3) && graph.relations.length > 0;
    const place = isBehind
      ? { afterNode: start[0] ?? '', afterRelation: random.pick(graph.relations).id }
      : { afterNode: '', afterRelation: '' };
    const limits = { limit1: random.whole(0, 40), limit2: random.whole(0, 200), limit3: random.whole(0, 400) };
    return { ...parameters, ids: [...start, ...nobody], ...place, ...limits };
  };

const claimPages: Question = (random, graph, of) => ({
  pages: [...graph.entities.slice(0, 4).map(({ id }) => id), ...someIds(random, graph, of, 4)].map((id) => ({
    id,
    ...(random.chance(0.6)
      ? { afterPredicate: '', afterId: '' }
      : { afterPredicate: 'employees', afterId: random.pick(graph.entities).id }),
  })),
  limit: random.whole(1, 8),
});

const conflicts: Question = (random, { entities }) => ({
  about: random.chance(0.7) ? null : random.pick(entities.slice(0, 4)).id,
  ...(random.chance(0.6)
    ? { afterSubject: '', afterPredicate: '' }
    : { afterSubject: random.pick(entities.slice(0, 4)).id, afterPredicate: 'employees' }),
  limit: random.whole(1, 8),
});

/** By the name of the statement's file. */
export const questions: Readonly<Record<string, Question>> = {
  'entities-by-id': ids,
  'known-entities': ids,
  'count-related-to': ids,
  'count-related-from': ids,
  'relations-by-id': ends,
  'relation-versions': ends,
  'related-to': pages,
  'related-from': pages,
  search,
  'count-search': words,
  'list-by-name-ascending': byName(START),
  'list-by-name-descending': byName(BEHIND_ALL),
  'list-by-property-ascending': byProperty,
  'list-by-property-descending': byProperty,
  'count-kind': (random, graph, of) => ({ conditions: randomConditions(random, graph, of as Kind) }),
  'claims-about': claimPages,
  'count-claims-about': ids,
  conflicts,
  'count-conflicts': conflicts,
  'explore-downstream': walk(TraceDirection.DOWNSTREAM),
  'explore-upstream': walk(TraceDirection.UPSTREAM),
  'explore-either-way': walk(null),
};
