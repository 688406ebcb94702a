// superseded-versions: a version of an entity that is held no more, by time of recording and id
UNWIND $ids AS id
MATCH (v:Superseded {id: id})
RETURN id, v.recordedAt AS recordedAt, labels(v) AS labels, properties(v) AS properties
ORDER BY recordedAt, id
