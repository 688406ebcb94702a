/*
title: How far a platform's parts and their makers are known, tier by tier
question: How complete is the picture of platform P?
description: >
  One row for each tier with a known part. A part stands on its nearest tier alone. A part into which nothing is known
  to go is a raw part or one that nobody has looked behind: the sources do not tell which, so the tier behind it is
  not known to be empty.
parameters:
  platform: { type: id, kinds: [Platform], description: The platform. }
  tiers: { type: integer, min: 1, max: 4, default: 4, description: How many tiers of parts to walk. }
columns:
  platform: { type: id, kinds: [Platform], description: The platform. }
  tier: { type: integer, description: 'The tier, 1 for what is built into the platform itself.' }
  components: { type: integer, description: How many parts are known on it. }
  withMaker: { type: integer, description: Of how many of them a maker is known. }
  withoutMaker: { type: integer, description: Of how many of them no maker is known. }
  shareWithMaker: { type: number, unit: share, description: The share of parts of which a maker is known. }
  withoutParts: { type: integer, description: 'Into how many of them no part is known to go.' }
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
  MATCH (part)<-[r:SUPPLIES]-(maker:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(r) AS makers
}
CALL (part) {
  MATCH (part)<-[r:PART_OF]-(inner:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(r) AS parts
}
WITH tier, count(*) AS components, count(CASE WHEN makers > 0 THEN 1 END) AS withMaker,
  count(CASE WHEN parts = 0 THEN 1 END) AS withoutParts
RETURN $platform AS platform, tier, components, withMaker, components - withMaker AS withoutMaker,
  round(10000.0 * withMaker / components) / 10000 AS shareWithMaker, withoutParts
ORDER BY tier, platform
LIMIT $limit
