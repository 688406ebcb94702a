/** The tables of a data package: which there are, and an entity or relation as the cells of a row. */
import { type Column, entityColumns, entityFile, relationColumns, relationFile } from '../../model/columns';
import { STILL_HELD, UNBOUNDED_FROM, UNBOUNDED_TO } from '../../model/dates';
import type { Kind } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import type { Row } from '../../store/values';
import { cellOf, refuseUnknown } from './cells';
import { madeAtWriteTime } from './ndjson';
import type { ExportedEntity, ExportedRelation } from './read-graph';

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Columns that stand in the header even where every cell is empty. */
  readonly always: ReadonlySet<string>;
}

export const entityTable = (kind: Kind): Table => tableOf(entityFile(kind), entityColumns(kind), ['recordedAt']);

/** Every version states what tells it apart from the others. */
export const relationTable = (relation: RelationKind): Table =>
  tableOf(relationFile(relation), relationColumns(relation), ['confidence', 'recordedAt', 'retractedAt', 'access']);

function tableOf(name: string, columns: readonly Column[], further: readonly string[]): Table {
  const required = columns.flatMap((column) => (column.required ? [column.name] : []));
  return { name, columns, always: new Set([...required, ...further]) };
}

/** In the order of the table's columns. */
export function entityCells({ columns }: Table, { id, roles, properties }: ExportedEntity): string[] {
  refuseUnknown(new Set([...columns.map(({ name }) => name), ...madeAtWriteTime]), id, properties);
  const held = without(properties, { retractedAt: STILL_HELD });
  const values: Row = roles.length > 0 ? { ...held, roles } : held;
  return columns.map((column) => cellOf(column, id, values));
}

/** In the order of the table's columns. */
export function relationCells({ columns }: Table, { id, from, to, properties }: ExportedRelation): string[] {
  refuseUnknown(new Set([...columns.map(({ name }) => name), 'id']), id, properties);
  const sentinels = { validFrom: UNBOUNDED_FROM, validTo: UNBOUNDED_TO, retractedAt: STILL_HELD, access: '' };
  const values = { ...without(properties, sentinels), from, to, key: id.split('/')[3] };
  return columns.map((column) => cellOf(column, id, values));
}

/** Properties whose value is the one that the loader takes an empty cell for are left out. */
const without = (properties: Readonly<Row>, sentinels: Readonly<Row>): Row =>
  Object.fromEntries(Object.entries(properties).filter(([name, value]) => sentinels[name] !== value));
