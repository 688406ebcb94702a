// related-from: where the arrow comes from, for each page's entity, by name
UNWIND $pages AS page
MATCH (n:Entity {id: page.id})
CALL (n, page) {
  MATCH (n)<-[r:RELATION]-(m:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
    AND (m.sortKey > page.afterKey OR (m.sortKey = page.afterKey AND r.id > page.afterId))
  RETURN r, m
  ORDER BY m.sortKey, r.id
  LIMIT $limit
}
RETURN page.id AS parent, page.afterId AS after, m.sortKey AS key, r.id AS relationId, m.id AS id,
  properties(r) AS relation, labels(m) AS labels, properties(m) AS properties
ORDER BY parent, after, key, relationId
