/*
title: Parts of a platform that one firm alone supplies
question: Q2 Which components of platform P have exactly one qualified source?
description: >
  One row for each part, down to the given tier, that exactly one known firm supplies. A firm counts unless it is
  stated not to be qualified; whether it is stated to be qualified stands beside it. A part without a known maker is
  not listed: the report components-without-maker lists those.
parameters:
  platform: { type: id, kinds: [Platform], description: The platform. }
  tiers: { type: integer, min: 1, max: 4, default: 3, description: How many tiers of parts to walk. }
columns:
  component: { type: id, kinds: [Component], description: The part. }
  componentName: { type: text, description: Its name. }
  tier: { type: integer, description: 'Its nearest tier, 1 for what is built into the platform itself.' }
  supplier: { type: id, kinds: [Organization], description: The one firm. }
  supplierName: { type: text, description: Its name. }
  isQualified: { type: boolean, nullable: true, description: Whether the firm is stated to be a qualified source. }
  isStatedSole: { type: boolean, nullable: true, description: Whether the firm is stated to be the only source. }
  leadTimeDays:
    type: number
    unit: days
    nullable: true
    description: The longest lead time stated; a month counts 30.4375 days.
  alternatives: { type: integer, description: 'How many other parts share its slot, so that they can stand in for it.' }
  contracts: { type: integer, description: How many contracts the platform is delivered under. }
*/
WITH [$platform] AS t0
CALL (t0) {
  UNWIND t0 AS id
  MATCH (here:Entity {id: id})-[r:DELIVERED_UNDER]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(DISTINCT there) AS contracts
}
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
WITH contracts, id, min(level[0]) AS tier
MATCH (part:Entity {id: id})<-[s:SUPPLIES]-(maker:Entity)
WHERE s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
  AND s.confidence >= $minConfidence AND s.access IN $access
WITH contracts, tier, part, maker,
  max(CASE WHEN s.qualified = true THEN 2 WHEN s.qualified = false THEN 0 ELSE 1 END) AS standing,
  max(CASE WHEN s.soleSource = true THEN 2 WHEN s.soleSource = false THEN 1 END) AS sole,
  max(coalesce(s.leadTimeDays, s.leadTimeMonths * 30.4375)) AS days
WHERE standing > 0
WITH contracts, tier, part, count(*) AS sources, min(maker.id) AS source,
  max(standing) AS standing, max(sole) AS sole, max(days) AS longest
WHERE sources = 1
WITH contracts, tier, part, source, standing, sole, longest ORDER BY tier, part.id
LIMIT $limit
CALL (part) {
  MATCH (part)-[r:PART_OF]->(whole:Entity)<-[q:PART_OF]-(other:Entity)
  WHERE r.slot IS NOT NULL AND r.slot = q.slot AND other.id <> part.id
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
    AND q.validFrom <= $asOf AND q.validTo > $asOf AND q.recordedAt <= $asKnownOn AND q.retractedAt > $asKnownOn
    AND q.confidence >= $minConfidence AND q.access IN $access
  RETURN count(DISTINCT other) AS alternatives
}
MATCH (maker:Entity {id: source})
RETURN part.id AS component, coalesce(part.name, part.id) AS componentName, tier,
  maker.id AS supplier, coalesce(maker.name, maker.id) AS supplierName,
  CASE WHEN standing = 2 THEN true END AS isQualified,
  CASE sole WHEN 2 THEN true WHEN 1 THEN false END AS isStatedSole,
  longest AS leadTimeDays, alternatives, contracts
ORDER BY tier, component
LIMIT $limit
