/** What the statements of the catalog answer, in plain TypeScript over the records that were written. */

import type { Quantifier } from '../../../src/graphql/conditions';
import type { Row } from '../../../src/store/values';
import type { EntityRecord } from '../../support/graph-records';
import { type Asked, by, compare, held, isKnown, meetsAll, node } from './plain-rows';

function ofKind(asked: Asked): EntityRecord[] {
  const { graph, of, given, scope } = asked;
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]));
  const relations = held(asked);
  const isMet =
    ({ id }: EntityRecord) =>
    ({ relation, direction, op, value, conditions }: Quantifier): boolean => {
      const [near, far] = direction === 'to' ? (['from', 'to'] as const) : (['to', 'from'] as const);
      const own = relations.filter((record) => record.relation === relation && record[near] === id);
      const meeting = own.filter((record) => meetsAll(entities.get(record[far]) as EntityRecord, conditions)).length;
      const total = own.length;
      const answers: Record<string, boolean> = {
        some: meeting > 0,
        every: meeting === total,
        none: meeting === 0,
        eq: total === value,
        lt: total < value,
        lte: total <= value,
        gt: total > value,
        gte: total >= value,
      };
      return answers[op] as boolean;
    };
  return graph.entities.filter((entity) => {
    if (entity.kind !== of || !isKnown(entity.properties, scope)) return false;
    const met = ((given.quantifiers ?? []) as Quantifier[]).filter(isMet(entity)).map(({ at }) => at);
    return meetsAll(entity, given.conditions, met);
  });
}

const listed = (
  asked: Asked,
  property: string,
  direction: 1 | -1,
  behind: (key: unknown, id: string) => boolean,
): Row[] =>
  ofKind(asked)
    .map((entity): Row => ({ ...node(entity), key: entity.properties[property] ?? null }))
    .filter(({ key, id }) => behind(key, id as string))
    .sort(by(['key', direction], ['id', direction]))
    .slice(0, asked.given.limit);

const byName = (direction: 1 | -1) => (asked: Asked) =>
  listed(asked, 'sortKey', direction, (key, id) => {
    const order = direction * compare(key, asked.given.afterKey);
    return order > 0 || (order === 0 && direction * compare(id, asked.given.afterId) > 0);
  });

/** Less than zero where `a` comes before `b` in a key's way. */
function turn(a: unknown, b: unknown, way: number, unknown: number): number {
  if (a === null || b === null) return unknown * (Number(a === null) - Number(b === null));
  return way * compare(a, b);
}

function byKeys(asked: Asked): Row[] {
  const { key1, key2, way1, way2, unknown1, unknown2, after1, after2, afterId, isFirst, limit } = asked.given;
  const last = { key1: after1, key2: after2, id: afterId };
  const order = (a: Row, b: Row) =>
    turn(a.key1, b.key1, way1, unknown1) || turn(a.key2, b.key2, way2, unknown2) || compare(a.id, b.id);
  return ofKind(asked)
    .map((entity): Row => {
      const { properties } = entity;
      return { ...node(entity), key1: properties[key1] ?? null, key2: properties[key2] ?? null };
    })
    .filter((row) => isFirst || order(row, last) > 0)
    .sort(order)
    .slice(0, limit);
}

type Values = readonly [value: unknown, amount: unknown, currency: unknown];

/** Items in groups by value and currency, with the sum of the amounts that are known. */
function parts(items: readonly Values[]): Row[] {
  const groups = new Map<string, Row & { items: number; known: number; total: number }>();
  for (const [value, amount, currency] of items) {
    const place = JSON.stringify([value, currency]);
    const group = groups.get(place) ?? { value, currency, items: 0, known: 0, total: 0 };
    groups.set(place, group);
    group.items += 1;
    if (amount === null) continue;
    group.known += 1;
    group.total += amount as number;
  }
  return [...groups.values()];
}

function grouped(asked: Asked): Row[] {
  const { by: property, of, currency } = asked.given;
  const values = ofKind(asked).map(({ properties }) =>
    [property, of, currency].map((name) => properties[name] ?? null),
  );
  return parts(values as unknown as Values[]).sort(by(['value', 1], ['currency', 1]));
}

