/*
title: Frameworks, options and orders by state
question: Q37 Which contracts are frameworks, options, conditional, in force or done?
description: >
  One row for each kind, state and currency, with the sums kept apart. Contracts without a known value have rows of
  their own without a currency, and count there. A framework or an option is no order: its value must not be added to
  that of orders, nor that of a supply contract to that of the contract it serves.
parameters:
  buyer: { type: id, kinds: [Country, Organization], default: null, description: Contracts that this buyer bought. }
  platform:
    type: id
    kinds: [Platform, Component]
    default: null
    description: Contracts that this is delivered under.
columns:
  kind: { type: text, description: What sort of contract it is. }
  status: { type: text, description: Its state as last reported. }
  contractCount: { type: integer, description: How many contracts there are. }
  amount: { type: integer, unit: minor, nullable: true, description: The sum of their values. }
  amountCurrency: { type: text, nullable: true, description: The currency of the sum. }
  contracts: { type: ids, kinds: [Contract], description: The contracts. }
*/
CALL () {
  UNWIND [$platform] AS id
  MATCH (here:Entity {id: id})-[r:DELIVERED_UNDER]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS delivered
}
CALL () {
  UNWIND [$buyer] AS id
  MATCH (here:Entity {id: id})<-[r:BOUGHT_BY]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS bought
}
CALL () {
  MATCH (k:Contract)
  WHERE k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
  UNION ALL
  MATCH (k:Superseded)
  WHERE k.id STARTS WITH 'contract:' AND k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
}
WITH k, delivered, bought
WHERE ($platform IS NULL OR k.id IN delivered) AND ($buyer IS NULL OR k.id IN bought)
WITH k ORDER BY k.id
WITH k.kind AS kind, k.status AS status, k.amountCurrency AS currency, count(k.amount) AS known,
  coalesce(sum(k.amount), 0) AS total, collect(k.id) AS ids, count(*) AS contractCount
RETURN kind, status, contractCount, CASE WHEN known > 0 THEN total END AS amount,
  currency AS amountCurrency, ids AS contracts
ORDER BY kind, amountCurrency, status
LIMIT $limit
