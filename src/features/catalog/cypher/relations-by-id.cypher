// relations-by-id: a relation the scope holds, by id
UNWIND $ends AS end
MATCH (b:Entity {id: end.to})
MATCH (b)<-[r:RELATION {id: end.id}]-(a:Entity {id: end.from})
WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
RETURN r.id AS id, properties(r) AS properties
ORDER BY id
