/** A page of one kind's entities that meet a filter, in an order, from a place on. */
import { badInput } from '../../errors';
import type { Asked } from '../../graphql/conditions';
import { type Context, read } from '../../graphql/context';
import { shelfOf, sizeOf } from '../../graphql/held';
import { type Order, OrderDirection, Unknowns } from '../../graphql/orders';
import { checkFirst, Edge, type Page, type PageRequest, pageOf } from '../../graphql/page';
import { type EntityRow, headRow } from '../../graphql/rows';
import { entityHead, type Kind } from '../../model/kinds';
import type { Row } from '../../store/values';
import { entityOf } from './catalog.loaders';
import { catalogStatements as statements } from './catalog.statements';
import type { Group } from './gather-groups';
import { groupEntities } from './group-entities';
import { type Name, type Names, namesBefore, namesBehind, namesInOrder } from './names-in-order';
import { byKeys, countVersions, readVersions } from './read-versions';

export interface EntityList extends PageRequest {
  readonly kind: Kind;
  readonly asked: Asked;
  readonly keys: readonly Order[];
  /** Whether no more of them is shown than every entity has. */
  readonly showsHeads: boolean;
}

export interface EntityPage extends Page {
  /** The whole list in groups, or in one where `by` is null. */
  group(by: string | null, sums: readonly string[]): Promise<readonly Group[]>;
}

/** The values that were ordered by, and the id. */
type Position = [...keys: unknown[], id: string];

/** Every sort key is below it: none holds two of this character in a row. */
const BEHIND_ALL = '\uD7FF\uD7FF';

export async function listEntities(context: Context, wanted: EntityList): Promise<EntityPage> {
  const { kind, asked, keys, first, after } = wanted;
  checkFirst(first);
  if (asked.quantifiers.length > 0 && context.scope.isPast) throw notInThePast();
  const list = JSON.stringify([kind, asked, keys]);
  const from = after === null ? null : (context.cursors.open('after', list, after) as Position);
  const isByName = keys.length === 1 && keys[0]?.field === 'name' && asked.quantifiers.length === 0;
  const places = wanted.showsItems ? await heldPlaces(context, wanted, list, from, isByName) : [];
  const edges = places.map(({ node, position, isWhole }) => {
    if (isWhole) context.remember(node);
    return new Edge(node, null, context.cursors, list, position);
  });
  const group: EntityPage['group'] = (by, sums) => groupEntities(context, kind, asked, by, sums);
  return { ...pageOf(edges, first, after, () => count(context, kind, asked)), group };
}

interface Place {
  readonly node: EntityRow;
  readonly position: Position;
  /** Whether all of the entity was read. */
  readonly isWhole: boolean;
}

/** The page as it is held, or read. */
async function heldPlaces(
  context: Context,
  wanted: EntityList,
  list: string,
  from: Position | null,
  isByName: boolean,
): Promise<readonly Place[]> {
  const { keys, first, showsHeads } = wanted;
  const page = JSON.stringify([from, first, showsHeads]);
  const shelf = await shelfOf<readonly Place[]>(context, list, [page]);
  const held = shelf?.get(page);
  if (held) return held;
  const rows = await (isByName ? listByName : listByKeys)(context, wanted, from);
  const places = rows.map((row): Place => {
    const position = isByName ? [row.key] : [row.key1, row.key2].slice(0, keys.length);
    return { node: nodeOf(row), position: [...position, row.id as string], isWhole: !row.head };
  });
  shelf?.put(page, places, sizeOf(places));
  return places;
}

const nodeOf = (row: Row): EntityRow =>
  row.head ? headRow(row.id as string, entityHead, row.head as unknown[], 1) : entityOf(row);

