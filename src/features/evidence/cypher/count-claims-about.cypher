// count-claims-about: how many claims are held on each entity that has any
UNWIND $ids AS id
MATCH (c:Claim {subject: id})
WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
RETURN id, count(c) AS total
ORDER BY id
