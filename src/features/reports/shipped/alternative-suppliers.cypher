/*
title: Firms that could supply a component instead
question: Q11 Who can replace supplier X for component C?
description: >
  One row for each firm and each component by which it is a candidate: it supplies the component itself, or one that
  shares its slot, its supply class or customs code, or its technology, in this order. The nearest of these grounds is
  given. Firms of one group with the supplier are marked, where shares of at least one half, and unknown ones, make a
  group within two steps up and two down. What is not stated stays unknown.
parameters:
  component: { type: id, kinds: [Component], description: The component. }
  supplier: { type: id, kinds: [Organization], default: null, description: The firm to be replaced; it is left out. }
columns:
  organization: { type: id, kinds: [Organization], description: The candidate. }
  organizationName: { type: text, description: Its name. }
  basis: { type: text, description: 'SAME_COMPONENT, SAME_SLOT, SAME_CLASS or SAME_TECHNOLOGY.' }
  component: { type: id, kinds: [Component], description: The component that it supplies. }
  componentName: { type: text, description: Its name. }
  isQualified: { type: boolean, nullable: true, description: Whether it is stated to be qualified for that component. }
  capacityPerMonth: { type: number, unit: pieces a month, nullable: true, description: The greatest capacity stated. }
  leadTimeDays:
    type: number
    unit: days
    nullable: true
    description: The shortest lead time stated; a month counts 30.4375 days.
  isSameGroup:
    type: boolean
    nullable: true
    description: Whether it is of one group with the supplier; unknown without one.
*/
WITH [$supplier] AS g0
CALL (g0) {
  UNWIND g0 AS id
  MATCH (here:Entity {id: id})<-[r:OWNS]-(there:Entity)
  WHERE (r.share IS NULL OR r.share >= 0.5)
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS g1
}
CALL (g1) {
  UNWIND g1 AS id
  MATCH (here:Entity {id: id})<-[r:OWNS]-(there:Entity)
  WHERE (r.share IS NULL OR r.share >= 0.5)
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS g2
}
WITH g0 + g1 + g2 AS g2
CALL (g2) {
  UNWIND g2 AS id
  MATCH (here:Entity {id: id})-[r:OWNS]->(there:Entity)
  WHERE (r.share IS NULL OR r.share >= 0.5)
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS g3
}
CALL (g3) {
  UNWIND g3 AS id
  MATCH (here:Entity {id: id})-[r:OWNS]->(there:Entity)
  WHERE (r.share IS NULL OR r.share >= 0.5)
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS g4
}
WITH g2 + g3 + g4 AS family
UNWIND [$component] AS id
MATCH (part:Entity {id: id})
CALL (part) {
  MATCH (same:Entity {id: part.id})
  RETURN same.id AS otherId, 1 AS rank
  UNION ALL
  MATCH (part)-[r:PART_OF]->(whole:Entity)<-[q:PART_OF]-(other:Entity)
  WHERE r.slot IS NOT NULL AND r.slot = q.slot
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
    AND q.validFrom <= $asOf AND q.validTo > $asOf AND q.recordedAt <= $asKnownOn AND q.retractedAt > $asKnownOn
    AND q.confidence >= $minConfidence AND q.access IN $access
  RETURN other.id AS otherId, 2 AS rank
  UNION ALL
  MATCH (other:Component)
  WHERE other.fsc = part.fsc OR other.hsCode = part.hsCode
  RETURN other.id AS otherId, 3 AS rank
  UNION ALL
  MATCH (part)-[r:USES]->(field:Entity)<-[q:USES]-(other:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
    AND q.validFrom <= $asOf AND q.validTo > $asOf AND q.recordedAt <= $asKnownOn AND q.retractedAt > $asKnownOn
    AND q.confidence >= $minConfidence AND q.access IN $access
  RETURN other.id AS otherId, 4 AS rank
}
WITH family, otherId, min(rank) AS rank
MATCH (other:Entity {id: otherId})<-[s:SUPPLIES]-(maker:Entity)
WHERE ($supplier IS NULL OR maker.id <> $supplier)
  AND s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
  AND s.confidence >= $minConfidence AND s.access IN $access
WITH family, rank, other, maker,
  max(CASE WHEN s.qualified = true THEN 2 WHEN s.qualified = false THEN 1 END) AS standing,
  max(s.capacityPerMonth) AS capacity, min(coalesce(s.leadTimeDays, s.leadTimeMonths * 30.4375)) AS days
RETURN maker.id AS organization, coalesce(maker.name, maker.id) AS organizationName,
  CASE rank
    WHEN 1 THEN 'SAME_COMPONENT'
    WHEN 2 THEN 'SAME_SLOT'
    WHEN 3 THEN 'SAME_CLASS'
    ELSE 'SAME_TECHNOLOGY'
  END AS basis,
  other.id AS component, coalesce(other.name, other.id) AS componentName,
  CASE standing WHEN 2 THEN true WHEN 1 THEN false END AS isQualified,
  capacity AS capacityPerMonth, days AS leadTimeDays,
  CASE WHEN $supplier IS NOT NULL THEN maker.id IN family END AS isSameGroup
ORDER BY rank, organization, component
LIMIT $limit
