// entities-by-id: an entity that is there, by id
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.sortKey IS NOT NULL
RETURN id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
