/*
title: Components made by firms of one country
question: Q7 If country K bans exports, which components and platforms are hit?
description: >
  One row for each component that a firm located in the country supplies, those without a maker elsewhere first, then
  by the number of platforms they end up in within four tiers. A maker whose country is not known may be in it or not,
  and is counted apart. A firm is where it is located; where its plant stands may differ.
parameters:
  country: { type: id, kinds: [Country], description: The country. }
columns:
  component: { type: id, kinds: [Component], description: The component. }
  componentName: { type: text, description: Its name. }
  makersThere: { type: integer, description: How many firms of the country are known to make it. }
  makersElsewhere: { type: integer, description: How many firms of other countries are known to make it. }
  makersUnplaced: { type: integer, description: Of how many makers the country is not known. }
  platformCount: { type: integer, description: How many platforms it is known to end up in. }
  platforms: { type: ids, kinds: [Platform], description: These platforms. }
  contracts: { type: integer, description: 'How many contracts these platforms are delivered under, each once.' }
*/
UNWIND [$country] AS id
MATCH (land:Entity {id: id})<-[l:LOCATED_IN]-(firm:Entity)-[s:SUPPLIES]->(part:Entity)
WHERE l.validFrom <= $asOf AND l.validTo > $asOf AND l.recordedAt <= $asKnownOn AND l.retractedAt > $asKnownOn
  AND l.confidence >= $minConfidence AND l.access IN $access
  AND s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
  AND s.confidence >= $minConfidence AND s.access IN $access
WITH part, count(DISTINCT firm) AS local
CALL (part) {
  MATCH (part)<-[s:SUPPLIES]-(maker:Entity)
  WHERE s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
    AND s.confidence >= $minConfidence AND s.access IN $access
  WITH DISTINCT maker
  CALL (maker) {
    MATCH (maker)-[r:LOCATED_IN]->(place:Entity)
    WHERE place.id STARTS WITH 'country:'
      AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
      AND r.confidence >= $minConfidence AND r.access IN $access
    RETURN count(r) AS places
  }
  RETURN count(maker) AS makers, count(CASE WHEN places = 0 THEN 1 END) AS unplaced
}
WITH part.id AS partId, local, makers, unplaced, [part.id] AS t0
CALL (t0) {
  UNWIND t0 AS id
  MATCH (here:Entity {id: id})-[r:PART_OF]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t1
}
CALL (t1) {
  UNWIND t1 AS id
  MATCH (here:Entity {id: id})-[r:PART_OF]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t2
}
CALL (t2) {
  UNWIND t2 AS id
  MATCH (here:Entity {id: id})-[r:PART_OF]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t3
}
CALL (t3) {
  UNWIND t3 AS id
  MATCH (here:Entity {id: id})-[r:PART_OF]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t4
}
CALL (t1, t2, t3, t4) {
  UNWIND t1 + t2 + t3 + t4 AS id
  WITH DISTINCT id ORDER BY id
  WHERE id STARTS WITH 'platform:'
  RETURN collect(id) AS reached, count(id) AS platformCount
}
CALL (reached) {
  UNWIND reached AS id
  MATCH (here:Entity {id: id})-[r:DELIVERED_UNDER]->(deal:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(DISTINCT deal) AS contracts
}
MATCH (part:Entity {id: partId})
WITH part, local, makers - local - unplaced AS elsewhere, unplaced, reached, platformCount, contracts
RETURN part.id AS component, coalesce(part.name, part.id) AS componentName, local AS makersThere,
  elsewhere AS makersElsewhere, unplaced AS makersUnplaced,
  platformCount, reached AS platforms, contracts
ORDER BY CASE WHEN makersElsewhere = 0 THEN 0 ELSE 1 END, platformCount DESC, component
LIMIT $limit
