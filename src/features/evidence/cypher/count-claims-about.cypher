// count-claims-about: how many claims are known on each entity that has any
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Claim {subject: id})
  WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
  RETURN c
  UNION ALL
  MATCH (c:SupersededClaim {subject: id})
  WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
  RETURN c
}
RETURN id, count(c) AS total
ORDER BY id
