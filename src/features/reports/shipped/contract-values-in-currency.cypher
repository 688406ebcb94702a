/*
title: Contracts with their value in one currency
question: Q38 What is the value of contracts in one currency, at the rates they were stated at?
description: >
  One row for each contract. Its value in the currency is the one stated in it, as the first or the second value of
  the contract; a rate and its day stand beside it where a source gives them. Nothing is converted here: a contract
  that was stated in other currencies alone has no value, and says so. Frameworks and options are no orders.
parameters:
  currency: { type: text, maxLength: 3, description: 'The currency, an ISO 4217 code such as KRW.' }
  buyer: { type: id, kinds: [Country, Organization], default: null, description: Contracts that this buyer bought. }
  platform:
    type: id
    kinds: [Platform, Component]
    default: null
    description: Contracts that this is delivered under.
columns:
  contract: { type: id, kinds: [Contract], description: The contract. }
  contractName: { type: text, description: Its name. }
  kind: { type: text, description: What sort of contract it is. }
  status: { type: text, description: Its state as last reported. }
  signedOn: { type: date, nullable: true, description: The day it was signed. }
  basis:
    type: text
    description: 'STATED, STATED_SECOND, OTHER_CURRENCY, or UNKNOWN where no value is stated at all.'
  amount: { type: integer, unit: minor, nullable: true, description: Its value in the currency. }
  amountCurrency: { type: text, nullable: true, description: The currency. }
  rate:
    type: number
    nullable: true
    unit: units of the second currency for one of the first
    description: The rate of the second value.
  rateOn: { type: date, nullable: true, description: The day of the rate. }
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
WITH k, toUpper($currency) AS code
WITH k, code, CASE
  WHEN k.amountCurrency = code THEN 'STATED'
  WHEN k.otherAmountCurrency = code THEN 'STATED_SECOND'
  WHEN k.amount IS NOT NULL OR k.otherAmount IS NOT NULL THEN 'OTHER_CURRENCY'
  ELSE 'UNKNOWN'
END AS basis
RETURN k.id AS contract, k.name AS contractName, k.kind AS kind, k.status AS status, k.signedOn AS signedOn, basis,
  CASE basis WHEN 'STATED' THEN k.amount WHEN 'STATED_SECOND' THEN k.otherAmount END AS amount,
  CASE WHEN basis IN ['STATED', 'STATED_SECOND'] THEN code END AS amountCurrency,
  k.rate AS rate, k.rateOn AS rateOn
ORDER BY contract
LIMIT $limit
