// known-relations: a relation the scope holds, by access and id; both ends are found first, so that none is walked through
UNWIND $ends AS end
MATCH (b:Entity {id: end.to})
MATCH (a:Entity {id: end.from})
CALL (a, b, end) {
  MATCH (b)<-[r:RELATION {id: end.id}]-(a)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN r
}
RETURN r.access AS access, r.id AS id, properties(r) AS properties
ORDER BY access, id
