// changed-relations-of: the same of the relations from and to some entities, by id, access and time of recording
UNWIND $ids AS about
MATCH (n:Entity {id: about})
CALL (n) {
  MATCH (n)-[r]-(m:Entity)
  WHERE r.access IN $access AND r.confidence >= $minConfidence
    AND (r.id > $afterId OR (r.id = $afterId AND r.access > $afterAccess))
    AND r.recordedAt <= $to AND r.retractedAt > $from AND (r.recordedAt > $from OR r.retractedAt <= $to)
  RETURN DISTINCT r
}
RETURN r.id AS id, r.access AS access, r.recordedAt AS recordedAt, properties(r) AS properties
ORDER BY id, access, recordedAt
LIMIT $limit
