// held-ids: the id of an entity of one kind, behind the given one, by id
MATCH (n:KIND)
WHERE n.id > $afterId
RETURN n.id AS id
ORDER BY id
LIMIT $limit
