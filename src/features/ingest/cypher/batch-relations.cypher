// batch-relations: a held relation with a claim that came with the load, from one of the entities, by id and access
UNWIND $ids AS from
MATCH (a:Entity {id: from})
CALL (a) {
  MATCH (a)-[r:RELATION]->(b:Entity)
  WHERE r.retractedAt = $stillHeld AND $batch IN r.batches
  RETURN r.id AS id, b.id AS to, r.access AS access
}
RETURN id, from, to, access
ORDER BY access, id
LIMIT $limit
