/*
title: Support that a firm received
question: Q19 How much support has SME S received, and from whom?
description: >
  One row for each award that went to the firm and each instrument that benefits it, the earliest first. An award or
  instrument for several firms stands with its whole value; how many there are stands beside it. How far awards fill a
  programme's cap is in the report awards-against-caps.
parameters:
  organization: { type: id, kinds: [Organization], description: The firm. }
columns:
  support: { type: id, kinds: [Award, Instrument], description: The award or instrument. }
  supportName: { type: text, description: Its name. }
  kind: { type: text, description: 'AWARD, or what sort of instrument it is.' }
  givers: { type: ids, kinds: [Programme, Organization], description: The programme or the institutions that give it. }
  state: { type: text, nullable: true, description: The state of an award as last reported. }
  startsOn: { type: date, nullable: true, description: Its first day. }
  endsOn: { type: date, nullable: true, description: The day after its last day. }
  recipients: { type: integer, description: How many firms it is for. }
  amount: { type: integer, unit: minor, nullable: true, description: Its whole value. }
  amountCurrency: { type: text, nullable: true, description: The currency of its value. }
*/
WITH [$organization] AS firms
CALL (firms) {
  UNWIND firms AS id
  MATCH (here:Entity {id: id})<-[r:AWARDED_TO|BENEFITS]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS supports
}
UNWIND supports AS supportId
CALL (supportId) {
  UNWIND [supportId] AS id
  MATCH (here:Entity {id: id})<-[r:GRANTS|PROVIDES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH DISTINCT there.id AS farId ORDER BY farId
  RETURN collect(farId) AS givers
}
CALL (supportId) {
  UNWIND [supportId] AS id
  MATCH (here:Entity {id: id})-[r:AWARDED_TO|BENEFITS]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH DISTINCT there.id AS farId ORDER BY farId
  RETURN collect(farId) AS receivers
}
CALL (supportId) {
  MATCH (v:Entity {id: supportId})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
  UNION ALL
  MATCH (v:Superseded {id: supportId})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
}
RETURN supportId AS support, v.name AS supportName, coalesce(v.kind, 'AWARD') AS kind, givers, v.state AS state,
  v.startsOn AS startsOn, v.endsOn AS endsOn, size(receivers) AS recipients,
  v.amount AS amount, v.amountCurrency AS amountCurrency
ORDER BY startsOn, support
LIMIT $limit
