/** A component or platform as CycloneDX has it, and rows of a data package as its properties. */
import { ownProperties, registeredProperties } from '../../model/cyclonedx-properties';
import type { Kind } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import { entityCells, entityTable, relationCells, relationTable, type Table } from './package-table';
import type { ExportedEntity, ExportedRelation } from './read-graph';

export interface BomProperty {
  readonly name: string;
  readonly value: string;
}

export interface BomComponent {
  readonly type: 'device';
  readonly 'bom-ref': string;
  readonly supplier?: { readonly name: string };
  readonly name: string;
  readonly description?: string;
  readonly properties: readonly BomProperty[];
}

/** What leads from a component to the others of the bill. */
export interface Ties {
  /** The whole it stands in; undefined where it stands in none. */
  readonly whole: string | undefined;
  readonly partOf: readonly ExportedRelation[];
  readonly supplies: readonly ExportedRelation[];
}

/** `nameOf` tells an organization's name. */
export function bomComponent(entity: ExportedEntity, ties: Ties, nameOf: (id: string) => string): BomComponent {
  const { name = '', description, gtin, ...cells } = entityRow(entity);
  const supplier = firstSupplier(ties.supplies);
  return {
    type: 'device',
    'bom-ref': entity.id,
    ...(supplier === undefined ? {} : { supplier: { name: nameOf(supplier) } }),
    name,
    ...(description === undefined ? {} : { description }),
    properties: [
      ...quantity(ties),
      ...(gtin === undefined ? [] : [{ name: `${registeredProperties.gtin}${gtin.length}`, value: gtin }]),
      ...Object.entries(cells).map(([column, value]) => ({ name: `${ownProperties.cell}${column}`, value })),
      ...[...ties.partOf, ...ties.supplies].map(relationProperty),
    ],
  };
}

/** An entity without a component of its own. */
export const entityProperty = (entity: ExportedEntity): BomProperty => ({
  name: `${ownProperties.row}${entity.kind}`,
  value: JSON.stringify(entityRow(entity)),
});

const relationProperty = (relation: ExportedRelation): BomProperty => ({
  name: `${ownProperties.row}${relation.relation}`,
  value: JSON.stringify(relationRow(relation)),
});

/** Where several relations join a part and its whole, as in two variants, no one number is the quantity. */
function quantity({ whole, partOf }: Ties): BomProperty[] {
  const [relation, another] = partOf.filter(({ to }) => to === whole);
  const pieces = relation && !another ? relation.properties.quantity : undefined;
  return pieces == null ? [] : [{ name: registeredProperties.quantity, value: String(pieces) }];
}

/** CycloneDX has room for one: the one that is known to cover most of the need, else the first. */
function firstSupplier(supplies: readonly ExportedRelation[]): string | undefined {
  const shareOf = ({ properties }: ExportedRelation): number => (properties.share as number | undefined) ?? 0;
  const [first, ...others] = supplies;
  return first && others.reduce((most, other) => (shareOf(other) > shareOf(most) ? other : most), first).from;
}

type Cells = Readonly<Record<string, string>>;

const tables = new Map<Kind | RelationKind, Table>();

function entityRow(entity: ExportedEntity): Cells {
  const table = tables.get(entity.kind) ?? entityTable(entity.kind);
  tables.set(entity.kind, table);
  return known(table, entityCells(table, entity));
}

function relationRow(relation: ExportedRelation): Cells {
  const table = tables.get(relation.relation) ?? relationTable(relation.relation);
  tables.set(relation.relation, table);
  return known(table, relationCells(table, relation));
}

/** Everything in a bill is held and public, so these say nothing. */
const UNTOLD: ReadonlySet<string> = new Set(['retractedAt', 'access']);

const known = ({ columns }: Table, cells: readonly string[]): Cells =>
  Object.fromEntries(columns.flatMap(({ name }, at) => (cells[at] && !UNTOLD.has(name) ? [[name, cells[at]]] : [])));
