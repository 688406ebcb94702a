// supply-into: what is supplied to or built into each entity, by both ids
UNWIND $ids AS id
MATCH (b:Entity {id: id})<-[r:SUPPLIES|SUPPLIES_TO|PART_OF]-(a:Entity)
WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
WITH DISTINCT id, a.id AS other
RETURN id, other
ORDER BY other, id
