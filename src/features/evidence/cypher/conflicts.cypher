// conflicts: a subject and predicate on which claims that are held give different readings, by subject and predicate
MATCH (c:Claim)
WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
  AND ($about IS NULL OR c.subject = $about)
WITH c ORDER BY c.id
WITH c.subject AS subject, c.predicate AS predicate, collect(DISTINCT coalesce(c.object, c.value)) AS readings,
  collect(c.id) AS claims
WHERE size(readings) > 1 AND (subject > $afterSubject OR (subject = $afterSubject AND predicate > $afterPredicate))
RETURN subject, predicate, claims
ORDER BY subject, predicate
LIMIT $limit
