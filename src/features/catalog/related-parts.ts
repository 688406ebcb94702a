/** The parts of groups of what relations lead to: a value with a currency, how many have them, and what they sum up to. */
import DataLoader from 'dataloader';
import { type Context, read } from '../../graphql/context';
import type { Direction } from '../../graphql/relation-types';
import type { EntityRow } from '../../graphql/rows';
import type { RelationKind } from '../../model/relations';
import type { Row } from '../../store/values';
import { catalogStatements as statements } from './catalog.statements';
import { MOST_ROWS, partedBy, tooManyGroups } from './gather-groups';

/** A property of the relation, or of the node that it leads to. */
export interface RelatedProperty {
  readonly name: string;
  readonly isOfNode: boolean;
  readonly isMoney: boolean;
}

const LARGEST_BATCH = 1_000;

/** The parts for each entity; one statement for all of a batch, or for fewer where there are more rows than one may give. */
export function relatedPartsLoader(
  context: Context,
  relation: RelationKind,
  direction: Direction,
  by: RelatedProperty | null,
  of: RelatedProperty | null,
): DataLoader<string, Row[]> {
  const statement = (direction === 'to' ? statements.groupRelatedTo : statements.groupRelatedFrom)[relation];
  const { isPast } = context.scope;
  const names = namesOf(by, of, isPast);
  return context.keep(`parts ${relation} ${direction} ${JSON.stringify([by, of])}`, () => {
    const readParts = async (ids: readonly string[]): Promise<Row[]> => {
      const rows = await read(context, statement, { ids, ...names, limit: MOST_ROWS });
      if (rows.length < MOST_ROWS) return rows;
      if (ids.length === 1) throw tooManyGroups(rows.length);
      const middle = Math.ceil(ids.length / 2);
      return [...(await readParts(ids.slice(0, middle))), ...(await readParts(ids.slice(middle)))];
    };
    return new DataLoader<string, Row[]>(
      async (ids) => {
        const rows = await readParts(ids);
        const known = isPast ? await Promise.all(rows.map((row) => asKnown(context, row, by, of))) : rows;
        const parts = partedBy(known, 'id');
        return ids.map((id) => parts.get(id) ?? []);
      },
      { maxBatchSize: LARGEST_BATCH },
    );
  });
}

/** What the statement reads; in the past the node's id in place of its value, and of its currency where it is summed. */
function namesOf(by: RelatedProperty | null, of: RelatedProperty | null, isPast: boolean): Record<string, string> {
  const currency = of?.isMoney ? `${of.name}Currency` : '';
  return {
    by: by && !by.isOfNode ? by.name : '',
    nodeBy: by?.isOfNode ? (isPast ? 'id' : by.name) : '',
    of: of && !of.isOfNode ? of.name : '',
    nodeOf: of?.isOfNode && !isPast ? of.name : '',
    currency: of?.isOfNode ? '' : currency,
    nodeCurrency: of?.isOfNode ? (isPast ? 'id' : currency) : '',
  };
}

/** A part of the past, where relations lead to the nodes as they are now: with what was known of the node. */
async function asKnown(
  context: Context,
  row: Row,
  by: RelatedProperty | null,
  of: RelatedProperty | null,
): Promise<Row> {
  const node = async (id: unknown): Promise<Partial<EntityRow>> => (await context.entity(String(id))) ?? {};
  const value = by?.isOfNode ? ((await node(row.value))[by.name] ?? null) : row.value;
  if (!of?.isOfNode) return { ...row, value };
  const held = (await node(row.currency))[of.name] ?? null;
  const { minorUnits, currency } = (of.isMoney && held ? held : { minorUnits: held, currency: null }) as Row;
  const items = row.items as number;
  return { ...row, value, currency, known: minorUnits === null ? 0 : items, total: Number(minorUnits ?? 0) * items };
}
