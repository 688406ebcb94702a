/** The statements of an export. They read every recorded version, whoever may see it: an export is a copy. */
import { type Kind, kindNames } from '../../model/kinds';
import { type RelationKind, relationKinds } from '../../model/relations';
import { loadStatement, type Statement, standingFor } from '../../store/statement';

const perKind = (name: string, labelOf = (kind: Kind): string => kind): Record<Kind, Statement> => {
  const text = loadStatement(__dirname, name);
  const entries = kindNames.map((kind) => [kind, standingFor(text, 'KIND', labelOf(kind))]);
  return Object.fromEntries(entries) as Record<Kind, Statement>;
};

const relationsFrom = loadStatement(__dirname, 'exported-relations');

export const exportStatements = {
  entities: perKind('exported-entities'),
  superseded: perKind('exported-superseded', (kind) => `Superseded${kind}`),
  ids: perKind('exported-ids'),
  removedIds: loadStatement(__dirname, 'exported-removed-ids'),
  relations: Object.fromEntries(
    relationKinds.map((relation) => [relation, standingFor(relationsFrom, 'RELATION', relation)]),
  ) as Record<RelationKind, Statement>,
};
