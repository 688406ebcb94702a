// claims-on-matters: a claim that is known on a predicate of an entity, however far it is trusted, by id
UNWIND $matters AS matter
CALL (matter) {
  MATCH (c:Claim {subject: matter.subject})
  WHERE c.predicate = matter.predicate AND c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn
  RETURN c
  UNION ALL
  MATCH (c:SupersededClaim {subject: matter.subject})
  WHERE c.predicate = matter.predicate AND c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn
  RETURN c
}
RETURN c.id AS id, labels(c) AS labels, properties(c) AS properties
ORDER BY id
