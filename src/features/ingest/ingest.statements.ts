/** The statements of loading: what is there already, and the writes. */
import { type Kind, kindNames } from '../../model/kinds';
import { type RelationKind, relationKinds } from '../../model/relations';
import { loadStatement, type Statement, standingFor } from '../../store/statement';

const perKind = (statement: Statement, labelOf = (kind: Kind): string => kind) =>
  Object.fromEntries(kindNames.map((kind) => [kind, standingFor(statement, 'KIND', labelOf(kind))])) as Record<
    Kind,
    Statement
  >;

const perRelation = (statement: Statement) =>
  Object.fromEntries(
    relationKinds.map((relation) => [relation, standingFor(statement, 'RELATION', relation)]),
  ) as Record<RelationKind, Statement>;

export const ingestStatements = {
  anyEntity: loadStatement(__dirname, 'any-entity'),
  batches: loadStatement(__dirname, 'batches'),
  noteBatch: loadStatement(__dirname, 'note-batch'),
  knownEntities: loadStatement(__dirname, 'known-entities'),
  supersededVersions: loadStatement(__dirname, 'superseded-versions'),
  claimsOfSubjects: loadStatement(__dirname, 'claims-of-subjects'),
  partsLeadingOn: loadStatement(__dirname, 'parts-leading-on'),
  relationVersions: perRelation(loadStatement(__dirname, 'relation-versions')),
  createEntities: perKind(loadStatement(__dirname, 'create-entities')),
  giveRoles: loadStatement(__dirname, 'give-roles'),
  writeEntities: perKind(loadStatement(__dirname, 'write-entities')),
  writeSuperseded: perKind(loadStatement(__dirname, 'write-superseded'), (kind) => `Superseded${kind}`),
  removeEntities: perKind(loadStatement(__dirname, 'remove-entities')),
  createRelations: perRelation(loadStatement(__dirname, 'create-relations')),
  replaceRelations: perRelation(loadStatement(__dirname, 'replace-relations')),
  supplyInto: loadStatement(__dirname, 'supply-into'),
  supplyOut: loadStatement(__dirname, 'supply-out'),
  heldIds: perKind(loadStatement(__dirname, 'held-ids')),
  batchEntities: perKind(loadStatement(__dirname, 'batch-entities')),
  batchRelations: perRelation(loadStatement(__dirname, 'batch-relations')),
  stillNamed: loadStatement(__dirname, 'still-named'),
  stillCited: loadStatement(__dirname, 'still-cited'),
  stillCitedByRelations: perRelation(loadStatement(__dirname, 'still-cited-by-relations')),
  writeTurn: loadStatement(__dirname, 'write-turn'),
  takeTurn: loadStatement(__dirname, 'take-turn'),
  writeDisputes: loadStatement(__dirname, 'write-disputes'),
  holdersOfIdentifiers: loadStatement(__dirname, 'holders-of-identifiers'),
  reserveKey: loadStatement(__dirname, 'reserve-key'),
  idempotencyKey: loadStatement(__dirname, 'idempotency-key'),
  keepPayload: loadStatement(__dirname, 'keep-payload'),
  releaseKey: loadStatement(__dirname, 'release-key'),
  sweepKeys: loadStatement(__dirname, 'sweep-keys'),
};
