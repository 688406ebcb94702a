/** A page of what hangs on a hub: names are looked through in their order until enough of them hang on it. */
import { type Context, read } from '../../graphql/context';
import type { Direction } from '../../graphql/relation-types';
import type { Kind } from '../../model/kinds';
import { declarationOf, type RelationKind } from '../../model/relations';
import type { Row } from '../../store/values';
import { catalogStatements as statements } from './catalog.statements';
import { type Name, namesBehind, namesInOrder } from './names-in-order';
import { byKeys } from './read-versions';

/** A page of what hangs on an entity: its place is the name and the relation before it, empty for the first one. */
export interface RelatedKey {
  readonly id: string;
  readonly afterKey: string;
  readonly afterId: string;
}

const LARGEST_LOOK = 1_000;

/** Up to `limit` names behind a place. */
type Look = (place: Name, limit: number) => Promise<readonly Name[]>;

const inOrder = byKeys(
  ['key', 'relationId'].map((name) => ({ name, way: 1, unknown: 1 })),
  1,
);

/**
 * Rows as `related-to` and `related-from` give them; null where `most` names do not suffice, where the names are not at
 * hand in their order, and where the graph changed meanwhile.
 */
export async function hubPage(
  context: Context,
  relation: RelationKind,
  direction: Direction,
  page: RelatedKey,
  limit: number,
  most: number,
): Promise<Row[] | null> {
  const version = context.store.engine === 'embedded' ? await context.store.version() : null;
  const found: Row[] = [];
  for (const kind of declarationOf(relation)[direction].kinds) {
    const look = await lookAt(context, kind);
    const rows = look && (await walk(look));
    if (!rows) return null;
    found.push(...rows);
  }
  if (version !== null && (await context.store.version()) !== version) return null;
  const rows = found.sort(inOrder).slice(0, limit);
  return rows.map((row) => ({ ...row, parent: page.id, after: page.afterId }));

  /** What hangs on it of one kind. Names that are alike may go on in the next look, and so may relations of one name. */
  async function walk(look: Look): Promise<Row[] | null> {
    const statement = (direction === 'to' ? statements.relatedToAmong : statements.relatedFromAmong)[relation];
    const rows: Row[] = [];
    let place: Name = { key: page.afterKey, id: '' };
    for (let seen = 0, size = 2 * limit; seen < most; size = Math.min(2 * size, LARGEST_LOOK)) {
      const names = await look(place, size);
      const ids = names.map(({ id }) => id);
      const { id, afterKey, afterId } = page;
      rows.push(...(await read(context, statement, { id, ids, afterKey, afterId, limit })));
      place = names.at(-1) ?? place;
      if (names.length < size || rows.filter(({ key }) => (key as string) < place.key).length >= limit) return rows;
      seen += names.length;
    }
    return null;
  }
}

async function lookAt(context: Context, kind: Kind): Promise<Look | null> {
  if (context.store.engine === 'embedded') {
    const names = await namesInOrder(context, kind);
    return names && (async (place, limit) => namesBehind(names.all, place, limit));
  }
  return async ({ key, id }, limit) => {
    const rows = await read(context, statements.namesBehind[kind], { afterKey: key, afterId: id, limit });
    return rows as unknown as Name[];
  };
}
