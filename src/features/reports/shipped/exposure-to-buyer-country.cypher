/*
title: Who finances contracts of a country, and for how much
question: Q23 Who is exposed to buyer country B?
description: >
  One row for each institution and currency, over the instruments that back a contract bought by the country or by an
  organization located there. Each instrument counts once for an institution, however many contracts it backs. Its
  value counts by the institution's share, wholly where it alone provides it, and as unknown where several do without
  known shares. Values are face values, not what is still drawn.
parameters:
  country: { type: id, kinds: [Country], description: The buyer's country. }
columns:
  institution: { type: id, kinds: [Organization], description: The institution. }
  institutionName: { type: text, description: Its name. }
  instruments: { type: integer, description: How many instruments it provides. }
  contracts: { type: integer, description: 'How many contracts they back, each once.' }
  amount: { type: integer, unit: minor, nullable: true, description: What is known of its part in their value. }
  amountCurrency: { type: text, nullable: true, description: The currency of the instruments. }
  instrumentsWithoutAmount: { type: integer, description: For how many of them its part is not known. }
*/
UNWIND [$country] AS id
MATCH (land:Entity {id: id})
CALL (land) {
  MATCH (land)<-[b:BOUGHT_BY]-(deal:Entity)
  WHERE b.validFrom <= $asOf AND b.validTo > $asOf AND b.recordedAt <= $asKnownOn AND b.retractedAt > $asKnownOn
    AND b.confidence >= $minConfidence AND b.access IN $access
  RETURN deal.id AS dealId
  UNION
  MATCH (land)<-[l:LOCATED_IN]-(buyer:Entity)<-[b:BOUGHT_BY]-(deal:Entity)
  WHERE l.validFrom <= $asOf AND l.validTo > $asOf AND l.recordedAt <= $asKnownOn AND l.retractedAt > $asKnownOn
    AND l.confidence >= $minConfidence AND l.access IN $access
    AND b.validFrom <= $asOf AND b.validTo > $asOf AND b.recordedAt <= $asKnownOn AND b.retractedAt > $asKnownOn
    AND b.confidence >= $minConfidence AND b.access IN $access
  RETURN deal.id AS dealId
}
WITH DISTINCT dealId
MATCH (deal:Entity {id: dealId})<-[k:BACKS]-(backing:Entity)<-[p:PROVIDES]-(lender:Entity)
WHERE k.validFrom <= $asOf AND k.validTo > $asOf AND k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  AND k.confidence >= $minConfidence AND k.access IN $access
  AND p.validFrom <= $asOf AND p.validTo > $asOf AND p.recordedAt <= $asKnownOn AND p.retractedAt > $asKnownOn
  AND p.confidence >= $minConfidence AND p.access IN $access
WITH lender, backing, max(p.share) AS share, collect(DISTINCT dealId) AS deals
CALL (backing) {
  MATCH (backing)<-[r:PROVIDES]-(other:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(DISTINCT other) AS providers
}
CALL (backing) {
  MATCH (v:Entity {id: backing.id})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
  UNION ALL
  MATCH (v:Superseded {id: backing.id})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
}
WITH lender, deals, v.amountCurrency AS currency, CASE
  WHEN share IS NOT NULL THEN toInteger(round(v.amount * share))
  WHEN providers = 1 THEN v.amount
END AS part
WITH lender, currency, count(*) AS instruments, count(part) AS known, coalesce(sum(part), 0) AS total,
  collect(deals) AS lists
CALL (lists) {
  UNWIND lists AS list
  UNWIND list AS dealId
  RETURN count(DISTINCT dealId) AS contracts
}
RETURN lender.id AS institution, coalesce(lender.name, lender.id) AS institutionName, instruments, contracts,
  CASE WHEN known > 0 THEN total END AS amount, currency AS amountCurrency,
  instruments - known AS instrumentsWithoutAmount
ORDER BY amountCurrency, institution
LIMIT $limit
