// names-behind: the name of an entity of one kind behind a place, by name
MATCH (n:KIND)
WHERE n.sortKey >= $afterKey AND (n.sortKey > $afterKey OR n.id > $afterId)
RETURN n.sortKey AS key, n.id AS id
ORDER BY key, id
LIMIT $limit
