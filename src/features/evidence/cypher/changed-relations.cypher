// changed-relations: a version of a relation that was known in a time but not all through it, by id, access and time of recording
MATCH (a:Entity)-[r:RELATION]->(b:Entity)
WHERE r.access IN $access AND r.confidence >= $minConfidence
  AND (r.id > $afterId OR (r.id = $afterId AND r.access > $afterAccess))
  AND r.recordedAt <= $to AND r.retractedAt > $from AND (r.recordedAt > $from OR r.retractedAt <= $to)
RETURN r.id AS id, r.access AS access, r.recordedAt AS recordedAt, properties(r) AS properties
ORDER BY id, access, recordedAt
LIMIT $limit
