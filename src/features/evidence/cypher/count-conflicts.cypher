// count-conflicts: on how many subjects and predicates claims that are held differ; one row
MATCH (c:Claim)
WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
  AND ($about IS NULL OR c.subject = $about)
WITH c.subject AS subject, c.predicate AS predicate, collect(DISTINCT coalesce(c.object, c.value)) AS readings
WHERE size(readings) > 1
RETURN count(predicate) AS total
