/** What a request reads in batches: entities and relations by id, pages of related entities, and their counts. */
import DataLoader from 'dataloader';
import { type Context, read } from '../../graphql/context';
import { shelfOf, sizeOf } from '../../graphql/held';
import type { Direction } from '../../graphql/relation-types';
import { type EntityRow, entityRow, headRow, type RelationRow, relationRow } from '../../graphql/rows';
import { parseRelationId } from '../../model/ids';
import { entityHead } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import type { Row } from '../../store/values';
import { catalogStatements as statements } from './catalog.statements';
import { hubPage, type RelatedKey } from './hub-pages';
import { HUB, Hubs } from './hubs';

const LARGEST_BATCH = 1_000;
/** Rows one statement may give, so that turning them into objects never holds the event loop for long. */
const MOST_ROWS = 10_000;

export type EntityLoader = DataLoader<string, EntityRow | null>;

export function entityLoader(context: Context): EntityLoader {
  return new DataLoader(
    (ids: readonly string[]) =>
      byId(context, 'entities', ids, async (unknown) => {
        const { isPast, asKnownOn } = context.scope;
        const statement = isPast ? statements.entitiesAsKnown : statements.entitiesById;
        const rows = await read(context, statement, { ids: unknown });
        return (isPast ? asKnown(rows, asKnownOn) : rows).map(entityOf);
      }),
    { maxBatchSize: LARGEST_BATCH },
  );
}

/** Entities of which no more is read than every entity has, as they stand now. */
export function headLoader(context: Context): EntityLoader {
  return new DataLoader(
    (ids: readonly string[]) =>
      byId(context, 'heads', ids, async (unknown) => {
        const rows = await read(context, statements.entityHeads, { ids: unknown });
        return rows.map(({ id, head }) => headRow(id as string, entityHead, head as unknown[], 1));
      }),
    { maxBatchSize: LARGEST_BATCH },
  );
}

/** Entities in the order of their ids: those that are held, and the others as they are read. */
async function byId(
  context: Context,
  name: string,
  ids: readonly string[],
  readThem: (ids: readonly string[]) => Promise<readonly EntityRow[]>,
): Promise<(EntityRow | null)[]> {
  const shelf = await shelfOf<EntityRow>(context, name, ids);
  const unknown = shelf ? ids.filter((id) => !shelf.get(id)) : ids;
  const found = new Map<string, EntityRow>();
  for (const entity of unknown.length === 0 ? [] : await readThem(unknown)) {
    found.set(entity.id, entity);
    shelf?.put(entity.id, entity, sizeOf(entity));
  }
  return ids.map((id) => found.get(id) ?? shelf?.get(id) ?? null);
}

/**
 * The version of each entity that was known on an instant. One that is only known since then stands as it was first
 * recorded, for a relation that was known may lead to it.
 */
function asKnown(rows: readonly Row[], instant: string): Row[] {
  const found = new Map<unknown, Row>();
  for (const row of rows) if (!found.has(row.id) || (row.recordedAt as string) <= instant) found.set(row.id, row);
  return [...found.values()];
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
  if (ends.size === 0) return ids.map(() => null);
  const reads = Array.from(ends, ([relation, list]) =>
    read(context, statements.relationsById[relation], { ends: list }),
  );
  const found = new Map((await Promise.all(reads)).flat().map((row) => [row.id, relationRow(row.properties as Row)]));
  return ids.map((id) => found.get(id) ?? null);
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
  const make = () =>
    new DataLoader<RelatedKey, Related[], string>(
      async (keys) => {
        const rows = await relatedRows(context, relation, direction, keys, limit);
        const groups = new Map<string, Related[]>(keys.map((key) => [placeOf(key), []]));
        const related = await Promise.all(rows.map(relatedOf));
        for (const [at, row] of rows.entries()) {
          const one = related[at];
          if (one) groups.get(`${row.parent}\n${row.after}`)?.push(one);
        }
        return keys.map((key) => groups.get(placeOf(key)) ?? []);
      },
      { maxBatchSize: Math.max(1, Math.floor(MOST_ROWS / limit)), cacheKeyFn: placeOf },
    );
  return context.keep(`related ${relation} ${direction} ${limit}`, make);

  /** The entities stand in the rows as they are now. */
  async function relatedOf(row: Row): Promise<Related | null> {
    const node = context.scope.isPast ? await context.entity(row.id as string) : entityOf(row);
    if (!node) return null;
    context.remember(node);
    return { node, relation: relationRow(row.relation as Row), sortKey: row.key as string };
  }
}

/** Rows of the pages, those of hubs read in the hubs' way where that leads to them. */
async function relatedRows(
  context: Context,
  relation: RelationKind,
  direction: Direction,
  pages: readonly RelatedKey[],
  limit: number,
): Promise<Row[]> {
  const statement = (direction === 'to' ? statements.relatedTo : statements.relatedFrom)[relation];
  const hubs = new Hubs(context, relation, direction);
  const found = await Promise.all(
    pages.map((page) => {
      const degree = hubs.degreeOf(page.id);
      return degree === null ? null : hubPage(context, relation, direction, page, limit, degree / 2);
    }),
  );
  const rest = pages.filter((_, at) => !found[at]);
  const rows = rest.length === 0 ? [] : await read(context, statement, { pages: rest, limit });
  const sizes = new Map<string, number>();
  for (const { parent } of rows) sizes.set(parent as string, (sizes.get(parent as string) ?? 0) + 1);
  await hubs.meet([...sizes.keys()].filter((id) => (sizes.get(id) ?? 0) >= limit));
  return [...rows, ...found.flatMap((page) => page ?? [])];
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
        const hubs = new Hubs(context, relation, direction);
        const totals = await count(ids.filter((id) => hubs.degreeOf(id) === null));
        await hubs.meet([...totals.keys()].filter((id) => (totals.get(id) ?? 0) >= HUB));
        const ofHub = (id: string) => hubs.count(id, async () => (await count([id])).get(id) ?? 0);
        return Promise.all(ids.map((id) => totals.get(id) ?? (hubs.degreeOf(id) === null ? 0 : ofHub(id))));
      },
      { maxBatchSize: LARGEST_BATCH },
    );

    async function count(ids: readonly string[]): Promise<Map<string, number>> {
      const rows = ids.length === 0 ? [] : await read(context, statement, { ids });
      return new Map(rows.map((row) => [row.id as string, row.total as number]));
    }
  });
}
