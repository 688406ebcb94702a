/** The rows of a package as the graph will hold them: properties with their derived ones, ends and roles. */

import { STILL_HELD, UNBOUNDED_FROM, UNBOUNDED_TO } from '../../model/dates';
import { identifierSchemes } from '../../model/identifiers';
import { relationId } from '../../model/ids';
import type { Role } from '../../model/kinds';
import { commonProperties, type Kind, propertiesOf } from '../../model/kinds';
import { searchText, sortKey } from '../../model/names';
import { declarationOf, type RelationKind } from '../../model/relations';
import type { Cleaned } from './clean-row';

/** Where a row stands, for messages. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

export interface EntityRecord extends RowPlace {
  readonly kind: Kind;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly properties: Record<string, unknown>;
}

export interface RelationRecord extends RowPlace {
  readonly relation: RelationKind;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** `recordedAt` is null where the row does not state it. */
  readonly recordedAt: string | null;
  readonly properties: Record<string, unknown>;
}

export function entityRecord(kind: Kind, place: RowPlace, values: Cleaned): EntityRecord {
  const { roles = [], ...properties } = values as Cleaned & { roles?: readonly Role[] };
  const { name, nameKo, aliases = [] } = properties as { name?: string; nameKo?: string; aliases?: string[] };
  const texts = [name, nameKo, ...aliases, ...searchedTexts(kind, properties)].filter((text) => text != null);
  return {
    ...place,
    kind,
    id: String(properties.id),
    roles,
    properties: {
      ...properties,
      ...(kind === 'Claim' ? { retractedAt: properties.retractedAt ?? STILL_HELD } : {}),
      search: searchText(texts as string[]),
      sortKey: sortKey(name ?? ''),
    },
  };
}

export function relationRecord(relation: RelationKind, place: RowPlace, values: Cleaned): RelationRecord {
  const { from, to, key, recordedAt, ...properties } = values as Record<string, unknown>;
  const id = relationId(relation, String(from), String(to), key === undefined ? '' : String(key));
  return {
    ...place,
    relation,
    id,
    from: String(from),
    to: String(to),
    recordedAt: recordedAt === undefined ? null : String(recordedAt),
    properties: {
      validFrom: UNBOUNDED_FROM,
      validTo: UNBOUNDED_TO,
      retractedAt: STILL_HELD,
      access: '',
      ...properties,
      id,
    },
  };
}

/** The identifiers an entity is found by, in every spelling, and its other searched properties. */
const searchedTexts = (kind: Kind, properties: Cleaned): string[] =>
  Object.entries(propertiesOf(kind)).flatMap(([key, { type, scheme, searched }]) => {
    const value = properties[key];
    if (typeof value !== 'string') return [];
    if (type === 'identifier' && scheme) return [value, ...(identifierSchemes[scheme].spellings?.(value) ?? [])];
    return searched ? [value] : [];
  });

/** Every entity a row names beside its own ends: references and sources. */
export function namedIn(record: EntityRecord | RelationRecord): { column: string; id: string }[] {
  const declared =
    'relation' in record
      ? declarationOf(record.relation).properties
      : { ...commonProperties, ...propertiesOf(record.kind) };
  const references = Object.entries(declared).flatMap(([column, { type }]) => {
    const id = record.properties[column];
    return type === 'reference' && typeof id === 'string' ? [{ column, id }] : [];
  });
  const sources = (record.properties.sources as string[] | undefined) ?? [];
  return [...references, ...sources.map((id) => ({ column: 'sources', id }))];
}
