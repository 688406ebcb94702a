/*
title: Contracts that hold parts of a firm
question: Q10 What is my exposure to supplier X by prime, platform, buyer, currency and year?
description: >
  One row for each contract under which something is delivered that holds a part of the firm, within four tiers,
  however many ways lead there; so the values of one currency can be added once frameworks and options are left out,
  and those contracts that stand under another one of the list. The whole value of a contract stands in its row, not
  the firm's share of it. What the firm supplies to other firms is followed without knowing the part.
parameters:
  supplier: { type: id, kinds: [Organization], description: The firm. }
  firmSteps:
    type: integer
    min: 0
    max: 2
    default: 1
    description: How many steps from firm to firm to follow before the part.
columns:
  contract: { type: id, kinds: [Contract], description: The contract. }
  contractName: { type: text, description: Its name. }
  kind: { type: text, description: What sort of contract it is. }
  status: { type: text, description: Its state as last reported. }
  signedIn: { type: text, nullable: true, description: 'The month it was signed, YYYY-MM.' }
  deliveries:
    type: ids
    kinds: [Platform, Component]
    description: What is delivered under it that holds a part of the firm.
  sellers: { type: ids, kinds: [Organization], description: Who sells. }
  buyers: { type: ids, kinds: [Country, Organization], description: Who buys. }
  under: { type: ids, kinds: [Contract], description: The wider contracts it stands under. }
  amount: { type: integer, unit: minor, nullable: true, description: Its whole value. }
  amountCurrency: { type: text, nullable: true, description: The currency of its value. }
*/
WITH [$supplier] AS f0
CALL (f0) {
  UNWIND f0 AS id
  MATCH (here:Entity {id: id})-[r:SUPPLIES_TO]->(there:Entity)
  WHERE $firmSteps > 0
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS f1
}
CALL (f1) {
  UNWIND f1 AS id
  MATCH (here:Entity {id: id})-[r:SUPPLIES_TO]->(there:Entity)
  WHERE $firmSteps > 1
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS f2
}
WITH f0 + f1 + f2 AS firms
CALL (firms) {
  UNWIND firms AS id
  MATCH (here:Entity {id: id})-[r:SUPPLIES]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t0
}
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
UNWIND t0 + t1 + t2 + t3 + t4 AS id
WITH DISTINCT id
MATCH (thing:Entity {id: id})-[d:DELIVERED_UNDER]->(deal:Entity)
WHERE d.validFrom <= $asOf AND d.validTo > $asOf AND d.recordedAt <= $asKnownOn AND d.retractedAt > $asKnownOn
  AND d.confidence >= $minConfidence AND d.access IN $access
WITH DISTINCT deal.id AS dealId, thing.id AS thingId ORDER BY thingId
WITH dealId, collect(thingId) AS deliveries
CALL (dealId) {
  MATCH (v:Entity {id: dealId})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
  UNION ALL
  MATCH (v:Superseded {id: dealId})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
}
CALL (dealId) {
  UNWIND [dealId] AS id
  MATCH (here:Entity {id: id})-[r:SOLD_BY]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH DISTINCT there.id AS farId ORDER BY farId
  RETURN collect(farId) AS sellers
}
CALL (dealId) {
  UNWIND [dealId] AS id
  MATCH (here:Entity {id: id})-[r:BOUGHT_BY]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH DISTINCT there.id AS farId ORDER BY farId
  RETURN collect(farId) AS buyers
}
CALL (dealId) {
  UNWIND [dealId] AS id
  MATCH (here:Entity {id: id})-[r:SERVES]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH DISTINCT there.id AS farId ORDER BY farId
  RETURN collect(farId) AS under
}
RETURN dealId AS contract, v.name AS contractName, v.kind AS kind, v.status AS status,
  coalesce(left(v.signedOn, 7), v.signedIn) AS signedIn, deliveries, sellers, buyers, under,
  v.amount AS amount, v.amountCurrency AS amountCurrency
ORDER BY contract
LIMIT $limit
