/** What the statements of the catalog answer, in plain TypeScript over the records that were written. */

import type { EntityRecord, RelationRecord } from '../../../src/features/ingest/package-rows';
import type { Condition } from '../../../src/graphql/conditions';
import type { ReadingScope } from '../../../src/model/scope';
import type { Row } from '../../../src/store/values';
import type { Records } from '../write-records';

interface Asked {
  readonly graph: Records;
  readonly of: string;
  // biome-ignore lint/suspicious/noExplicitAny: each answer reads the parameters of its own statement
  readonly given: Record<string, any>;
  readonly scope: ReadingScope;
}

const compare = (a: unknown, b: unknown): number =>
  (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;

/** Orders by several keys, each with its direction; an unknown comes last. */
const by =
  (...keys: [name: string, direction: 1 | -1][]) =>
  (a: Row, b: Row): number => {
    for (const [name, direction] of keys) {
      const [x, y] = [a[name] ?? null, b[name] ?? null];
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1;
      } else if (compare(x, y) !== 0) return direction * compare(x, y);
    }
    return 0;
  };

const node = ({ id, kind, roles, properties }: EntityRecord): Row => ({
  id,
  labels: ['Entity', kind, ...roles].sort(),
  properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value != null)),
});

/** A relation that the scope holds, with the time of recording among its properties. */
const held = ({ graph, scope }: Asked): (RelationRecord & { properties: Row })[] =>
  graph.relations
    .map((record) => ({ ...record, properties: { ...record.properties, recordedAt: record.recordedAt } as Row }))
    .filter(({ properties: r }) => {
      const valid = compare(r.validFrom, scope.asOf) <= 0 && compare(r.validTo, scope.asOf) > 0;
      const known = compare(r.recordedAt, scope.asKnownOn) <= 0 && compare(r.retractedAt, scope.asKnownOn) > 0;
      return (
        valid && known && (r.confidence as number) >= scope.minConfidence && scope.access.includes(r.access as string)
      );
    });

function meets({ properties, roles }: EntityRecord, { key, op, value }: Condition): boolean {
  const own = properties[key] ?? null;
  if (op === 'role') return roles.some((role) => (value as string[]).includes(role));
  if (op === 'known') return (own !== null) === value;
  if (own === null) return false;
  if (op === 'eq') return own === value;
  if (op === 'in') return (value as unknown[]).includes(own);
  if (op === 'contains') return String(own).includes(String(value));
  if (op === 'startsWith') return String(own).startsWith(String(value));
  if (typeof own !== typeof value) return false;
  const order = compare(own, value);
  return { lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 }[op] ?? false;
}

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
