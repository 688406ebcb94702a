// explore-downstream: supply relations with the arrow, up to three tiers; 50 relations of one tier from `start` on, as [near id, far id, id, properties…, properties of the far end…]
// Tier 0 is the start, as [id, properties…]; tier 4, where asked for, the id of one entity of the last tier that more lies behind, if it does
// behind any. Rows come in no order. The first tier is cut behind the last of its relations by near id and id; another tier that fills
// its limit was cut anywhere and is to be read anew: to sort it here would hold the tier before once for each row.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.sortKey IS NOT NULL
WITH collect(n) AS t0
CALL (t0) {
  UNWIND t0 AS p MATCH (p)-[r:FIRST]->(c:Entity)
  WHERE (p.id > $afterNode OR (p.id = $afterNode AND r.id > $afterRelation))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c ORDER BY p.id, r.id LIMIT $limit1
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES, c.PROPERTIES]) AS rows1, collect(DISTINCT CASE WHEN type(r) IN $ends THEN null ELSE c END) AS t1
}
CALL (t1) {
  UNWIND t1 AS p MATCH (p)-[r:NEXT]->(c:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c LIMIT $limit2
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES, c.PROPERTIES]) AS rows2, collect(DISTINCT CASE WHEN type(r) IN $ends THEN null ELSE c END) AS t2
}
CALL (t2) {
  UNWIND t2 AS p MATCH (p)-[r:NEXT]->(c:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c LIMIT $limit3
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES, c.PROPERTIES]) AS rows3, collect(DISTINCT CASE WHEN type(r) IN $ends THEN null ELSE c END) AS t3
}
WITH t0, rows1, rows2, rows3, CASE WHEN NOT $peeks THEN [] WHEN $limit2 = 0 THEN t1 WHEN $limit3 = 0 THEN t2 ELSE t3 END AS last
CALL (last) {
  UNWIND last AS p MATCH (p)-[r:NEXT]->(c:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p.id AS id LIMIT 1
  RETURN collect([id]) AS leading
}
WITH [[0, CASE WHEN $isStart THEN [n IN t0 | [n.id, n.PROPERTIES]] ELSE [] END], [1, rows1], [2, rows2], [3, rows3], [4, leading]] AS tiers
UNWIND tiers AS tier
WITH tier WHERE size(tier[1]) > 0
UNWIND range(0, size(tier[1]) - 1, 50) AS start
RETURN tier[0] AS tier, start, tier[1][start..start + 50] AS relations
