// degree-from: how many relations of one kind reach each entity, in all their versions
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN id, COUNT { (n)<-[:RELATION]-() } AS degree
ORDER BY id
