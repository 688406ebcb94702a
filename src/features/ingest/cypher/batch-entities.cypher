// batch-entities: an entity of one kind with a claim that came with the load, behind the given id, by id
MATCH (n:KIND)
WHERE n.id > $afterId AND $batch IN n.batches AND n.retractedAt = $stillHeld
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
ORDER BY id
LIMIT $limit
