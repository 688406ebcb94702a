// still-cited-by-relations: a source that a relation which is held was read in, by id
MATCH (a:Entity)-[r:RELATION]->(b:Entity)
WHERE r.retractedAt = $stillHeld AND any(id IN r.sources WHERE id IN $ids)
UNWIND r.sources AS id
WITH DISTINCT id
WHERE id IN $ids
RETURN id
ORDER BY id
