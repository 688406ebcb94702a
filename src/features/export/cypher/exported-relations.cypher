// exported-relations: a recorded version of a relation that leaves one of the entities, whatever the scope, by entity, relation and time of recording; of the first entity only those behind the given relation
UNWIND $ids AS id
MATCH (a:Entity {id: id})
CALL (a) {
  MATCH (a)-[r:RELATION]->(b:Entity)
  WHERE a.id <> $afterFrom OR r.id > $afterId
  RETURN r, b
}
RETURN a.id AS from, b.id AS to, r.id AS id, r.recordedAt AS recordedAt,
  a.recordedAt AS fromRecordedAt, b.recordedAt AS toRecordedAt, properties(r) AS properties
ORDER BY from, id, recordedAt
LIMIT $limit
