// relation-versions: a recorded version of a relation, by id and time of recording
UNWIND $ends AS end
MATCH (b:Entity {id: end.to})
MATCH (b)<-[r:RELATION {id: end.id}]-(a:Entity {id: end.from})
RETURN r.id AS id, r.recordedAt AS recordedAt, properties(r) AS properties
ORDER BY id, recordedAt
