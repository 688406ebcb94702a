/** The statements of the catalog. `KIND` and `RELATION` in a text stand for one name of the vocabulary. */
import { entityHead, type Kind, kindNames } from '../../model/kinds';
import { type RelationKind, relationKinds } from '../../model/relations';
import { loadStatement, type Statement, standingFor, withProperties } from '../../store/statement';

const load = (name: string): Statement => loadStatement(__dirname, name);

/** A statement on the versions that are held, and the same on those that were held before. */
export interface OnVersions {
  readonly held: Statement;
  readonly superseded: Statement;
}

const onVersions = (text: Statement, label: string, superseded: string): OnVersions => ({
  held: standingFor(text, 'KIND', label),
  superseded: standingFor(text, 'KIND', superseded),
});

const perKind = (name: string): Record<Kind, OnVersions> => {
  const text = load(name);
  const entries = kindNames.map((kind) => [kind, onVersions(text, kind, `Superseded${kind}`)]);
  return Object.fromEntries(entries) as Record<Kind, OnVersions>;
};

/** For what is only asked of entities as they stand. */
const perHeldKind = (name: string): Record<Kind, Statement> => {
  const text = load(name);
  const entries = kindNames.map((kind) => [kind, standingFor(text, 'KIND', kind)]);
  return Object.fromEntries(entries) as Record<Kind, Statement>;
};

const ofAllKinds = (name: string): OnVersions => onVersions(load(name), 'Entity', 'Superseded');

const perRelation = (name: string): Record<RelationKind, Statement> => {
  const text = load(name);
  const entries = relationKinds.map((relation) => [relation, standingFor(text, 'RELATION', relation)]);
  return Object.fromEntries(entries) as Record<RelationKind, Statement>;
};

export const catalogStatements = {
  entitiesById: load('entities-by-id'),
  entityHeads: withProperties(load('entity-heads'), 'n', entityHead),
  entitiesAsKnown: load('entities-as-known'),
  search: ofAllKinds('search'),
  countSearch: ofAllKinds('count-search'),
  relationsById: perRelation('relations-by-id'),
  listByNameAscending: perKind('list-by-name-ascending'),
  listByNameDescending: perKind('list-by-name-descending'),
  kindSpan: perHeldKind('kind-span'),
  kindNames: perHeldKind('kind-names'),
  namesBehind: perHeldKind('names-behind'),
  listByKeys: perKind('list-by-keys'),
  listByKeysAndRelations: perHeldKind('list-by-keys-and-relations'),
  countKind: perKind('count-kind'),
  groupKind: perKind('group-kind'),
  groupKindByRelations: perHeldKind('group-kind-by-relations'),
  relatedTo: perRelation('related-to'),
  relatedFrom: perRelation('related-from'),
  relatedToAmong: perRelation('related-to-among'),
  relatedFromAmong: perRelation('related-from-among'),
  degreeTo: perRelation('degree-to'),
  degreeFrom: perRelation('degree-from'),
  countRelatedTo: perRelation('count-related-to'),
  countRelatedFrom: perRelation('count-related-from'),
  groupRelatedTo: perRelation('group-related-to'),
  groupRelatedFrom: perRelation('group-related-from'),
};
