/**
 * An entity and a relation as they leave the store. These are the objects that the GraphQL types read, field by
 * field: unknown bounds are null here, and money is one object.
 */
import { STILL_HELD, UNBOUNDED_FROM, UNBOUNDED_TO } from '../model/dates';
import { kindOfEntity } from '../model/ids';
import { type Kind, propertiesOf, type Role, roleNames } from '../model/kinds';
import type { Properties } from '../model/property';
import { declarationOf, isRelationKind, type RelationKind } from '../model/relations';
import type { Row } from '../store/values';

export interface EntityRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly sources: readonly string[];
  readonly [property: string]: unknown;
}

export interface RelationRow {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
  readonly confidence: number;
  readonly sources: readonly string[];
  readonly [property: string]: unknown;
}

export const isRelation = (row: EntityRow | RelationRow): row is RelationRow => row.id.includes('/');

export const kindOf = (entity: { readonly id: string }): Kind => kindOfEntity(entity.id) ?? 'Claim';

const moneyOf = new WeakMap<Properties, readonly string[]>();

function moneyNames(properties: Properties): readonly string[] {
  const known = moneyOf.get(properties);
  if (known) return known;
  const names = Object.keys(properties).filter((name) => properties[name]?.type === 'money');
  moneyOf.set(properties, names);
  return names;
}

export function entityRow(labels: readonly string[], properties: Row): EntityRow {
  const row = properties as Row & { id: string };
  foldMoney(row, moneyNames(propertiesOf(kindOf(row))));
  row.roles = roleNames.filter((role) => labels.includes(role));
  row.sources ??= [];
  if ('retractedAt' in row && row.retractedAt === STILL_HELD) row.retractedAt = null;
  return row as unknown as EntityRow;
}

/** An entity of which no more was read than some of what every entity has: the values of those names, from `at` on. */
export function headRow(id: string, names: readonly string[], values: readonly unknown[], at: number): EntityRow {
  const row: Row = { id };
  for (let index = 0; index < names.length; index++) row[names[index] as string] = values[at + index];
  row.sources ??= [];
  return row as unknown as EntityRow;
}

/** Takes the properties over: nothing else may use them. */
export function relationRow(row: Row): RelationRow {
  const id = String(row.id);
  const kindEnds = id.indexOf('/');
  const fromEnds = id.indexOf('/', kindEnds + 1);
  const toEnds = id.indexOf('/', fromEnds + 1);
  const kind = id.slice(0, Math.max(kindEnds, 0));
  if (!isRelationKind(kind)) throw new Error(`The graph holds a relation whose id is ${row.id}.`);
  row.kind = kind;
  row.fromId = id.slice(kindEnds + 1, fromEnds);
  row.toId = toEnds < 0 ? id.slice(fromEnds + 1) : id.slice(fromEnds + 1, toEnds);
  foldMoney(row, moneyNames(declarationOf(kind).properties));
  row.sources ??= [];
  if (row.validFrom === UNBOUNDED_FROM) row.validFrom = null;
  if (row.validTo === UNBOUNDED_TO) row.validTo = null;
  return row as unknown as RelationRow;
}

/** The properties as the graph holds them, a sum apart from its currency; unknown bounds stay null. */
export function storedValues(row: EntityRow | RelationRow): Row {
  const properties = isRelation(row) ? declarationOf(row.kind).properties : propertiesOf(kindOf(row));
  const values: Row = { ...row };
  for (const name of moneyNames(properties)) {
    values[name] = (row[name] as { readonly minorUnits: number } | null)?.minorUnits ?? null;
  }
  return values;
}

function foldMoney(row: Row, names: readonly string[]): void {
  for (const name of names) {
    const minorUnits = row[name];
    row[name] = minorUnits == null ? null : { minorUnits, currency: row[`${name}Currency`] };
  }
}
