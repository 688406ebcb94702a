// is-empty: an entity, if there is any
MATCH (n:Entity)
RETURN n.id AS id
LIMIT 1
