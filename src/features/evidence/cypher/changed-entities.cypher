// changed-entities: a version of an entity that was known in a time but not all through it, by id and time of recording
CALL () {
  MATCH (n:Entity)
  WHERE n.id > $afterId AND n.recordedAt <= $to AND n.retractedAt > $from
    AND (n.recordedAt > $from OR n.retractedAt <= $to)
  RETURN n
  UNION ALL
  MATCH (n:Superseded)
  WHERE n.id > $afterId AND n.recordedAt <= $to AND n.retractedAt > $from
    AND (n.recordedAt > $from OR n.retractedAt <= $to)
  RETURN n
}
RETURN n.id AS id, n.recordedAt AS recordedAt, labels(n) AS labels, properties(n) AS properties
ORDER BY id, recordedAt
LIMIT $limit
