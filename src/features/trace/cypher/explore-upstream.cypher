// explore-upstream: supply relations against the arrow, up to three tiers; 50 relations of one tier from `start` on, as [near id, far id, id, properties…]
// Rows come in no order. The first tier is cut behind the last of its relations by near id and id; another tier that
// fills its limit was cut anywhere and is to be read anew: to sort it here would hold the tier before once for each row.
UNWIND $ids AS id
MATCH (p:Entity {id: id})
MATCH (p)<-[r:SUPPLIES|SUPPLIES_TO|PART_OF|INTEGRATED_BY|DELIVERED_UNDER|SOLD_BY|BOUGHT_BY]-(c:Entity)
WHERE type(r) IN $kindsFirst
  AND (p.id > $afterNode OR (p.id = $afterNode AND r.id > $afterRelation))
  AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
WITH p, r, c ORDER BY p.id, r.id LIMIT $limit1
WITH collect([p.id, c.id, r.id, r.PROPERTIES]) AS rows1,
  collect(DISTINCT CASE WHEN type(r) IN $ends THEN null ELSE c END) AS t1
CALL (t1) {
  UNWIND t1 AS p
  MATCH (p)<-[r:SUPPLIES|SUPPLIES_TO|PART_OF|INTEGRATED_BY|DELIVERED_UNDER|SOLD_BY|BOUGHT_BY]-(c:Entity)
  WHERE type(r) IN $kindsNext
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c LIMIT $limit2
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES]) AS rows2,
    collect(DISTINCT CASE WHEN type(r) IN $ends THEN null ELSE c END) AS t2
}
CALL (t2) {
  UNWIND t2 AS p
  MATCH (p)<-[r:SUPPLIES|SUPPLIES_TO|PART_OF|INTEGRATED_BY|DELIVERED_UNDER|SOLD_BY|BOUGHT_BY]-(c:Entity)
  WHERE type(r) IN $kindsNext
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH p, r, c LIMIT $limit3
  RETURN collect([p.id, c.id, r.id, r.PROPERTIES]) AS rows3,
    collect(DISTINCT CASE WHEN type(r) IN $ends THEN null ELSE c END) AS t3
}
WITH [[1, rows1], [2, rows2], [3, rows3]] AS tiers
UNWIND tiers AS tier
WITH tier WHERE size(tier[1]) > 0
UNWIND range(0, size(tier[1]) - 1, 50) AS start
RETURN tier[0] AS tier, start, tier[1][start..start + 50] AS relations
