/*
title: Technologies by the firms and products behind them
question: Q21 Which technologies have no SME, one SME, or no product behind them?
description: >
  One row for each technology, those with the fewest small and medium-sized firms first. A firm stands behind a
  technology that it develops, or on which a part that it supplies or a platform that it integrates rests; what
  belongs to a narrower technology counts for the broader one, two levels down. A firm is counted as small or
  medium-sized where its role says so today. A gap is what nobody is known to fill: it may be a gap of the sources.
parameters:
  scheme: { type: text, maxLength: 200, default: null, description: 'The taxonomy, as the technology names it.' }
  level:
    type: choice
    choices: [FIELD, TECHNOLOGY, SUB_TECHNOLOGY]
    default: null
    description: The level in the taxonomy.
columns:
  technology: { type: id, kinds: [Technology], description: The technology. }
  technologyName: { type: text, description: Its name. }
  level: { type: text, description: Its level in the taxonomy. }
  firms: { type: integer, description: How many firms stand behind it. }
  smes: { type: integer, description: How many of them are small or medium-sized. }
  productCount: { type: integer, description: How many components and platforms rest on it. }
  gaps: { type: texts, description: 'NO_SME, ONE_SME, NO_PRODUCT.' }
*/
CALL () {
  MATCH (k:Technology)
  WHERE k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
  UNION ALL
  MATCH (k:Superseded)
  WHERE k.id STARTS WITH 'technology:' AND k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
}
WITH k, [k.id] AS n0
WHERE ($scheme IS NULL OR k.scheme = $scheme) AND ($level IS NULL OR k.level = $level)
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
WITH k, n0 + n1 + n2 AS fields
CALL (fields) {
  UNWIND fields AS id
  MATCH (here:Entity {id: id})<-[r:USES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS products
}
CALL (fields) {
  UNWIND fields AS id
  MATCH (here:Entity {id: id})<-[r:DEVELOPS]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS developers
}
CALL (products) {
  UNWIND products AS id
  MATCH (here:Entity {id: id})<-[r:SUPPLIES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS makers
}
CALL (products) {
  UNWIND products AS id
  MATCH (here:Entity {id: id})-[r:INTEGRATED_BY]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS primes
}
CALL (developers, makers, primes) {
  UNWIND developers + makers + primes AS id
  MATCH (firm:Entity {id: id})
  RETURN count(DISTINCT firm.id) AS firms, count(DISTINCT CASE WHEN 'Sme' IN labels(firm) THEN firm.id END) AS smes
}
RETURN k.id AS technology, k.name AS technologyName, k.level AS level, firms, smes, size(products) AS productCount,
  CASE smes WHEN 0 THEN ['NO_SME'] WHEN 1 THEN ['ONE_SME'] ELSE [] END
    + CASE size(products) WHEN 0 THEN ['NO_PRODUCT'] ELSE [] END AS gaps
ORDER BY smes, firms, technology
LIMIT $limit
