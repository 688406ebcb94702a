// recorded-entities: a version of an entity, held or held no more, by id and time of recording
UNWIND $ids AS about
CALL (about) {
  MATCH (n:Entity {id: about})
  WHERE n.sortKey IS NOT NULL
  RETURN n
  UNION ALL
  MATCH (n:Superseded {id: about})
  RETURN n
}
RETURN n.id AS id, n.recordedAt AS recordedAt, labels(n) AS labels, properties(n) AS properties
ORDER BY id, recordedAt
