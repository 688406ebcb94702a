// create-entities: no rows; makes entities of one kind, of whose ids none is there yet
UNWIND $rows AS row
CREATE (n:Entity:KIND)
SET n = $common
SET n += row.properties
