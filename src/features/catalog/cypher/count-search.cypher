// count-search: how many entities hold every word; one row
MATCH (n:KIND)
WHERE n.recordedAt <= $asKnownOn AND n.retractedAt > $asKnownOn
  AND n.search CONTAINS $longest AND all(word IN $others WHERE n.search CONTAINS word)
  AND (size($kinds) = 0 OR any(label IN labels(n) WHERE label IN $kinds))
RETURN count(n) AS total
