/*
title: What was recorded of a platform's chain since a day
question: Q32 What changed in the chain of platform P since the last review?
description: >
  One row for each relation that holds and was recorded on that day or later, newly or in a changed version: parts and
  who supplies them, down to the given tier, the integrators of the platform and the contracts it is delivered under;
  the latest first. What was taken back since is not in it: the query changes gives both.
parameters:
  platform: { type: id, kinds: [Platform], description: The platform. }
  since: { type: date, description: The first day. }
  tiers: { type: integer, min: 1, max: 4, default: 3, description: How many tiers of parts to walk. }
columns:
  relation: { type: text, description: The id of the relation. }
  kind: { type: text, description: What relation it is. }
  from: { type: id, kinds: [Organization, Component, Platform], description: Where its arrow starts. }
  fromName: { type: text, description: The name of that. }
  to: { type: id, kinds: [Component, Platform, Organization, Contract], description: Where its arrow ends. }
  toName: { type: text, description: The name of that. }
  recordedAt: { type: text, description: When it was recorded. }
  confidence: { type: number, description: 'How far it is trusted, 0 to 1.' }
*/
WITH [$platform] AS t0
CALL (t0) {
  UNWIND t0 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t1
}
CALL (t1) {
  UNWIND t1 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE $tiers > 1
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t2
}
CALL (t2) {
  UNWIND t2 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE $tiers > 2
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t3
}
CALL (t3) {
  UNWIND t3 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE $tiers > 3
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t4
}
WITH t0, t1 + t2 + t3 + t4 AS parts, t0 + CASE
  WHEN $tiers > 3 THEN t1 + t2 + t3
  WHEN $tiers > 2 THEN t1 + t2
  WHEN $tiers > 1 THEN t1
  ELSE []
END AS wholes
CALL (t0, wholes, parts) {
  UNWIND wholes AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE r.recordedAt >= $since
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN r
  UNION
  UNWIND parts AS id
  MATCH (here:Entity {id: id})<-[r:SUPPLIES]-(there:Entity)
  WHERE r.recordedAt >= $since
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN r
  UNION
  UNWIND t0 AS id
  MATCH (here:Entity {id: id})-[r:INTEGRATED_BY|DELIVERED_UNDER]->(there:Entity)
  WHERE r.recordedAt >= $since
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN r
}
WITH DISTINCT r.id AS relationId, type(r) AS type, startNode(r).id AS fromId, endNode(r).id AS toId,
  r.recordedAt AS recorded, r.confidence AS trust
MATCH (start:Entity {id: fromId})
MATCH (end:Entity {id: toId})
RETURN relationId AS relation, type AS kind, fromId AS from, coalesce(start.name, start.id) AS fromName,
  toId AS to, coalesce(end.name, end.id) AS toName, recorded AS recordedAt, trust AS confidence
ORDER BY recordedAt DESC, relation
LIMIT $limit
