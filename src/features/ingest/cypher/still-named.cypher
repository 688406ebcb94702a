// still-named: an entity that a relation which is held leads to or from, by id
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE EXISTS { MATCH (n)-[r]-(m:Entity) WHERE r.retractedAt = $stillHeld }
RETURN id
ORDER BY id
