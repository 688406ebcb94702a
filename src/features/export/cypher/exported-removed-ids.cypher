// exported-removed-ids: the id of an entity of which nothing stands, behind the given id and before the end of its kind's, by id
MATCH (n:Removed)
WHERE n.id > $afterId AND n.id < $endId
RETURN n.id AS id
ORDER BY id
LIMIT $limit
