/*
title: Parts of a platform by lead time
question: Q15 What takes longest to get for platform P?
description: >
  One row for each part, down to the given tier, the longest lead time first and unknown ones last. Lead times are
  those stated for the supplies of the part, in days; a month counts 30.4375 days. They are not added up along the
  tiers. A part without a known maker has no supplier and no lead time.
parameters:
  platform: { type: id, kinds: [Platform], description: The platform. }
  tiers: { type: integer, min: 1, max: 4, default: 3, description: How many tiers of parts to walk. }
columns:
  component: { type: id, kinds: [Component], description: The part. }
  componentName: { type: text, description: Its name. }
  tier: { type: integer, description: 'Its nearest tier, 1 for what is built into the platform itself.' }
  suppliers: { type: integer, description: How many firms are known to supply it. }
  suppliersWithoutLeadTime: { type: integer, description: Of how many of them no lead time is known. }
  shortestDays: { type: number, unit: days, nullable: true, description: The shortest lead time among its suppliers. }
  longestDays: { type: number, unit: days, nullable: true, description: The longest lead time among its suppliers. }
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
  WITH maker, max(coalesce(s.leadTimeDays, s.leadTimeMonths * 30.4375)) AS days
  RETURN count(maker) AS suppliers, count(days) AS stated, min(days) AS shortest, max(days) AS longest
}
RETURN part.id AS component, coalesce(part.name, part.id) AS componentName, tier, suppliers,
  suppliers - stated AS suppliersWithoutLeadTime, shortest AS shortestDays, longest AS longestDays
ORDER BY coalesce(longestDays, -1) DESC, tier, component
LIMIT $limit
