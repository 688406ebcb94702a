// write-relations: no rows; makes or replaces versions of relations of one kind
UNWIND $rows AS row
MATCH (b:Entity {id: row.to})
MATCH (a:Entity {id: row.from})
MERGE (b)<-[r:RELATION {id: row.properties.id, recordedAt: row.properties.recordedAt, access: row.properties.access}]-(a)
SET r = row.properties
