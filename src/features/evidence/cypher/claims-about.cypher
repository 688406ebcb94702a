// claims-about: a claim that is known on each page's entity, by predicate
UNWIND $pages AS page
CALL (page) {
  CALL (page) {
    MATCH (c:Claim {subject: page.id})
    WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
      AND (c.predicate > page.afterPredicate OR (c.predicate = page.afterPredicate AND c.id > page.afterId))
    RETURN c
    UNION ALL
    MATCH (c:SupersededClaim {subject: page.id})
    WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
      AND (c.predicate > page.afterPredicate OR (c.predicate = page.afterPredicate AND c.id > page.afterId))
    RETURN c
  }
  RETURN c
  ORDER BY c.predicate, c.id
  LIMIT $limit
}
RETURN page.id AS subject, page.afterId AS after, c.predicate AS predicate, c.id AS id,
  labels(c) AS labels, properties(c) AS properties
ORDER BY subject, after, predicate, id
