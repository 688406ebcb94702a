// count-related-to: how many relations there are, for each entity
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:RELATION]->(m:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(r) AS total
}
RETURN id, total
ORDER BY id
