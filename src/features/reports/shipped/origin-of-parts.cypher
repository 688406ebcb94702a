/*
title: Which parts of a platform are made at home and which abroad
question: Q33 What is the local content of platform P by part?
description: >
  One row for each part, down to the given tier. A part is HOME or FOREIGN where the country of every known maker is
  known, MIXED where makers at home and abroad are known, and UNKNOWN otherwise, also without a known maker. A maker
  is where it is located; where its plant stands may differ. Parts are counted, not weighed by value.
parameters:
  platform: { type: id, kinds: [Platform], description: The platform. }
  country: { type: id, kinds: [Country], description: The home country. }
  tiers: { type: integer, min: 1, max: 4, default: 3, description: How many tiers of parts to walk. }
columns:
  component: { type: id, kinds: [Component], description: The part. }
  componentName: { type: text, description: Its name. }
  tier: { type: integer, description: 'Its nearest tier, 1 for what is built into the platform itself.' }
  criticality: { type: text, nullable: true, description: 'How much a platform depends on it, as its source judges.' }
  origin: { type: text, description: 'HOME, FOREIGN, MIXED or UNKNOWN.' }
  makers: { type: integer, description: How many firms are known to make it. }
  makersAtHome: { type: integer, description: How many of them are located in the home country. }
  makersUnplaced: { type: integer, description: Of how many of them the country is not known. }
  countries: { type: ids, kinds: [Country], description: The known countries of its makers. }
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
UNWIND [[1, t1], [2, t2], [3, t3], [4, t4]] AS level
UNWIND level[1] AS id
WITH id, min(level[0]) AS tier
MATCH (part:Entity {id: id})
CALL (part) {
  MATCH (part)<-[s:SUPPLIES]-(maker:Entity)
  WHERE s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
    AND s.confidence >= $minConfidence AND s.access IN $access
  WITH DISTINCT maker
  CALL (maker) {
    MATCH (maker)-[r:LOCATED_IN]->(land:Entity)
    WHERE land.id STARTS WITH 'country:'
      AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
      AND r.confidence >= $minConfidence AND r.access IN $access
    RETURN collect(DISTINCT land.id) AS lands
  }
  RETURN count(maker) AS makers, count(CASE WHEN $country IN lands THEN 1 END) AS atHome,
    count(CASE WHEN size(lands) = 0 THEN 1 END) AS unplaced, collect(lands) AS lists
}
CALL (lists) {
  UNWIND lists AS lands
  UNWIND lands AS land
  WITH DISTINCT land ORDER BY land
  RETURN collect(land) AS countries
}
RETURN part.id AS component, coalesce(part.name, part.id) AS componentName, tier, part.criticality AS criticality,
  CASE
    WHEN makers > 0 AND atHome = makers THEN 'HOME'
    WHEN makers > 0 AND atHome = 0 AND unplaced = 0 THEN 'FOREIGN'
    WHEN atHome > 0 AND atHome + unplaced < makers THEN 'MIXED'
    ELSE 'UNKNOWN'
  END AS origin,
  makers, atHome AS makersAtHome, unplaced AS makersUnplaced, countries
ORDER BY tier, component
LIMIT $limit
