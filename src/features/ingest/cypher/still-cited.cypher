// still-cited: a source that an entity which stands was read in, by id
MATCH (n:Entity)
WHERE n.sources IS NOT NULL AND any(id IN n.sources WHERE id IN $ids)
UNWIND n.sources AS id
WITH DISTINCT id
WHERE id IN $ids
RETURN id
ORDER BY id
