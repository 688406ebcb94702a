/** What a query asks of a trace, so that the walk reads that and no more. */
import type { GraphQLResolveInfo } from 'graphql';
import { askedAt, type Extent, extentOf, isWithin, onceAField } from '../../graphql/selection';
import { entityHead } from '../../model/kinds';
import { type Columns, relationHead, wholeRelation } from './trace.statements';

export interface AskedOfTrace {
  readonly root: Extent;
  /** The properties to read of relations, and of entities where none is asked for whole. */
  readonly columns: Columns;
}

const ROOT = [['root']];
const ENTITIES = [
  ['nodes', 'entity'],
  ['tiers', 'nodes', 'entity'],
];
const RELATIONS = [['relations'], ['tiers', 'relations'], ['nodes', 'witness'], ['tiers', 'nodes', 'witness']];
const ofIds = ['__typename', 'id', 'kind', 'from', 'to'];
const ofHeads = new Set([...ofIds, ...relationHead]);

export const askedOfTrace = onceAField((info: GraphQLResolveInfo): AskedOfTrace => {
  const at = (paths: readonly (readonly string[])[]) => new Set(paths.flatMap((path) => [...askedAt(info, path)]));
  const [root, entities, relations] = [at(ROOT), at(ENTITIES), at(RELATIONS)];
  const isWhole = extentOf(entities) === 'whole';
  const named = new Set([...entities, ...(extentOf(root) === 'head' ? root : [])]);
  return {
    root: extentOf(root),
    columns: {
      entity: isWhole ? [] : entityHead.filter((name) => named.has(name)),
      relation: isWithin(relations, ofHeads) ? relationHead.filter((name) => relations.has(name)) : wholeRelation,
    },
  };
});