function found({ graph, given, scope }: Asked): Row[] {
  return graph.entities
    .filter(({ properties }) => isKnown(properties, scope))
    .filter(({ properties }) =>
      [given.longest, ...given.others].every((word) => String(properties.search).includes(word)),
    )
    .filter(
      ({ kind, roles }) => given.kinds.length === 0 || [kind, ...roles].some((label) => given.kinds.includes(label)),
    )
    .map((entity): Row => {
      const ranks = [given.whole, given.start, given.word].map((text) =>
        String(entity.properties.search).includes(text),
      );
      const rank = ranks.indexOf(true);
      return { ...node(entity), rank: rank < 0 ? 3 : rank, key: entity.properties.sortKey };
    });
}

const related = (near: 'from' | 'to', far: 'from' | 'to') => (asked: Asked) => {
  const entities = new Map(asked.graph.entities.map((entity) => [entity.id, entity]));
  const relations = held(asked).filter(({ relation }) => relation === asked.of);
  const pages = (asked.given.pages as { id: string; afterKey: string; afterId: string }[]).flatMap((page) => {
    const rows = relations.flatMap((record): Row[] => {
      const other = entities.get(record[far]) as EntityRecord;
      const key = other.properties.sortKey as string;
      const behind = key > page.afterKey || (key === page.afterKey && record.id > page.afterId);
      if (record[near] !== page.id || !behind) return [];
      const row = { parent: page.id, after: page.afterId, key, relationId: record.id, relation: record.properties };
      return [{ ...node(other), ...row }];
    });
    return rows.sort(by(['key', 1], ['relationId', 1])).slice(0, asked.given.limit);
  });
  return pages.sort(by(['parent', 1], ['after', 1], ['key', 1], ['relationId', 1]));
};

const counted = (near: 'from' | 'to') => (asked: Asked) => {
  const relations = held(asked).filter(({ relation }) => relation === asked.of);
  const known = byId(asked).map(({ id }) => id);
  return known.map((id): Row => ({ id, total: relations.filter((record) => record[near] === id).length }));
};

const relatedParts = (near: 'from' | 'to', far: 'from' | 'to') => (asked: Asked) => {
  const { given, graph, of } = asked;
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]));
  const relations = held(asked).filter(({ relation }) => relation === of);
  const rows = byId(asked).flatMap(({ id }) => {
    const values = relations
      .filter((record) => record[near] === id)
      .map((record) => {
        const node = entities.get(record[far])?.properties ?? {};
        const names = [
          [given.by, given.nodeBy],
          [given.of, given.nodeOf],
          [given.currency, given.nodeCurrency],
        ];
        return names.map(([own, ofNode]) => record.properties[own] ?? node[ofNode] ?? null);
      });
    return parts(values as unknown as Values[]).map((row): Row => ({ id, ...row }));
  });
  return rows.sort(by(['value', 1], ['currency', 1], ['id', 1])).slice(0, given.limit);
};

const byId = ({ graph, given }: Asked): Row[] =>
  graph.entities
    .filter(({ id }) => given.ids.includes(id))
    .map(node)
    .sort(by(['id', 1]));

const relationsById = (asked: Asked): Row[] =>
  held(asked)
    .filter(({ id, relation, from, to }) => {
      const ends = asked.given.ends as { id: string; from: string; to: string }[];
      return relation === asked.of && ends.some((end) => end.id === id && end.from === from && end.to === to);
    })
    .map(({ id, properties }): Row => ({ id, properties }))
    .sort(by(['id', 1]));

export const plainAnswers: Readonly<Record<string, (asked: Asked) => Row[]>> = {
  'entities-by-id': byId,
  'known-entities': byId,
  'relations-by-id': relationsById,
  'list-by-name-ascending': byName(1),
  'list-by-name-descending': byName(-1),
  'list-by-keys': byKeys,
  'list-by-keys-and-relations': byKeys,
  'group-kind': grouped,
  'group-kind-by-relations': grouped,
  'count-kind': (asked) => [{ total: ofKind(asked).length }],
  search: (asked) => {
    const { afterRank, afterKey, afterId, limit } = asked.given;
    const last = { rank: afterRank, key: afterKey, id: afterId };
    const order = by(['rank', 1], ['key', 1], ['id', 1]);
    return found(asked)
      .filter((row) => order(row, last) > 0)
      .sort(order)
      .slice(0, limit);
  },
  'count-search': (asked) => [{ total: found(asked).length }],
  'related-to': related('from', 'to'),
  'related-from': related('to', 'from'),
  'count-related-to': counted('from'),
  'count-related-from': counted('to'),
  'group-related-to': relatedParts('from', 'to'),
  'group-related-from': relatedParts('to', 'from'),
};
