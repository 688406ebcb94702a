/** What a request reads in batches: entities and relations by id, pages of related entities, and their counts. */
import DataLoader from 'dataloader';
import { type Context, read } from '../../graphql/context';
import type { Direction } from '../../graphql/relation-types';
import { type EntityRow, entityRow, type RelationRow, relationRow } from '../../graphql/rows';
import { parseRelationId } from '../../model/ids';
import type { RelationKind } from '../../model/relations';
import type { ReadOptions, Store } from '../../store/store';
import type { Row } from '../../store/values';
import { catalogStatements as statements } from './catalog.statements';

const LARGEST_BATCH = 1_000;
/** Rows one statement may give, so that turning them into objects never holds the event loop for long. */
const MOST_ROWS = 10_000;

export type EntityLoader = DataLoader<string, EntityRow | null>;

export function entityLoader(store: Store, options: () => ReadOptions): EntityLoader {
  return new DataLoader(
    async (ids: readonly string[]) => {
      const rows = await store.read(statements.entitiesById, { ids }, options());
      const found = new Map(rows.map((row) => [row.id, entityOf(row)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    { maxBatchSize: LARGEST_BATCH },
  );
}

export const entityOf = (row: Row): EntityRow => entityRow(row.labels as string[], row.properties as Row);

/** A relation by id, or null; ids of one kind of relation share a statement. */
export async function relationsById(context: Context, ids: readonly string[]): Promise<(RelationRow | null)[]> {
  const ends = new Map<RelationKind, { id: string; from: string; to: string }[]>();
  for (const id of ids) {
    const parts = parseRelationId(id);
    if (!parts) continue;
    ends.set(parts.relation, [...(ends.get(parts.relation) ?? []), { id, from: parts.from, to: parts.to }]);
  }
  const reads = Array.from(ends, ([relation, list]) =>
    read(context, statements.relationsById[relation], { ends: list }),
  );
  const found = new Map((await Promise.all(reads)).flat().map((row) => [row.id, relationRow(row.properties as Row)]));
  return ids.map((id) => found.get(id) ?? null);
}

export interface RelatedKey {
  readonly id: string;
  readonly afterKey: string;
  readonly afterId: string;
}

export interface Related {
  readonly node: EntityRow;
  readonly relation: RelationRow;
  readonly sortKey: string;
}

const placeOf = ({ id, afterId }: RelatedKey): string => `${id}\n${afterId}`;

/** Up to `limit` related entities behind a place, for each parent; one statement for all parents of a batch. */
export function relatedLoader(
  context: Context,
  relation: RelationKind,
  direction: Direction,
  limit: number,
): DataLoader<RelatedKey, Related[], string> {
  const make = () => {
    const statement = (direction === 'to' ? statements.relatedTo : statements.relatedFrom)[relation];
    return new DataLoader<RelatedKey, Related[], string>(
      async (keys) => {
        const rows = await read(context, statement, { pages: keys, limit });
        const groups = new Map<string, Related[]>(keys.map((key) => [placeOf(key), []]));
        for (const row of rows) groups.get(`${row.parent}\n${row.after}`)?.push(relatedOf(row));
        return keys.map((key) => groups.get(placeOf(key)) ?? []);
      },
      { maxBatchSize: Math.max(1, Math.floor(MOST_ROWS / limit)), cacheKeyFn: placeOf },
    );
  };
  return context.keep(`related ${relation} ${direction} ${limit}`, make);

  function relatedOf(row: Row): Related {
    const node = entityOf(row);
    context.remember(node);
    return { node, relation: relationRow(row.relation as Row), sortKey: row.key as string };
  }
}

export function relatedCountLoader(
  context: Context,
  relation: RelationKind,
  direction: Direction,
): DataLoader<string, number> {
  return context.keep(`count ${relation} ${direction}`, () => {
    const statement = (direction === 'to' ? statements.countRelatedTo : statements.countRelatedFrom)[relation];
    return new DataLoader<string, number>(
      async (ids) => {
        const rows = await read(context, statement, { ids });
        const totals = new Map(rows.map((row) => [row.id, row.total as number]));
        return ids.map((id) => totals.get(id) ?? 0);
      },
      { maxBatchSize: LARGEST_BATCH },
    );
  });
}
