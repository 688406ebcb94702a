// entities-as-known: a version of an entity, held or held no more, by time of recording and id
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Entity {id: id})
  WHERE n.sortKey IS NOT NULL
  RETURN n.recordedAt AS recordedAt, labels(n) AS labels, properties(n) AS properties
  UNION ALL
  MATCH (n:Superseded {id: id})
  RETURN n.recordedAt AS recordedAt, labels(n) AS labels, properties(n) AS properties
}
RETURN id, recordedAt, labels, properties
ORDER BY recordedAt, id
