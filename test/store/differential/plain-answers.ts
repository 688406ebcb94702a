/** What the statements of the catalog answer, in plain TypeScript over the records that were written. */
import type { EntityRecord } from '../../../src/features/ingest/package-rows';
import type { Condition } from '../../../src/graphql/conditions';
import type { Row } from '../../../src/store/values';
import { type Asked, by, compare, held, meets, node } from './plain-rows';

const ofKind = ({ graph, of, given }: Asked): EntityRecord[] =>
  graph.entities.filter(
    (entity) => entity.kind === of && given.conditions.every((one: Condition) => meets(entity, one)),
  );

const listed = (
  asked: Asked,
  property: string,
  direction: 1 | -1,
  behind: (key: unknown, id: string) => boolean,
): Row[] =>
  ofKind(asked)
    .map((entity): Row => ({ ...node(entity), key: entity.properties[property] ?? null }))
    .filter(({ key, id }) => behind(key, id as string))
    .sort(by(['key', direction], ['id', property === 'sortKey' && !('position' in asked.given) ? direction : 1]))
    .slice(0, asked.given.limit);

const byName = (direction: 1 | -1) => (asked: Asked) =>
  listed(asked, 'sortKey', direction, (key, id) => {
    const order = direction * compare(key, asked.given.afterKey);
    return order > 0 || (order === 0 && direction * compare(id, asked.given.afterId) > 0);
  });

const byProperty = (direction: 1 | -1) => (asked: Asked) => {
  const { property, position, afterKey, afterId } = asked.given;
  return listed(asked, property, direction, (key, id) => {
    if (position === 'first') return true;
    if (key === null) return position === 'known' || id > afterId;
    const order = direction * compare(key, afterKey);
    return position === 'known' && (order > 0 || (order === 0 && id > afterId));
  });
};

function found({ graph, given }: Asked): Row[] {
  return graph.entities
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
  'list-by-property-ascending': byProperty(1),
  'list-by-property-descending': byProperty(-1),
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
};
