/*
title: Loans, guarantees and cover behind contracts
question: Q23 What guarantees or loans stand behind contract K?
description: >
  One row for each instrument and each contract that it backs. An instrument that backs several contracts stands in
  several rows, each time with its whole value, so values must not be added over rows. A contract that nothing is
  known to back is not listed.
parameters:
  contract: { type: id, kinds: [Contract], default: null, description: One contract alone. }
columns:
  contract: { type: id, kinds: [Contract], description: The contract. }
  contractName: { type: text, description: Its name. }
  contractAmount: { type: integer, unit: minor, nullable: true, description: The value of the contract. }
  contractAmountCurrency: { type: text, nullable: true, description: The currency of that value. }
  instrument: { type: id, kinds: [Instrument], description: The instrument. }
  instrumentName: { type: text, description: Its name. }
  kind: { type: text, description: What sort of instrument it is. }
  providers: { type: ids, kinds: [Organization], description: The institutions that provide it. }
  amount:
    type: integer
    unit: minor
    nullable: true
    description: 'Its face value, for all contracts that it backs.'
  amountCurrency: { type: text, nullable: true, description: The currency of its value. }
  contractsBacked: { type: integer, description: How many contracts it backs. }
  endsOn: { type: date, nullable: true, description: The day after its last day. }
  confidence: { type: number, description: 'How far it is trusted that it backs the contract, 0 to 1.' }
*/
MATCH (backing:Entity)-[k:BACKS]->(deal:Entity)
WHERE ($contract IS NULL OR deal.id = $contract)
  AND k.validFrom <= $asOf AND k.validTo > $asOf AND k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  AND k.confidence >= $minConfidence AND k.access IN $access
WITH backing, deal, max(k.confidence) AS confidence
CALL (backing) {
  MATCH (backing)-[r:BACKS]->(other:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(DISTINCT other) AS contractsBacked
}
CALL (backing) {
  MATCH (backing)<-[r:PROVIDES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH DISTINCT there.id AS id ORDER BY id
  RETURN collect(id) AS providers
}
CALL (backing) {
  MATCH (i:Entity {id: backing.id})
  WHERE i.recordedAt <= $asKnownOn AND i.retractedAt > $asKnownOn
  RETURN i
  UNION ALL
  MATCH (i:Superseded {id: backing.id})
  WHERE i.recordedAt <= $asKnownOn AND i.retractedAt > $asKnownOn
  RETURN i
}
CALL (deal) {
  MATCH (c:Entity {id: deal.id})
  WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn
  RETURN c
  UNION ALL
  MATCH (c:Superseded {id: deal.id})
  WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn
  RETURN c
}
RETURN deal.id AS contract, c.name AS contractName, c.amount AS contractAmount,
  c.amountCurrency AS contractAmountCurrency, backing.id AS instrument, i.name AS instrumentName, i.kind AS kind,
  providers, i.amount AS amount, i.amountCurrency AS amountCurrency, contractsBacked, i.endsOn AS endsOn, confidence
ORDER BY contract, instrument
LIMIT $limit
