// related-to-among: what the arrow reaches from one entity, among others that are given, by name
UNWIND $ids AS other
MATCH (m:Entity {id: other})
MATCH (m)<-[r:RELATION]-(n:Entity {id: $id})
WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
  AND (m.sortKey > $afterKey OR (m.sortKey = $afterKey AND r.id > $afterId))
WITH m, r, m.sortKey AS key, r.id AS relationId ORDER BY key, relationId LIMIT $limit
RETURN key, relationId, m.id AS id, properties(r) AS relation, labels(m) AS labels, properties(m) AS properties
ORDER BY key, relationId
