/** Neo4j's operators that only read the graph, without the variant that stands in brackets behind the name. */
const SCANS = ['AllNodesScan', 'NodeByLabelScan', 'IntersectionNodeByLabelsScan', 'SubtractionNodeByLabelsScan'];
const NODE_SEEKS = ['ByElementIdSeek', 'ByIdSeek', 'IndexContainsScan', 'IndexEndsWithScan', 'IndexScan', 'IndexSeek']
  .flatMap((name) => [name, `${name}ByRange`])
  .flatMap((name) => [`Node${name}`, `DirectedRelationship${name}`, `UndirectedRelationship${name}`]);
const UNIQUE_SEEKS = ['Node', 'DirectedRelationship', 'UndirectedRelationship'].flatMap((what) => [
  `${what}UniqueIndexSeek`,
  `${what}UniqueIndexSeekByRange`,
]);
const RELATION_SCANS = ['AllRelationshipsScan', 'RelationshipTypeScan', 'UnionRelationshipTypesScan'].flatMap(
  (name) => [`Directed${name}`, `Undirected${name}`],
);

export const NEO4J_READS: ReadonlySet<string> = new Set([
  ...SCANS,
  ...NODE_SEEKS,
  ...UNIQUE_SEEKS,
  ...RELATION_SCANS,
  ...['UnionNodeByLabelsScan', 'MultiNodeIndexSeek', 'NodeCountFromCountStore', 'RelationshipCountFromCountStore'],
  ...['Expand', 'OptionalExpand', 'VarLengthExpand', 'PruningVarLengthExpand', 'Repeat', 'BidirectionalRepeat'],
  ...['ShortestPath', 'StatefulShortestPath', 'ProjectEndpoints', 'AssertSameNode', 'AssertSameRelationship'],
  ...['Filter', 'Projection', 'CacheProperties', 'Unwind', 'Distinct', 'OrderedDistinct', 'Union', 'OrderedUnion'],
  ...['Aggregation', 'EagerAggregation', 'OrderedAggregation', 'Eager', 'Sort', 'PartialSort', 'Top', 'PartialTop'],
  ...['Top1WithTies', 'Limit', 'ExhaustiveLimit', 'Skip', 'Optional', 'Argument', 'EmptyRow', 'EmptyResult'],
  ...['Apply', 'ConditionalApply', 'AntiConditionalApply', 'SemiApply', 'AntiSemiApply', 'LetSemiApply', 'Anti'],
  ...['LetAntiSemiApply', 'SelectOrSemiApply', 'SelectOrAntiSemiApply', 'LetSelectOrSemiApply', 'RollUpApply'],
  ...['LetSelectOrAntiSemiApply', 'TriadicSelection', 'TriadicBuild', 'TriadicFilter', 'CartesianProduct'],
  ...['NodeHashJoin', 'NodeLeftOuterHashJoin', 'NodeRightOuterHashJoin', 'ValueHashJoin', 'ProduceResults'],
]);

/** `VarLengthExpand(All)@neo4j` → `VarLengthExpand`; the variant `Locking` is kept, for it locks what it finds. */
export const operatorName = (type: string): string => type.replace(/@.*$/, '').replace(/\((?!Locking)[^)]*\)$/, '');
