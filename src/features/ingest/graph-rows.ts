/** Versions as the graph holds them: with an id, what is made for search and order, and sentinels for open ends. */
import type { Claim } from '../../model/claims';
import { STILL_HELD } from '../../model/dates';
import { identifierSchemes } from '../../model/identifiers';
import { type Kind, propertiesOf, type Role } from '../../model/kinds';
import { searchText, sortKey } from '../../model/names';
import { SENTINELS, type Values, type Version } from '../../model/versions';

export interface EntityVersion {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly properties: Values;
}

export interface RelationVersion {
  readonly from: string;
  readonly to: string;
  readonly properties: Values;
}

export function entityVersion(
  kind: Kind,
  id: string,
  { properties, roles }: Version,
  claims: readonly Claim[],
): EntityVersion {
  const stated = claims.length > 1 ? [properties, ...claims.map(({ values }) => values)] : [properties];
  return {
    id,
    roles,
    properties: {
      retractedAt: STILL_HELD,
      ...properties,
      id,
      search: searchText(stated.flatMap((values) => searchedTexts(kind, values))),
      sortKey: sortKey(String(properties.name ?? '')),
    },
  };
}

export function relationVersion(
  {
    id,
    from,
    to,
    access,
  }: { readonly id: string; readonly from: string; readonly to: string; readonly access: string },
  { properties }: Version,
): RelationVersion {
  const made: Record<string, unknown> = { id, access, ...SENTINELS, retractedAt: STILL_HELD };
  for (const name in properties) made[name] = properties[name];
  return { from, to, properties: made };
}

/** Names, identifiers in every spelling, and other searched properties. */
function searchedTexts(kind: Kind, values: Values): string[] {
  const { name, nameKo, aliases = [] } = values as { name?: string; nameKo?: string; aliases?: readonly string[] };
  const texts = [name, nameKo, ...aliases].filter((text) => text != null);
  const declared = propertiesOf(kind);
  for (const key in declared) {
    const { type, scheme, searched } = declared[key] as (typeof declared)[string];
    const value = values[key];
    if (typeof value !== 'string') continue;
    if (type === 'identifier' && scheme) texts.push(value, ...(identifierSchemes[scheme].spellings?.(value) ?? []));
    else if (searched) texts.push(value);
  }
  return texts;
}
