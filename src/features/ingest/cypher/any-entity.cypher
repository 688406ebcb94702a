// any-entity: one row when the graph holds an entity, none when it holds none
MATCH (n:Entity)
RETURN n.id AS id
LIMIT 1
