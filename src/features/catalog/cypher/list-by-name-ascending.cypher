// list-by-name-ascending: an entity of one kind that meets every condition, by name
MATCH (n:KIND)
WHERE n.sortKey >= $afterKey AND (n.sortKey > $afterKey OR n.id > $afterId)
  AND n.recordedAt <= $asKnownOn AND n.retractedAt > $asKnownOn
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
WITH n, n.sortKey AS key, n.id AS id ORDER BY key, id LIMIT $limit
RETURN id, key, labels(n) AS labels, properties(n) AS properties
ORDER BY key, id
