// kind-names: the name of each entity in one stretch of a kind as the engine holds it, by name
MATCH (n:KIND)
WITH n SKIP $skip LIMIT $limit
RETURN n.sortKey AS key, n.id AS id
ORDER BY key, id
