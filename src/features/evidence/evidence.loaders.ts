/** What a request reads in batches: relations with their claims, claims that stand by themselves, and their counts. */
import DataLoader from 'dataloader';
import { type Context, read } from '../../graphql/context';
import { type EntityRow, entityRow, type RelationRow, relationRow } from '../../graphql/rows';
import { parseRelationId, type RelationId } from '../../model/ids';
import type { RelationKind } from '../../model/relations';
import type { Statement } from '../../store/statement';
import type { Row } from '../../store/values';
import { evidenceStatements as statements } from './evidence.statements';

const LARGEST_BATCH = 1_000;
/** Rows one statement may give, so that turning them into objects never holds the event loop for long. */
const MOST_ROWS = 10_000;

/** A version of a relation: that which the scope holds, or the one that was recorded at an instant. */
interface Version {
  readonly id: string;
  readonly recordedAt: string | null;
}

/** The relation of that id that the scope holds; null when it holds none. */
export const knownRelation = (context: Context, id: string): Promise<RelationRow | null> =>
  relationLoader(context, 'known relations', statements.knownRelations).load({ id, recordedAt: null });

/** The relation with all that the graph holds of it: a walk gives its versions without their claims. */
export async function wholeRelation(context: Context, row: RelationRow): Promise<RelationRow> {
  if ('retractedAt' in row) return row;
  const loader = relationLoader(context, 'recorded relations', statements.recordedRelations);
  return (await loader.load({ id: row.id, recordedAt: String(row.recordedAt) })) ?? row;
}

/** One statement for all relations of a kind; every id is that of a relation. */
function relationLoader(
  context: Context,
  name: string,
  perKind: Readonly<Record<RelationKind, Statement>>,
): DataLoader<Version, RelationRow | null, string> {
  const keyOf = ({ id, recordedAt }: Version) => `${id} ${recordedAt ?? ''}`;
  const batch = async (versions: readonly Version[]) => {
    const ends = new Map<RelationKind, Row[]>();
    for (const { id, recordedAt } of versions) {
      const { relation, from, to } = parseRelationId(id) as RelationId;
      ends.set(relation, [...(ends.get(relation) ?? []), { id, from, to, recordedAt }]);
    }
    const rows = await Promise.all(
      Array.from(ends, ([relation, list]) => read(context, perKind[relation], { ends: list })),
    );
    const found = new Map<string, RelationRow>();
    for (const { id, properties } of rows.flat()) {
      const row = relationRow(properties as Row);
      found.set(keyOf({ id: id as string, recordedAt: null }), row);
      found.set(keyOf({ id: id as string, recordedAt: String(row.recordedAt) }), row);
    }
    return versions.map((version) => found.get(keyOf(version)) ?? null);
  };
  return context.keep(name, () => new DataLoader(batch, { maxBatchSize: LARGEST_BATCH, cacheKeyFn: keyOf }));
}

export interface MatterKey {
  readonly subject: string;
  readonly predicate: string;
}

/** The claims that stand by themselves and speak of one predicate of an entity. */
export function matterLoader(context: Context): DataLoader<MatterKey, EntityRow[], string> {
  const keyOf = ({ subject, predicate }: MatterKey) => `${subject} ${predicate}`;
  const batch = async (matters: readonly MatterKey[]) => {
    const rows = await read(context, statements.claimsOnMatters, { matters });
    const groups = new Map<string, EntityRow[]>(matters.map((matter) => [keyOf(matter), []]));
    for (const { labels, properties } of rows) {
      const claim = entityRow(labels as string[], properties as Row);
      groups.get(keyOf({ subject: String(claim.subject), predicate: String(claim.predicate) }))?.push(claim);
    }
    return matters.map((matter) => groups.get(keyOf(matter)) ?? []);
  };
  return context.keep(
    'claims on matters',
    () => new DataLoader<MatterKey, EntityRow[], string>(batch, { maxBatchSize: LARGEST_BATCH, cacheKeyFn: keyOf }),
  );
}

export interface ClaimPlace {
  readonly id: string;
  readonly afterPredicate: string;
  readonly afterId: string;
}

const placeOf = ({ id, afterId }: ClaimPlace): string => `${id}\n${afterId}`;

/** Up to `limit` claims on an entity behind a place, by predicate and id. */
export function claimLoader(context: Context, limit: number): DataLoader<ClaimPlace, EntityRow[], string> {
  const batch = async (places: readonly ClaimPlace[]) => {
    const rows = await read(context, statements.claimsAbout, { pages: places, limit });
    const groups = new Map<string, EntityRow[]>(places.map((place) => [placeOf(place), []]));
    for (const { subject, after, labels, properties } of rows) {
      groups.get(`${subject}\n${after}`)?.push(entityRow(labels as string[], properties as Row));
    }
    return places.map((place) => groups.get(placeOf(place)) ?? []);
  };
  const options = { maxBatchSize: Math.max(1, Math.floor(MOST_ROWS / limit)), cacheKeyFn: placeOf };
  return context.keep(`claims ${limit}`, () => new DataLoader<ClaimPlace, EntityRow[], string>(batch, options));
}

/** How many claims there are on an entity. */
export function claimCountLoader(context: Context): DataLoader<string, number> {
  return context.keep('count claims', () => {
    const batch = async (ids: readonly string[]) => {
      const rows = await read(context, statements.countClaimsAbout, { ids });
      const totals = new Map(rows.map(({ id, total }) => [id, total as number]));
      return ids.map((id) => totals.get(id) ?? 0);
    };
    return new DataLoader<string, number>(batch, { maxBatchSize: LARGEST_BATCH });
  });
}
