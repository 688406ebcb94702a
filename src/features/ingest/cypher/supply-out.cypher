// supply-out: what each entity is supplied to or built into, by both ids
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:SUPPLIES|SUPPLIES_TO|PART_OF]->(b:Entity)
WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
WITH DISTINCT id, b.id AS other
RETURN id, other
ORDER BY other, id
