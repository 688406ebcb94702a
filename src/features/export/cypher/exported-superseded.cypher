// exported-superseded: a version of an entity of one kind that is held no more, behind the given key and before the end of the kind's, by key
MATCH (n:KIND)
WHERE n.version > $afterId AND n.version < $endId
WITH n
ORDER BY n.version
LIMIT $limit
RETURN n.version AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
