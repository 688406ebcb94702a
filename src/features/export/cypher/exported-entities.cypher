// exported-entities: an entity of one kind behind the given id and before the end of the kind's ids, by id
MATCH (n:KIND)
WHERE n:Entity AND n.id > $afterId AND n.id < $endId
WITH n
ORDER BY n.id
LIMIT $limit
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
