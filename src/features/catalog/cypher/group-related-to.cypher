// group-related-to: a value of one property with a currency, for each entity, how many relations have them, and the sum of another; by all three
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  MATCH (n)-[r:RELATION]->(m:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH coalesce(r[$by], m[$nodeBy]) AS value, coalesce(r[$of], m[$nodeOf]) AS amount,
    coalesce(r[$currency], m[$nodeCurrency]) AS currency
  RETURN value, currency, count(*) AS items, count(amount) AS known, toFloat(coalesce(sum(amount), 0)) AS total
}
RETURN id, value, currency, items, known, total
ORDER BY value, currency, id
LIMIT $limit
