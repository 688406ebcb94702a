// conflicts: a subject and predicate on which claims that are known differ, by subject and predicate
CALL () {
  CALL () {
    MATCH (c:Claim)
    WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
    RETURN c.subject AS subject, c.predicate AS predicate, coalesce(c.object, c.value) AS reading
    UNION ALL
    MATCH (c:SupersededClaim)
    WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
    RETURN c.subject AS subject, c.predicate AS predicate, coalesce(c.object, c.value) AS reading
  }
  WITH subject, predicate, count(DISTINCT reading) AS readings
  WHERE readings > 1
  RETURN subject, predicate
  UNION ALL
  MATCH (d:Dispute)
  WHERE d.recordedAt <= $asKnownOn AND d.retractedAt > $asKnownOn AND d.access IN $access
  UNWIND d.predicates AS predicate
  RETURN d.record AS subject, predicate
}
WITH DISTINCT subject, predicate
WHERE subject > $afterSubject OR (subject = $afterSubject AND predicate > $afterPredicate)
RETURN subject, predicate
ORDER BY subject, predicate
LIMIT $limit
