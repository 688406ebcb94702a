// some-of-kind: the id of an entity of one kind, by name
MATCH (n:KIND)
WHERE n.sortKey >= ''
RETURN n.id AS id
ORDER BY n.sortKey, id
LIMIT $limit
