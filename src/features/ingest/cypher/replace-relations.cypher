// replace-relations: no rows; gives versions of relations of one kind other properties, above all an end
UNWIND $rows AS row
MATCH (b:Entity {id: row.to})
MATCH (a:Entity {id: row.from})
CALL (a, b, row) {
  MATCH (b)<-[r:RELATION {id: row.properties.id}]-(a)
  WHERE r.recordedAt = row.properties.recordedAt AND r.access = row.properties.access
  SET r = row.properties
}
