// explore-either-way: relations, each kind crossed as asked, up to three tiers; 50 relations of one tier from `start` on, as [near id, far id, id, properties…, properties of the far end…]
// Tier 0 is the start, as [id, properties…]. Rows come in no order. The first tier is cut behind the last of its relations by near id
// and id; another tier that fills its limit was cut anywhere and is to be read anew: to sort it would hold the tier before for each row.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.sortKey IS NOT NULL
WITH collect(n) AS t0
CALL (t0) {
  UNWIND t0 AS p
  MATCH (p)-[r]-(c:Entity)
  WHERE ((startNode(r).id = p.id AND type(r) IN $alongFirst) OR (endNode(r).id = p.id AND type(r) IN $againstFirst))
    AND (p.id > $afterNode OR (p.id = $afterNode AND r.id > $afterRelation))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c ORDER BY p.id, r.id LIMIT $limit1
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES, c.PROPERTIES]) AS rows1,
    collect(DISTINCT CASE WHEN (startNode(r).id = p.id AND type(r) IN $alongEnds) OR (endNode(r).id = p.id AND type(r) IN $againstEnds) THEN null ELSE c END) AS t1
}
CALL (t1) {
  UNWIND t1 AS p
  MATCH (p)-[r]-(c:Entity)
  WHERE ((startNode(r).id = p.id AND type(r) IN $alongNext) OR (endNode(r).id = p.id AND type(r) IN $againstNext))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c LIMIT $limit2
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES, c.PROPERTIES]) AS rows2,
    collect(DISTINCT CASE WHEN (startNode(r).id = p.id AND type(r) IN $alongEnds) OR (endNode(r).id = p.id AND type(r) IN $againstEnds) THEN null ELSE c END) AS t2
}
CALL (t2) {
  UNWIND t2 AS p
  MATCH (p)-[r]-(c:Entity)
  WHERE ((startNode(r).id = p.id AND type(r) IN $alongNext) OR (endNode(r).id = p.id AND type(r) IN $againstNext))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c LIMIT $limit3
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES, c.PROPERTIES]) AS rows3
}
WITH [[0, CASE WHEN $isStart THEN [n IN t0 | [n.id, n.PROPERTIES]] ELSE [] END], [1, rows1], [2, rows2], [3, rows3]] AS tiers
UNWIND tiers AS tier
WITH tier WHERE size(tier[1]) > 0
UNWIND range(0, size(tier[1]) - 1, 50) AS start
RETURN tier[0] AS tier, start, tier[1][start..start + 50] AS relations
