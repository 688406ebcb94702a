/*
title: Components that nobody is known to make
question: Q41 Which parts have no known producer?
description: >
  One row for each component without a known supplier, those in the most platforms first, counted within four tiers.
  It is not said that nobody makes it: no source that was read names a maker who does on that day.
parameters:
  platform: { type: id, kinds: [Platform], default: null, description: Components that end up in this platform. }
columns:
  component: { type: id, kinds: [Component], description: The component. }
  componentName: { type: text, description: Its name. }
  level: { type: text, nullable: true, description: Where it stands between raw material and subsystem. }
  criticality: { type: text, nullable: true, description: 'How much a platform depends on it, as its source judges.' }
  platformCount: { type: integer, description: How many platforms it is known to end up in. }
  platforms: { type: ids, kinds: [Platform], description: These platforms. }
*/
CALL () {
  MATCH (k:Component)
  WHERE k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
  UNION ALL
  MATCH (k:Superseded)
  WHERE k.id STARTS WITH 'component:' AND k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
}
CALL (k) {
  UNWIND [k.id] AS id
  MATCH (here:Entity {id: id})<-[r:SUPPLIES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(r) AS makers
}
WITH k, makers, [k.id] AS t0
WHERE makers = 0
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
WITH k, reached, platformCount
WHERE $platform IS NULL OR $platform IN reached
RETURN k.id AS component, k.name AS componentName, k.level AS level, k.criticality AS criticality,
  platformCount, reached AS platforms
ORDER BY platformCount DESC, component
LIMIT $limit
