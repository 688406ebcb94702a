/*
title: Months from the award of a contract to its first and last delivery
question: Q39 How long does it take from award to first delivery?
description: >
  One row for each contract that is an order, the longest time to the first delivery first. The months are as planned
  or last reported; nobody states here whether a delivery was late. Where the month of signature, of the first or of
  the last delivery is not known, the months that rest on it are unknown too. Frameworks and options are no orders.
parameters:
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
  signedIn: { type: text, nullable: true, description: 'The month it was signed, YYYY-MM.' }
  firstDeliveryIn: { type: text, nullable: true, description: 'The month of its first delivery, YYYY-MM.' }
  endsIn: { type: text, nullable: true, description: 'The month of its last delivery or end, YYYY-MM.' }
  monthsToFirstDelivery: { type: integer, unit: months, nullable: true, description: From signature to first delivery. }
  monthsToEnd: { type: integer, unit: months, nullable: true, description: From signature to last delivery or end. }
*/
CALL () {
  UNWIND [$platform] AS id
  MATCH (thing:Entity {id: id})-[r:DELIVERED_UNDER]->(deal:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT deal.id) AS delivered
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
WITH delivered, k, coalesce(left(k.signedOn, 7), k.signedIn) AS signedIn, left(k.endsOn, 7) AS endsIn
WHERE NOT k.kind IN ['FRAMEWORK', 'OPTION'] AND ($platform IS NULL OR k.id IN delivered)
RETURN k.id AS contract, k.name AS contractName, k.kind AS kind, k.status AS status, signedIn,
  k.firstDeliveryIn AS firstDeliveryIn, endsIn,
  (toInteger(left(k.firstDeliveryIn, 4)) - toInteger(left(signedIn, 4))) * 12
    + toInteger(right(k.firstDeliveryIn, 2)) - toInteger(right(signedIn, 2)) AS monthsToFirstDelivery,
  (toInteger(left(endsIn, 4)) - toInteger(left(signedIn, 4))) * 12
    + toInteger(right(endsIn, 2)) - toInteger(right(signedIn, 2)) AS monthsToEnd
ORDER BY coalesce(monthsToFirstDelivery, -100000) DESC, coalesce(monthsToEnd, -100000) DESC, contract
LIMIT $limit
