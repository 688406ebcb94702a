/** The statements of loading: what is there already, and the writes. */
import { type Kind, kindNames } from '../../model/kinds';
import { type RelationKind, relationKinds } from '../../model/relations';
import { loadStatement, type Statement, standingFor } from '../../store/statement';

const writeEntities = loadStatement(__dirname, 'write-entities');
const writeRelations = loadStatement(__dirname, 'write-relations');
const relationVersions = loadStatement(__dirname, 'relation-versions');

const perKind = Object.fromEntries(kindNames.map((kind) => [kind, standingFor(writeEntities, 'KIND', kind)]));

const perRelation = (statement: Statement) =>
  Object.fromEntries(relationKinds.map((relation) => [relation, standingFor(statement, 'RELATION', relation)]));

export const ingestStatements = {
  knownEntities: loadStatement(__dirname, 'known-entities'),
  writeEntities: perKind as Record<Kind, Statement>,
  relationVersions: perRelation(relationVersions) as Record<RelationKind, Statement>,
  writeRelations: perRelation(writeRelations) as Record<RelationKind, Statement>,
};
