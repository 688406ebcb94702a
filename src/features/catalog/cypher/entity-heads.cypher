// entity-heads: what every entity has, of those that are there, by id
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.sortKey IS NOT NULL
RETURN id, [n.id, n.PROPERTIES] AS head
ORDER BY id
