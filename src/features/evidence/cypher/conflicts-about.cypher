// conflicts-about: a predicate of one subject on which claims that are known differ, by subject and predicate
UNWIND $abouts AS about
CALL (about) {
  CALL (about) {
    MATCH (c:Claim {subject: about})
    WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
    RETURN c.predicate AS predicate, coalesce(c.object, c.value) AS reading
    UNION ALL
    MATCH (c:SupersededClaim {subject: about})
    WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
    RETURN c.predicate AS predicate, coalesce(c.object, c.value) AS reading
  }
  WITH predicate, count(DISTINCT reading) AS readings
  WHERE readings > 1
  RETURN predicate
  UNION ALL
  MATCH (d:Dispute {record: about})
  WHERE d.recordedAt <= $asKnownOn AND d.retractedAt > $asKnownOn AND d.access IN $access
  UNWIND d.predicates AS predicate
  RETURN predicate
}
WITH DISTINCT about AS subject, predicate
WHERE subject > $afterSubject OR (subject = $afterSubject AND predicate > $afterPredicate)
RETURN subject, predicate
ORDER BY subject, predicate
LIMIT $limit
