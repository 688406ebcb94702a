/** The statements that read claims, and what was known when. `RELATION` in a text stands for one kind of relation. */
import { type RelationKind, relationKinds } from '../../model/relations';
import { loadStatement, type Statement, standingFor } from '../../store/statement';

const load = (name: string): Statement => loadStatement(__dirname, name);

const perRelation = (name: string): Record<RelationKind, Statement> => {
  const text = load(name);
  const entries = relationKinds.map((relation) => [relation, standingFor(text, 'RELATION', relation)]);
  return Object.fromEntries(entries) as Record<RelationKind, Statement>;
};

export const evidenceStatements = {
  claimsAbout: load('claims-about'),
  countClaimsAbout: load('count-claims-about'),
  claimsOnMatters: load('claims-on-matters'),
  conflicts: load('conflicts'),
  conflictsAbout: load('conflicts-about'),
  knownRelations: perRelation('known-relations'),
  recordedEntities: load('recorded-entities'),
  recordedRelations: perRelation('recorded-relations'),
  changedEntities: load('changed-entities'),
  changedRelations: perRelation('changed-relations'),
  changedRelationsOf: load('changed-relations-of'),
};
