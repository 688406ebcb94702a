// kind-span: how many entities of one kind there are, how many lack a part of their place in a list, and between which
// instants all of them are held; one row
MATCH (n:KIND)
RETURN count(n) AS total, count(n.sortKey) AS named, count(n.recordedAt) AS dated,
  max(n.recordedAt) AS begins, min(n.retractedAt) AS ends
