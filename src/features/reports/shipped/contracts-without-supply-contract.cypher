/*
title: Signed contracts with a required part that no known supply contract covers
question: Was a contract signed before its required parts were under contract with their makers?
description: >
  One row for each contract that is signed and not yet carried out, and each required part of a platform delivered
  under it, within three tiers of required parts, for which no signed supply contract is known that stands under that
  contract. Parts that a seller of the contract makes itself are left out. Supply contracts for the part that stand
  elsewhere are counted beside it. A date of signature after the day that is read means not signed yet.
parameters:
  contract: { type: id, kinds: [Contract], default: null, description: One contract alone. }
  includeUnknown:
    type: boolean
    default: false
    description: Whether parts count too of which nobody states whether they are required.
columns:
  contract: { type: id, kinds: [Contract], description: The signed contract. }
  contractName: { type: text, description: Its name. }
  signedOn: { type: date, nullable: true, description: The day it was signed. }
  platform: { type: id, kinds: [Platform], description: The platform delivered under it. }
  component: { type: id, kinds: [Component], description: The required part. }
  componentName: { type: text, description: Its name. }
  makers: { type: integer, description: How many firms are known to make the part. }
  alternatives: { type: integer, description: 'How many other parts share its slot, so that they can stand in for it.' }
  otherSupplyContracts: { type: integer, description: Signed contracts for the part that do not stand under this one. }
*/
MATCH (platform:Entity)-[d:DELIVERED_UNDER]->(deal:Entity)
WHERE ($contract IS NULL OR deal.id = $contract) AND platform.id STARTS WITH 'platform:'
  AND d.validFrom <= $asOf AND d.validTo > $asOf AND d.recordedAt <= $asKnownOn AND d.retractedAt > $asKnownOn
  AND d.confidence >= $minConfidence AND d.access IN $access
WITH DISTINCT platform, deal
CALL (deal) {
  MATCH (v:Entity {id: deal.id})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
  UNION ALL
  MATCH (v:Superseded {id: deal.id})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
}
WITH platform, deal, v
WHERE NOT v.kind IN ['FRAMEWORK', 'OPTION'] AND v.status IN ['SIGNED', 'CONDITIONAL', 'IN_FORCE']
  AND (v.signedOn IS NULL OR v.signedOn <= $asOf)
WITH platform, deal, v, [platform.id] AS t0
CALL (t0) {
  UNWIND t0 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE (r.required = true OR ($includeUnknown AND r.required IS NULL))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t1
}
CALL (t1) {
  UNWIND t1 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE (r.required = true OR ($includeUnknown AND r.required IS NULL))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t2
}
CALL (t2) {
  UNWIND t2 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE (r.required = true OR ($includeUnknown AND r.required IS NULL))
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t3
}
CALL (deal) {
  MATCH (deal)-[r:SOLD_BY]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(there.id) AS sellers
}
CALL (deal) {
  MATCH (deal)<-[r:SERVES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(there.id) AS serving
}
UNWIND t1 + t2 + t3 AS id
WITH DISTINCT platform, deal, v, sellers, serving, id AS partId
MATCH (part:Entity {id: partId})
CALL (part) {
  MATCH (part)<-[r:SUPPLIES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS makers
}
WITH platform, deal, v, serving, part, makers, sellers
WHERE NOT any(x IN makers WHERE x IN sellers)
CALL (part) {
  MATCH (part)-[r:DELIVERED_UNDER]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS deals
}
CALL (deals) {
  UNWIND deals AS id
  CALL (id) {
    MATCH (o:Entity {id: id})
    WHERE o.recordedAt <= $asKnownOn AND o.retractedAt > $asKnownOn
    RETURN o
    UNION ALL
    MATCH (o:Superseded {id: id})
    WHERE o.recordedAt <= $asKnownOn AND o.retractedAt > $asKnownOn
    RETURN o
  }
  WITH o
  WHERE NOT o.kind IN ['FRAMEWORK', 'OPTION'] AND o.status IN ['SIGNED', 'CONDITIONAL', 'IN_FORCE', 'COMPLETED']
    AND (o.signedOn IS NULL OR o.signedOn <= $asOf)
  RETURN collect(o.id) AS signed
}
WITH platform, deal, v, serving, part, makers, [x IN signed WHERE x <> deal.id] AS supply
WHERE NOT any(x IN supply WHERE x IN serving)
WITH platform, deal, v, part, size(makers) AS makers, size(supply) AS others ORDER BY deal.id, platform.id, part.id
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
RETURN deal.id AS contract, v.name AS contractName, v.signedOn AS signedOn, platform.id AS platform,
  part.id AS component, coalesce(part.name, part.id) AS componentName, makers, alternatives,
  others AS otherSupplyContracts
ORDER BY contract, platform, component
LIMIT $limit
