// list-by-property-descending: an entity of one kind that meets every condition, by one property, unknowns last
MATCH (n:KIND)
WHERE all(f IN $conditions WHERE coalesce(CASE f.op
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
WITH n, n[$property] AS key
WHERE $position = 'first'
  OR ($position = 'known' AND (key < $afterKey OR (key = $afterKey AND n.id > $afterId) OR key IS NULL))
  OR ($position = 'unknown' AND key IS NULL AND n.id > $afterId)
RETURN n.id AS id, key, labels(n) AS labels, properties(n) AS properties
ORDER BY key IS NULL, key DESC, id
LIMIT $limit
