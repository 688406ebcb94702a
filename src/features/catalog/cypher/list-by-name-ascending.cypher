// list-by-name-ascending: an entity of one kind that meets every condition, by name
MATCH (n:KIND)
WHERE n.sortKey >= $afterKey AND (n.sortKey > $afterKey OR n.id > $afterId)
  AND all(f IN $conditions WHERE coalesce(CASE f.op
    WHEN 'eq' THEN n[f.key] = f.value
    WHEN 'in' THEN n[f.key] IN f.value
    WHEN 'lt' THEN n[f.key] < f.value
    WHEN 'lte' THEN n[f.key] <= f.value
    WHEN 'gt' THEN n[f.key] > f.value
    WHEN 'gte' THEN n[f.key] >= f.value
    WHEN 'contains' THEN n[f.key] CONTAINS f.value
    WHEN 'startsWith' THEN n[f.key] STARTS WITH f.value
    WHEN 'known' THEN (n[f.key] IS NOT NULL) = f.value
    WHEN 'role' THEN any(label IN labels(n) WHERE label IN f.value)
    ELSE false
  END, false))
RETURN n.id AS id, n.sortKey AS key, labels(n) AS labels, properties(n) AS properties
ORDER BY key, id
LIMIT $limit
