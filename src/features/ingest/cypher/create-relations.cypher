// create-relations: no rows; makes versions of relations of one kind that are not there yet
UNWIND $rows AS row
MATCH (b:Entity {id: row.to})
MATCH (a:Entity {id: row.from})
CREATE (a)-[r:RELATION]->(b)
SET r = $common
SET r += row.properties
