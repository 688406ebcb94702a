// parts-leading-on: what a component is held to be built into, by id of the whole and of the component
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:PART_OF]->(b:Entity)
WHERE r.retractedAt = $stillHeld
WITH DISTINCT id, b.id AS whole
RETURN id, whole
ORDER BY whole, id
