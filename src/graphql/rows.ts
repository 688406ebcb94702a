/**
 * An entity and a relation as they leave the store. These are the objects that the GraphQL types read, field by
 * field: unknown bounds are null here, and money is one object.
 */
import { STILL_HELD, UNBOUNDED_FROM, UNBOUNDED_TO } from '../model/dates';
import { parseEntityId, parseRelationId } from '../model/ids';
import { type Kind, propertiesOf, type Role, roleNames } from '../model/kinds';
import type { Properties } from '../model/property';
import { declarationOf, type RelationKind } from '../model/relations';
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

export const kindOf = (entity: { readonly id: string }): Kind => parseEntityId(entity.id)?.kind ?? 'Claim';

const moneyNames = (properties: Properties): string[] =>
  Object.keys(properties).filter((name) => properties[name]?.type === 'money');

export function entityRow(labels: readonly string[], properties: Row): EntityRow {
  const row = properties as Row & { id: string };
  foldMoney(row, moneyNames(propertiesOf(kindOf(row))));
  row.roles = roleNames.filter((role) => labels.includes(role));
  row.sources ??= [];
  if ('retractedAt' in row && row.retractedAt === STILL_HELD) row.retractedAt = null;
  return row as unknown as EntityRow;
}

export function relationRow(properties: Row): RelationRow {
  const parts = parseRelationId(String(properties.id));
  if (!parts) throw new Error(`The graph holds a relation whose id is ${properties.id}.`);
  const row: Row = { ...properties, kind: parts.relation, fromId: parts.from, toId: parts.to };
  foldMoney(row, moneyNames(declarationOf(parts.relation).properties));
  row.sources ??= [];
  if (row.validFrom === UNBOUNDED_FROM) row.validFrom = null;
  if (row.validTo === UNBOUNDED_TO) row.validTo = null;
  return row as unknown as RelationRow;
}

function foldMoney(row: Row, names: readonly string[]): void {
  for (const name of names) {
    const minorUnits = row[name];
    row[name] = minorUnits == null ? null : { minorUnits, currency: row[`${name}Currency`] };
  }
}
