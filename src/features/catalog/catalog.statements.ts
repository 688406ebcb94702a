/** The statements of the catalog. `KIND` and `RELATION` in a text stand for one name of the vocabulary. */
import { type Kind, kindNames } from '../../model/kinds';
import { type RelationKind, relationKinds } from '../../model/relations';
import { loadStatement, type Statement, standingFor } from '../../store/statement';

const load = (name: string): Statement => loadStatement(__dirname, name);

const perKind = (name: string): Record<Kind, Statement> => {
  const text = load(name);
  return Object.fromEntries(kindNames.map((kind) => [kind, standingFor(text, 'KIND', kind)])) as Record<
    Kind,
    Statement
  >;
};

const perRelation = (name: string): Record<RelationKind, Statement> => {
  const text = load(name);
  const entries = relationKinds.map((relation) => [relation, standingFor(text, 'RELATION', relation)]);
  return Object.fromEntries(entries) as Record<RelationKind, Statement>;
};

export const catalogStatements = {
  entitiesById: load('entities-by-id'),
  search: load('search'),
  countSearch: load('count-search'),
  relationsById: perRelation('relations-by-id'),
  listByNameAscending: perKind('list-by-name-ascending'),
  listByNameDescending: perKind('list-by-name-descending'),
  listByPropertyAscending: perKind('list-by-property-ascending'),
  listByPropertyDescending: perKind('list-by-property-descending'),
  countKind: perKind('count-kind'),
  relatedTo: perRelation('related-to'),
  relatedFrom: perRelation('related-from'),
  countRelatedTo: perRelation('count-related-to'),
  countRelatedFrom: perRelation('count-related-from'),
};
