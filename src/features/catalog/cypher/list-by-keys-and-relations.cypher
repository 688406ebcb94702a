// list-by-keys-and-relations: as list-by-keys, with conditions on what relations lead to
MATCH (n:KIND)
WHERE n.recordedAt <= $asKnownOn AND n.retractedAt > $asKnownOn
CALL (n) {
  UNWIND $quantifiers AS q
  CALL (n, q) {
    MATCH (n)-[r]-(m:Entity)
    WHERE type(r) = q.relation AND CASE q.direction WHEN 'to' THEN startNode(r).id ELSE endNode(r).id END = n.id
      AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
      AND r.confidence >= $minConfidence AND r.access IN $access
    RETURN count(DISTINCT r.id) AS total, count(DISTINCT CASE WHEN all(a IN q.conditions WHERE any(b IN a WHERE all(c IN b WHERE any(d IN c WHERE coalesce(CASE d.op
        WHEN 'eq' THEN m[d.key] = d.value WHEN 'in' THEN m[d.key] IN d.value
        WHEN 'lt' THEN m[d.key] < d.value WHEN 'lte' THEN m[d.key] <= d.value
        WHEN 'gt' THEN m[d.key] > d.value WHEN 'gte' THEN m[d.key] >= d.value
        WHEN 'contains' THEN m[d.key] CONTAINS d.value WHEN 'startsWith' THEN m[d.key] STARTS WITH d.value
        WHEN 'known' THEN (m[d.key] IS NOT NULL) = d.value WHEN 'label' THEN any(l IN labels(m) WHERE l IN d.value) ELSE false
      END, false) <> d.negated)))) THEN r.id END) AS meeting
  }
  WITH q, total, meeting
  WHERE CASE q.op WHEN 'some' THEN meeting > 0 WHEN 'every' THEN meeting = total WHEN 'none' THEN meeting = 0
    WHEN 'eq' THEN total = q.value WHEN 'lt' THEN total < q.value WHEN 'lte' THEN total <= q.value
    WHEN 'gt' THEN total > q.value ELSE total >= q.value END
  RETURN collect(q.at) AS met
}
WITH n, met
WHERE all(a IN $conditions WHERE any(b IN a WHERE all(c IN b WHERE any(d IN c WHERE coalesce(CASE d.op
  WHEN 'met' THEN d.value IN met WHEN 'eq' THEN n[d.key] = d.value WHEN 'in' THEN n[d.key] IN d.value
  WHEN 'lt' THEN n[d.key] < d.value WHEN 'lte' THEN n[d.key] <= d.value
  WHEN 'gt' THEN n[d.key] > d.value WHEN 'gte' THEN n[d.key] >= d.value
  WHEN 'contains' THEN n[d.key] CONTAINS d.value WHEN 'startsWith' THEN n[d.key] STARTS WITH d.value
  WHEN 'known' THEN (n[d.key] IS NOT NULL) = d.value WHEN 'label' THEN any(l IN labels(n) WHERE l IN d.value) ELSE false
END, false) <> d.negated))))
WITH n, n[$key1] AS key1, n[$key2] AS key2
WITH n, key1, key2,
  CASE WHEN key1 IS NULL THEN $unknown1 ELSE 0 END AS end1, CASE WHEN key2 IS NULL THEN $unknown2 ELSE 0 END AS end2,
  CASE $way1 WHEN 1 THEN key1 END AS up1, CASE $way1 WHEN -1 THEN key1 END AS down1,
  CASE $way2 WHEN 1 THEN key2 END AS up2, CASE $way2 WHEN -1 THEN key2 END AS down2,
  CASE WHEN key1 = $after1 OR (key1 IS NULL AND $after1 IS NULL) THEN 0 WHEN key1 IS NULL THEN $unknown1
    WHEN $after1 IS NULL THEN -$unknown1 WHEN key1 > $after1 THEN $way1 ELSE -$way1 END AS turn1,
  CASE WHEN key2 = $after2 OR (key2 IS NULL AND $after2 IS NULL) THEN 0 WHEN key2 IS NULL THEN $unknown2
    WHEN $after2 IS NULL THEN -$unknown2 WHEN key2 > $after2 THEN $way2 ELSE -$way2 END AS turn2
WHERE $isFirst OR turn1 > 0 OR (turn1 = 0 AND (turn2 > 0 OR (turn2 = 0 AND n.id > $afterId)))
RETURN n.id AS id, key1, key2, labels(n) AS labels, properties(n) AS properties
ORDER BY end1, up1, down1 DESC, end2, up2, down2 DESC, id
LIMIT $limit
