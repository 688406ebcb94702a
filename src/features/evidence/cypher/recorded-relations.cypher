// recorded-relations: a recorded version of a relation, the one of an instant where that is given, by id, access and time of recording; both ends are found first, so that none is walked through
UNWIND $ends AS end
MATCH (b:Entity {id: end.to})
MATCH (a:Entity {id: end.from})
CALL (a, b, end) {
  MATCH (b)<-[r:RELATION {id: end.id}]-(a)
  WHERE r.access IN $access AND (end.recordedAt IS NULL OR r.recordedAt = end.recordedAt)
  RETURN r
}
RETURN r.id AS id, r.access AS access, r.recordedAt AS recordedAt, properties(r) AS properties
ORDER BY id, access, recordedAt
