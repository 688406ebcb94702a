// claims-of-subjects: a claim that is held and speaks of one of the entities, by subject and id
UNWIND $ids AS id
MATCH (c:Claim {subject: id})
WHERE c.retractedAt = $stillHeld
RETURN id AS subject, c.id AS id, properties(c) AS properties
ORDER BY subject, id
