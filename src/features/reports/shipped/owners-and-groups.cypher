/*
title: Who owns whom around a firm
question: Q26 Who owns whom, and are two bidders or alternative sources one group?
description: >
  One row for each ownership relation within the given steps from the firm, up and down, nearest first. Two firms of
  the list may be one group; the shares say how far. A share that no source states is unknown, not small.
parameters:
  organization: { type: id, kinds: [Organization], description: The firm. }
  steps: { type: integer, min: 1, max: 4, default: 3, description: How many steps from owner to owned to go. }
columns:
  relation: { type: text, description: The id of the ownership relation. }
  step: { type: integer, description: 'How far it is from the firm, 1 for its own owners and holdings.' }
  owner: { type: id, kinds: [Organization], description: Who owns. }
  ownerName: { type: text, description: Its name. }
  owned: { type: id, kinds: [Organization], description: What is owned. }
  ownedName: { type: text, description: Its name. }
  share: { type: number, unit: share, nullable: true, description: The share owned. }
  since: { type: date, nullable: true, description: The first day it holds. }
  confidence: { type: number, description: 'How far it is trusted, 0 to 1.' }
*/
WITH [$organization] AS t0
CALL (t0) {
  UNWIND t0 AS id
  MATCH (here:Entity {id: id})-[r:OWNS]-(there:Entity)
  WHERE $steps > 1
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t1
}
CALL (t1) {
  UNWIND t1 AS id
  MATCH (here:Entity {id: id})-[r:OWNS]-(there:Entity)
  WHERE $steps > 2
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t2
}
CALL (t2) {
  UNWIND t2 AS id
  MATCH (here:Entity {id: id})-[r:OWNS]-(there:Entity)
  WHERE $steps > 3
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t3
}
UNWIND [[1, t0], [2, t1], [3, t2], [4, t3]] AS level
UNWIND level[1] AS id
WITH id, min(level[0]) AS step
MATCH (firm:Entity {id: id})-[r:OWNS]-(other:Entity)
WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
WITH r.id AS relationId, startNode(r).id AS ownerId, endNode(r).id AS ownedId, r.share AS part,
  r.validFrom AS validFrom, r.confidence AS trust, min(step) AS nearest
MATCH (holder:Entity {id: ownerId})
MATCH (held:Entity {id: ownedId})
RETURN relationId AS relation, nearest AS step, ownerId AS owner, coalesce(holder.name, holder.id) AS ownerName,
  ownedId AS owned, coalesce(held.name, held.id) AS ownedName, part AS share,
  CASE WHEN validFrom > '0000-01-01' THEN validFrom END AS since, trust AS confidence
ORDER BY step, relation
LIMIT $limit