async function count(context: Context, kind: Kind, asked: Asked): Promise<number> {
  if (asked.quantifiers.length === 0) {
    const names = asked.conditions.length === 0 ? await heldNames(context, kind) : null;
    if (names) return names.all.length;
    return countVersions(context, statements.countKind[kind], { conditions: asked.conditions });
  }
  const [whole] = await groupEntities(context, kind, asked, null, []);
  return whole?.count ?? 0;
}

async function listByName(
  context: Context,
  { kind, asked, keys, first, showsHeads }: EntityList,
  from: Position | null,
): Promise<Row[]> {
  const ascending = keys[0]?.direction === OrderDirection.ASC;
  const [afterKey, afterId] = (from ?? [ascending ? '' : BEHIND_ALL, '']) as [string, string];
  if (asked.conditions.length === 0) {
    const place = { key: afterKey, id: afterId };
    const rows = await listInOrder(context, kind, ascending ? namesBehind : namesBefore, place, first + 1, showsHeads);
    if (rows) return rows;
  }
  const statement = (ascending ? statements.listByNameAscending : statements.listByNameDescending)[kind];
  const parameters = { conditions: asked.conditions, afterKey, afterId, limit: first + 1 };
  const way = ascending ? 1 : -1;
  return readVersions(context, statement, parameters, byKeys([{ name: 'key', way, unknown: 1 }], way));
}

/** The page from the names that this process holds; null where it holds none, or the graph changed meanwhile. */
async function listInOrder(
  context: Context,
  kind: Kind,
  pick: typeof namesBehind,
  place: Name,
  limit: number,
  showsHeads: boolean,
): Promise<Row[] | null> {
  const names = await heldNames(context, kind);
  if (!names) return null;
  const picked = pick(names.all, place, limit);
  const statement = showsHeads ? statements.entityHeads : statements.entitiesById;
  const rows = await read(context, statement, { ids: picked.map(({ id }) => id) });
  if ((await context.store.version()) !== names.version) return null;
  const found = new Map(rows.map((row) => [row.id, row]));
  return picked.map(({ key, id }) => ({ ...found.get(id), key }));
}

/** The names that stand, where the reader sees every one of them. */
async function heldNames(context: Context, kind: Kind): Promise<Names | null> {
  const { isPast, asKnownOn } = context.scope;
  const names = isPast ? null : await namesInOrder(context, kind);
  return names && names.begins <= asKnownOn && asKnownOn < names.ends ? names : null;
}

function listByKeys(context: Context, { kind, asked, keys, first }: EntityList, from: Position | null): Promise<Row[]> {
  const [one, two] = keys as [Order, Order?];
  const keyed = [one, two].map((order, index) => ({
    name: `key${index + 1}`,
    way: order?.direction === OrderDirection.DESC ? -1 : 1,
    unknown: order?.nulls === Unknowns.FIRST ? -1 : 1,
  }));
  const parameters = {
    ...(asked.quantifiers.length > 0 ? asked : { conditions: asked.conditions }),
    ...Object.fromEntries(
      keyed.flatMap(({ way, unknown }, index) => [
        [`key${index + 1}`, propertyOf([one, two][index])],
        [`way${index + 1}`, way],
        [`unknown${index + 1}`, unknown],
        [`after${index + 1}`, (index < keys.length ? from?.[index] : null) ?? null],
      ]),
    ),
    isFirst: from === null,
    afterId: from?.at(-1) ?? '',
    limit: first + 1,
  };
  return asked.quantifiers.length > 0
    ? read(context, statements.listByKeysAndRelations[kind], parameters)
    : readVersions(context, statements.listByKeys[kind], parameters, byKeys(keyed, 1));
}

/** Where a key is in the graph; no entity has a property without a name. */
const propertyOf = (order: Order | undefined): string =>
  order === undefined ? '' : order.field === 'name' ? 'sortKey' : order.field;

/** Entities that stood earlier have no relations of their own in the graph. */
const notInThePast = () =>
  badInput('filter', 'a relation', 'no relation in the filter while asKnownOn is given', 'Leave one of the two out.');
