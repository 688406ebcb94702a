/**
 * Ids of entities and relations. An entity's id is `<kind>:<key>`; a relation's is
 * `<RELATION>/<from>/<to>` with `/<key>` behind it where two ends hold several relations of one kind.
 * Clients treat both as opaque; the parts let a look-up start from an index on either engine.
 */
import { type Kind, kindOfPrefix, kinds } from './kinds';
import { isRelationKind, type RelationKind } from './relations';

const KEY = /^[A-Za-z0-9][A-Za-z0-9._#-]{0,119}$/;

export interface EntityId {
  readonly kind: Kind;
  readonly key: string;
}

export interface RelationId {
  readonly relation: RelationKind;
  readonly from: string;
  readonly to: string;
  readonly key: string;
}

export const entityId = (kind: Kind, key: string): string => `${kinds[kind].prefix}:${key}`;

export const relationId = (relation: RelationKind, from: string, to: string, key = ''): string =>
  key === '' ? `${relation}/${from}/${to}` : `${relation}/${from}/${to}/${key}`;

export const isKey = (text: string): boolean => KEY.test(text);

/** What the last id began with, for ids mostly come kind by kind. */
let last: { readonly beginning: string; readonly kind: Kind } = { beginning: `${kinds.Claim.prefix}:`, kind: 'Claim' };

/** The kind that an id begins with; undefined where that is none. */
export function kindOfEntity(id: string): Kind | undefined {
  if (id.startsWith(last.beginning)) return last.kind;
  const end = id.indexOf(':');
  const kind = kindOfPrefix(id.slice(0, Math.max(end, 0)));
  if (kind) last = { beginning: id.slice(0, end + 1), kind };
  return kind;
}

/** The parts of an entity's id, or null when the text is not one. */
export function parseEntityId(id: string): EntityId | null {
  const kind = kindOfEntity(id);
  const key = id.slice(id.indexOf(':') + 1);
  return kind && isKey(key) ? { kind, key } : null;
}

/** The parts of a relation's id, or null when the text is not one. */
export function parseRelationId(id: string): RelationId | null {
  if (!id.includes('/')) return null;
  const [relation = '', from = '', to = '', key = '', ...rest] = id.split('/');
  const whole = rest.length === 0 && isRelationKind(relation) && (key === '' ? !id.endsWith('/') : isKey(key));
  return whole && parseEntityId(from) && parseEntityId(to) ? { relation, from, to, key } : null;
}
