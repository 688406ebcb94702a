/*
title: Awards of programmes against their caps
question: Q19 How much did a firm get from a programme, and how much room is left under its cap?
description: >
  One row for each programme, firm and currency: that of the programme's cap, or that of the award where no cap is
  known. An award counts where its sum is known, in that currency, and goes to this firm alone; the others are counted
  beside it, and then the room left is unknown. Awards that were given up or taken back are left out.
parameters:
  programme: { type: id, kinds: [Programme], default: null, description: One programme alone. }
columns:
  programme: { type: id, kinds: [Programme], description: The programme. }
  programmeName: { type: text, description: Its name. }
  organization: { type: id, kinds: [Organization], description: The firm. }
  organizationName: { type: text, description: Its name. }
  awards: { type: integer, description: How many awards it got. }
  awardsNotCounted: { type: integer, description: How many of them are not in the sum. }
  awarded: { type: integer, unit: minor, nullable: true, description: The sum of the others. }
  awardedCurrency: { type: text, nullable: true, description: The currency of the sum. }
  cap: { type: integer, unit: minor, nullable: true, description: The most one company gets of the programme in all. }
  capCurrency: { type: text, nullable: true, description: The currency of the cap. }
  room: { type: integer, unit: minor, nullable: true, description: What is left under the cap. }
  roomCurrency: { type: text, nullable: true, description: The currency of the cap. }
*/
MATCH (programme:Entity)-[g:GRANTS]->(award:Entity)-[t:AWARDED_TO]->(firm:Entity)
WHERE ($programme IS NULL OR programme.id = $programme)
  AND g.validFrom <= $asOf AND g.validTo > $asOf AND g.recordedAt <= $asKnownOn AND g.retractedAt > $asKnownOn
  AND g.confidence >= $minConfidence AND g.access IN $access
  AND t.validFrom <= $asOf AND t.validTo > $asOf AND t.recordedAt <= $asKnownOn AND t.retractedAt > $asKnownOn
  AND t.confidence >= $minConfidence AND t.access IN $access
WITH DISTINCT programme, award, firm
CALL (award) {
  MATCH (award)-[r:AWARDED_TO]->(other:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(DISTINCT other) AS recipients
}
CALL (programme) {
  MATCH (p:Entity {id: programme.id})
  WHERE p.recordedAt <= $asKnownOn AND p.retractedAt > $asKnownOn
  RETURN p
  UNION ALL
  MATCH (p:Superseded {id: programme.id})
  WHERE p.recordedAt <= $asKnownOn AND p.retractedAt > $asKnownOn
  RETURN p
}
CALL (award) {
  MATCH (a:Entity {id: award.id})
  WHERE a.recordedAt <= $asKnownOn AND a.retractedAt > $asKnownOn
  RETURN a
  UNION ALL
  MATCH (a:Superseded {id: award.id})
  WHERE a.recordedAt <= $asKnownOn AND a.retractedAt > $asKnownOn
  RETURN a
}
WITH programme, firm, p, a, recipients, coalesce(p.capPerCompanyCurrency, a.amountCurrency) AS currency
WHERE a.state IS NULL OR a.state <> 'WITHDRAWN'
WITH programme, firm, p, currency,
  CASE WHEN recipients = 1 AND a.amountCurrency = currency THEN a.amount END AS amount
WITH programme, firm, p.name AS programmeName, p.capPerCompany AS cap, p.capPerCompanyCurrency AS capCurrency,
  currency, count(*) AS awards, count(amount) AS counted, coalesce(sum(amount), 0) AS total
RETURN programme.id AS programme, programmeName, firm.id AS organization,
  coalesce(firm.name, firm.id) AS organizationName, awards, awards - counted AS awardsNotCounted,
  CASE WHEN counted > 0 THEN total END AS awarded, currency AS awardedCurrency,
  cap, capCurrency, CASE WHEN counted = awards THEN cap - total END AS room,
  CASE WHEN counted = awards THEN capCurrency END AS roomCurrency
ORDER BY awardedCurrency, programme, organization
LIMIT $limit
