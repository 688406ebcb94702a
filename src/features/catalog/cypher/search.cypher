// search: an entity that holds every word; whole names first, then starts of names, starts of words, the rest
MATCH (n:KIND)
WHERE n.recordedAt <= $asKnownOn AND n.retractedAt > $asKnownOn
  AND n.search CONTAINS $longest AND all(word IN $others WHERE n.search CONTAINS word)
  AND (size($kinds) = 0 OR any(label IN labels(n) WHERE label IN $kinds))
WITH n, CASE
  WHEN n.search CONTAINS $whole THEN 0
  WHEN n.search CONTAINS $start THEN 1
  WHEN n.search CONTAINS $word THEN 2
  ELSE 3
END AS rank
WHERE rank > $afterRank OR (rank = $afterRank AND (n.sortKey > $afterKey OR (n.sortKey = $afterKey AND n.id > $afterId)))
RETURN n.id AS id, rank, n.sortKey AS key, labels(n) AS labels, properties(n) AS properties
ORDER BY rank, key, id
LIMIT $limit
