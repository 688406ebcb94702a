/** A page of the claims on an entity, by predicate, one statement for all entities of a batch. */
import DataLoader from 'dataloader';
import { type Context, read } from '../../graphql/context';
import { checkFirst, Edge, type Page, pageOf } from '../../graphql/page';
import { type EntityRow, entityRow } from '../../graphql/rows';
import type { Row } from '../../store/values';
import { evidenceStatements as statements } from './evidence.statements';

interface Place {
  readonly id: string;
  readonly afterPredicate: string;
  readonly afterId: string;
}

const MOST_ROWS = 10_000;

export async function listClaims(context: Context, id: string, first: number, after: string | null): Promise<Page> {
  checkFirst(first);
  const list = `claims about ${id}`;
  const [afterPredicate, afterId] =
    after === null ? ['', ''] : (context.cursors.open('after', list, after) as [string, string]);
  const claims = await claimLoader(context, first + 1).load({ id, afterPredicate, afterId });
  const edges = claims.map((claim) => new Edge(claim, null, context.cursors, list, [claim.predicate, claim.id]));
  return pageOf(edges, first, after, () => countLoader(context).load(id));
}

const placeOf = ({ id, afterId }: Place): string => `${id}\n${afterId}`;

function claimLoader(context: Context, limit: number): DataLoader<Place, EntityRow[], string> {
  const batch = async (places: readonly Place[]) => {
    const rows = await read(context, statements.claimsAbout, { pages: places, limit });
    const groups = new Map<string, EntityRow[]>(places.map((place) => [placeOf(place), []]));
    for (const { subject, after, labels, properties } of rows) {
      groups.get(`${subject}\n${after}`)?.push(entityRow(labels as string[], properties as Row));
    }
    return places.map((place) => groups.get(placeOf(place)) ?? []);
  };
  const options = { maxBatchSize: Math.max(1, Math.floor(MOST_ROWS / limit)), cacheKeyFn: placeOf };
  return context.keep(`claims ${limit}`, () => new DataLoader<Place, EntityRow[], string>(batch, options));
}

function countLoader(context: Context): DataLoader<string, number> {
  return context.keep('count claims', () => {
    const batch = async (ids: readonly string[]) => {
      const rows = await read(context, statements.countClaimsAbout, { ids });
      const totals = new Map(rows.map(({ id, total }) => [id, total as number]));
      return ids.map((id) => totals.get(id) ?? 0);
    };
    return new DataLoader<string, number>(batch, { maxBatchSize: 1_000 });
  });
}
