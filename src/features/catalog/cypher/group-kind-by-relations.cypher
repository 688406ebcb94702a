// group-kind-by-relations: as group-kind, with conditions on what relations lead to
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
WITH n[$by] AS value, n[$of] AS amount, n[$currency] AS currency
RETURN value, currency, count(*) AS items, count(amount) AS known, toFloat(coalesce(sum(amount), 0)) AS total
ORDER BY value, currency
LIMIT $limit
