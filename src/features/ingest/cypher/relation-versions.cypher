// relation-versions: a recorded version of a relation, by id and time of recording; both ends are found first, so that none is walked through
UNWIND $ends AS end
MATCH (b:Entity {id: end.to})
MATCH (a:Entity {id: end.from})
CALL (a, b, end) {
  MATCH (b)<-[r:RELATION {id: end.id}]-(a)
  RETURN r
}
RETURN r.id AS id, r.recordedAt AS recordedAt, properties(r) AS properties
ORDER BY id, recordedAt
