// group-kind: a value of one property with a currency, how many have them, and the sum of another; by both
MATCH (n:KIND)
WHERE n.recordedAt <= $asKnownOn AND n.retractedAt > $asKnownOn
  AND all(a IN $conditions WHERE any(b IN a WHERE all(c IN b WHERE any(d IN c WHERE coalesce(CASE d.op
    WHEN 'eq' THEN n[d.key] = d.value
    WHEN 'in' THEN n[d.key] IN d.value
    WHEN 'lt' THEN n[d.key] < d.value
    WHEN 'lte' THEN n[d.key] <= d.value
    WHEN 'gt' THEN n[d.key] > d.value
    WHEN 'gte' THEN n[d.key] >= d.value
    WHEN 'contains' THEN n[d.key] CONTAINS d.value
    WHEN 'startsWith' THEN n[d.key] STARTS WITH d.value
    WHEN 'known' THEN (n[d.key] IS NOT NULL) = d.value
    WHEN 'label' THEN any(label IN labels(n) WHERE label IN d.value)
    ELSE false
  END, false) <> d.negated))))
WITH n[$by] AS value, n[$of] AS amount, n[$currency] AS currency
RETURN value, currency, count(*) AS items, count(amount) AS known, toFloat(coalesce(sum(amount), 0)) AS total
ORDER BY value, currency
LIMIT $limit
