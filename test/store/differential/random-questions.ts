/** Random valid parameters for each statement that reads, on a random graph. */
import { crossingOf, supplyKinds, TraceDirection } from '../../../src/features/trace/crossing';
import { orderFields } from '../../../src/graphql/orders';
import type { Kind } from '../../../src/model/kinds';
import { kindNames, propertiesOf } from '../../../src/model/kinds';
import { normalised, searchWords } from '../../../src/model/names';
import type { Properties } from '../../../src/model/property';
import { declarationOf, type RelationKind } from '../../../src/model/relations';
import type { Parameters } from '../../../src/store/values';
import type { Records } from '../../support/graph-records';
import type { Random } from './random';
import { randomConditions, randomQuantifiers } from './random-conditions';
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

const byKeys: Question = (random, graph, of) => {
  const fields = orderFields(of as Kind).map((name) => (name === 'name' ? 'sortKey' : name));
  const [key1, key2] = [random.pick(fields), random.pick(['', ...fields])];
  const { id, properties } = random.pick(graph.entities.filter(({ kind }) => kind === of).concat(graph.entities));
  return {
    conditions: randomConditions(random, graph, of as Kind),
    ...{ key1, way1: random.pick([1, -1]), unknown1: random.pick([1, -1]), after1: properties[key1] ?? null },
    ...{ key2, way2: random.pick([1, -1]), unknown2: random.pick([1, -1]), after2: properties[key2] ?? null },
    isFirst: random.chance(0.4),
    afterId: id,
    limit: random.whole(1, 20),
  };
};

/** A property to group by and one to sum with its currency, or none. */
function grouping(random: Random, declared: Properties): { by: string; of: string; currency: string } {
  const properties = Object.entries(declared);
  const numbers = properties.flatMap(([name, { type }]) => (['integer', 'money'].includes(type) ? [name] : []));
  // Texts that are no sort keys run in another order on each engine where they hold rare characters.
  const plain = properties.flatMap(([name, { type }]) =>
    ['choice', 'integer', 'boolean'].includes(type) ? [name] : [],
  );
  const of = random.pick(['', ...numbers]);
  return { by: random.pick(['', ...plain]), of, currency: declared[of]?.type === 'money' ? `${of}Currency` : '' };
}

const groups: Question = (random, graph, of) => ({
  conditions: randomConditions(random, graph, of as Kind),
  ...grouping(random, propertiesOf(of as Kind)),
  limit: 1_000,
});

const relatedGroups: Question = (random, graph, of) => {
  const { from, to, properties } = declarationOf(of as RelationKind);
  const own = grouping(random, properties);
  const node = grouping(random, propertiesOf(random.pick([...from.kinds, ...to.kinds])));
  const [isByNode, isOfNode] = [random.chance(0.5), random.chance(0.5)];
  return {
    ids: [...someIds(random, graph, of, 8), ...nobody],
    ...(isByNode ? { by: '', nodeBy: node.by } : { by: own.by, nodeBy: '' }),
    ...(isOfNode
      ? { of: '', currency: '', nodeOf: node.of, nodeCurrency: node.currency }
      : { of: own.of, currency: own.currency, nodeOf: '', nodeCurrency: '' }),
    limit: random.pick([3, 1_000]),
  };
};

const withRelations =
  (question: Question): Question =>
  (random, graph, of, focus) => {
    const quantifiers = randomQuantifiers(random, graph, of as Kind);
    const conditions = randomConditions(random, graph, of as Kind, quantifiers.length);
    return { ...question(random, graph, of, focus), conditions, quantifiers };
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
    const peeks = direction === null ? {} : { peeks: false };
    const limits = { limit1: random.whole(0, 40), limit2: random.whole(0, 200), limit3: random.whole(0, 400) };
    return { ...parameters, ids: [...start, ...nobody], ...place, ...limits, ...peeks, isStart: random.chance(0.5) };
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
  abouts: [...random.some(entities.slice(0, 4), 4).map(({ id }) => id), ...nobody],
  ...(random.chance(0.6)
    ? { afterSubject: '', afterPredicate: '' }
    : { afterSubject: random.pick(entities.slice(0, 4)).id, afterPredicate: 'employees' }),
  limit: random.whole(1, 8),
});

const matters: Question = (random, graph, of) => ({
  matters: [...graph.entities.slice(0, 4).map(({ id }) => id), ...someIds(random, graph, of, 4), ...nobody].map(
    (id) => ({
      subject: id,
      predicate: 'employees',
    }),
  ),
});

const recorded: Question = (random, graph, of, focus) => {
  const { ends: asked } = ends(random, graph, of, focus) as { ends: readonly Parameters[] };
  const versions = graph.relations
    .filter(({ relation }) => relation === of)
    .map(({ properties }) => properties.recordedAt);
  return { ends: asked.map((end) => ({ ...end, recordedAt: random.pick([null, null, ...versions]) })) };
};

/** From some time of recording to another, or the same one. */
const changed: Question = (random, graph, of) => {
  const records = [...graph.entities, ...graph.relations];
  const [from, to] = [random.pick(records), random.pick(records)].map(({ properties }) => properties.recordedAt).sort();
  const after = random.chance(0.5)
    ? { afterId: '', afterAccess: '' }
    : { afterId: random.pick(records).id, afterAccess: '' };
  return { ids: [...someIds(random, graph, of, 8), ...nobody], from, to, ...after, limit: random.whole(1, 30) };
};

/** By the name of the statement's file. */
export const questions: Readonly<Record<string, Question>> = {
  'entities-by-id': ids,
  'entity-heads': ids,
  'known-entities': ids,
  'count-related-to': ids,
  'count-related-from': ids,
  'relations-by-id': ends,
  'relation-versions': ends,
  'group-related-to': relatedGroups,
  'group-related-from': relatedGroups,
  'related-to': pages,
  'related-from': pages,
  search,
  'count-search': words,
  'list-by-name-ascending': byName(START),
  'list-by-name-descending': byName(BEHIND_ALL),
  'list-by-keys': byKeys,
  'list-by-keys-and-relations': withRelations(byKeys),
  'group-kind': groups,
  'group-kind-by-relations': withRelations(groups),
  'count-kind': (random, graph, of) => ({ conditions: randomConditions(random, graph, of as Kind) }),
  'claims-about': claimPages,
  'count-claims-about': ids,
  'claims-on-matters': matters,
  conflicts,
  'conflicts-about': conflicts,
  'known-relations': ends,
  'recorded-relations': recorded,
  'recorded-entities': ids,
  'changed-entities': changed,
  'changed-relations': changed,
  'changed-relations-of': changed,
  'explore-downstream': walk(TraceDirection.DOWNSTREAM),
  'explore-upstream': walk(TraceDirection.UPSTREAM),
  'explore-either-way': walk(null),
};
