/*
title: What rests on a technology, down to the contracts
question: Q22 Which technology feeds which component, platform and contract?
description: >
  One row for each component or platform that rests on the technology or a narrower one, each platform it ends up in
  within four tiers, and each contract that platform is delivered under; without a known platform or contract the row
  ends there. A contract stands in several rows, each time with its whole value, so values must not be added over
  rows.
parameters:
  technology: { type: id, kinds: [Technology], description: The technology. }
columns:
  product: { type: id, kinds: [Component, Platform], description: What rests on the technology. }
  productName: { type: text, description: Its name. }
  platform:
    type: id
    kinds: [Platform]
    nullable: true
    description: 'The platform that it is, or that it ends up in.'
  platformName: { type: text, nullable: true, description: Its name. }
  contract:
    type: id
    kinds: [Contract]
    nullable: true
    description: The contract that the platform is delivered under.
  contractName: { type: text, nullable: true, description: Its name. }
  kind: { type: text, nullable: true, description: What sort of contract it is. }
  status: { type: text, nullable: true, description: Its state as last reported. }
  amount: { type: integer, unit: minor, nullable: true, description: Its whole value. }
  amountCurrency: { type: text, nullable: true, description: The currency of its value. }
*/
WITH [$technology] AS n0
CALL (n0) {
  UNWIND n0 AS id
  MATCH (here:Entity {id: id})<-[r:BROADER]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS n1
}
CALL (n1) {
  UNWIND n1 AS id
  MATCH (here:Entity {id: id})<-[r:BROADER]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS n2
}
WITH n0 + n1 + n2 AS fields
CALL (fields) {
  UNWIND fields AS id
  MATCH (here:Entity {id: id})<-[r:USES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS products
}
UNWIND products AS productId
WITH productId, [productId] AS t0
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
WITH productId, [x IN t0 + t1 + t2 + t3 + t4 WHERE x STARTS WITH 'platform:'] AS reached
UNWIND CASE WHEN size(reached) = 0 THEN [null] ELSE reached END AS platformId
WITH DISTINCT productId, platformId
CALL (platformId) {
  UNWIND [platformId] AS id
  MATCH (here:Entity {id: id})-[r:DELIVERED_UNDER]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS deals
}
UNWIND CASE WHEN size(deals) = 0 THEN [null] ELSE deals END AS dealId
CALL (platformId) {
  UNWIND [platformId] AS id
  MATCH (platform:Entity {id: id})
  RETURN max(coalesce(platform.name, platform.id)) AS platformName
}
CALL (dealId) {
  CALL (dealId) {
    MATCH (v:Entity {id: dealId})
    WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
    RETURN v
    UNION ALL
    MATCH (v:Superseded {id: dealId})
    WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
    RETURN v
  }
  RETURN max(v.name) AS contractName, max(v.kind) AS kind, max(v.status) AS status,
    max(v.amount) AS amount, max(v.amountCurrency) AS amountCurrency
}
MATCH (thing:Entity {id: productId})
RETURN productId AS product, coalesce(thing.name, thing.id) AS productName,
  platformId AS platform, platformName, dealId AS contract, contractName, kind, status, amount, amountCurrency
ORDER BY platform, contract, product
LIMIT $limit
