// explore-either-way: up to three tiers of relations, each kind crossed as asked; a row holds up to 50 relations of one tier as [near id, far id, relation]
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WITH collect(n) AS t0
CALL (t0) {
  UNWIND t0 AS p
  MATCH (p)-[r]-(c:Entity)
  WHERE ((startNode(r).id = p.id AND type(r) IN $alongFirst) OR (endNode(r).id = p.id AND type(r) IN $againstFirst))
    AND (p.id > $afterNode OR (p.id = $afterNode AND r.id > $afterRelation))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c ORDER BY p.id, r.id LIMIT $limit1
  RETURN collect([p.id, c.id, properties(r)]) AS rows1,
    collect(DISTINCT CASE WHEN (startNode(r).id = p.id AND type(r) IN $alongEnds) OR (endNode(r).id = p.id AND type(r) IN $againstEnds) THEN null ELSE c END) AS t1
}
CALL (t1) {
  UNWIND t1 AS p
  MATCH (p)-[r]-(c:Entity)
  WHERE ((startNode(r).id = p.id AND type(r) IN $alongNext) OR (endNode(r).id = p.id AND type(r) IN $againstNext))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c ORDER BY p.id, r.id LIMIT $limit2
  RETURN collect([p.id, c.id, properties(r)]) AS rows2,
    collect(DISTINCT CASE WHEN (startNode(r).id = p.id AND type(r) IN $alongEnds) OR (endNode(r).id = p.id AND type(r) IN $againstEnds) THEN null ELSE c END) AS t2
}
CALL (t2) {
  UNWIND t2 AS p
  MATCH (p)-[r]-(c:Entity)
  WHERE ((startNode(r).id = p.id AND type(r) IN $alongNext) OR (endNode(r).id = p.id AND type(r) IN $againstNext))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c ORDER BY p.id, r.id LIMIT $limit3
  RETURN collect([p.id, c.id, properties(r)]) AS rows3,
    collect(DISTINCT CASE WHEN (startNode(r).id = p.id AND type(r) IN $alongEnds) OR (endNode(r).id = p.id AND type(r) IN $againstEnds) THEN null ELSE c END) AS t3
}
WITH [[1, rows1], [2, rows2], [3, rows3]] AS tiers
UNWIND tiers AS tier
WITH tier WHERE size(tier[1]) > 0
UNWIND range(0, size(tier[1]) - 1, 50) AS start
RETURN tier[0] AS tier, start, tier[1][start..start + 50] AS relations
ORDER BY tier, start
