/*
title: How far a firm depends on its customers
question: Q25 Is a firm dependent on one prime or one buyer?
description: >
  One row for each customer, currency, and way it is known: CONTRACT by signed contracts that the firm sells,
  frameworks and options left out; SUPPLY by what it is stated to supply to another firm. The share is that of the
  known values in the same currency and way, so it says nothing of orders without a known value, which are counted. A
  contract with two buyers counts wholly for each, so that shares may add up to more than one.
parameters:
  organization: { type: id, kinds: [Organization], description: The firm. }
columns:
  customer: { type: id, kinds: [Organization, Country], description: The customer. }
  customerName: { type: text, description: Its name. }
  way: { type: text, description: CONTRACT or SUPPLY. }
  orders: { type: integer, description: How many contracts or supply relations there are. }
  ordersWithoutAmount: { type: integer, description: Of how many of them no value is known. }
  amount: { type: integer, unit: minor, nullable: true, description: The sum of the known values. }
  amountCurrency: { type: text, nullable: true, description: The currency of the sum. }
  shareOfKnown:
    type: number
    unit: share
    nullable: true
    description: The share of the known values in that currency.
*/
UNWIND [$organization] AS id
MATCH (firm:Entity {id: id})
CALL (firm) {
  MATCH (firm)<-[s:SOLD_BY]-(deal:Entity)-[b:BOUGHT_BY]->(buyer:Entity)
  WHERE s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
    AND s.confidence >= $minConfidence AND s.access IN $access
    AND b.validFrom <= $asOf AND b.validTo > $asOf AND b.recordedAt <= $asKnownOn AND b.retractedAt > $asKnownOn
    AND b.confidence >= $minConfidence AND b.access IN $access
  WITH DISTINCT deal, buyer
  CALL (deal) {
  MATCH (v:Entity {id: deal.id})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
  UNION ALL
  MATCH (v:Superseded {id: deal.id})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
}
  WITH deal, buyer, v
  WHERE NOT v.kind IN ['FRAMEWORK', 'OPTION'] AND NOT v.status IN ['PLANNED', 'ANNOUNCED', 'CANCELLED']
  RETURN 'CONTRACT' AS way, buyer.id AS customerId, deal.id AS orderId, v.amount AS value, v.amountCurrency AS code
  UNION ALL
  MATCH (firm)-[s:SUPPLIES_TO]->(buyer:Entity)
  WHERE s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
    AND s.confidence >= $minConfidence AND s.access IN $access
  RETURN 'SUPPLY' AS way, buyer.id AS customerId, s.id AS orderId, s.amount AS value, s.amountCurrency AS code
}
WITH way, code, orderId, value, collect(customerId) AS customers
WITH way, code, coalesce(sum(value), 0) AS total, collect([value, customers]) AS orders
UNWIND orders AS placed
UNWIND placed[1] AS customerId
WITH way, code, total, customerId, placed[0] AS value
WITH way, code, total, customerId, count(*) AS orders, count(value) AS known, coalesce(sum(value), 0) AS worth
MATCH (buyer:Entity {id: customerId})
RETURN buyer.id AS customer, coalesce(buyer.name, buyer.id) AS customerName, way, orders,
  orders - known AS ordersWithoutAmount, CASE WHEN known > 0 THEN worth END AS amount, code AS amountCurrency,
  CASE WHEN known > 0 AND total > 0 THEN round(toFloat(worth) / total * 10000) / 10000 END AS shareOfKnown
ORDER BY way, amountCurrency, coalesce(amount, -1) DESC, customer
LIMIT $limit
