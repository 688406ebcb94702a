/*
title: Facts on which the sources disagree
question: Q30 Which facts contradict each other?
description: >
  One row for each claim on a matter on which the known claims differ, the best trusted first within the matter. Where
  the statements that differ came with the record itself and not as claims of their own, one row without a claim says
  so; the query conflicts gives their readings.
parameters:
  subject:
    type: id
    kinds:
      [Organization, Site, Component, Platform, Technology, Contract, Programme, Award, Instrument,
       Permit, Country, Region]
    default: null
    description: One thing alone.
columns:
  subject: { type: text, description: The id of the thing or relation that the claims speak of. }
  predicate: { type: text, description: The property or relation they speak of. }
  claim: { type: text, description: The id of the claim; that of the subject where the claims lie in it. }
  reading: { type: text, nullable: true, description: 'The value or the thing that it gives.' }
  confidence: { type: number, nullable: true, description: 'How far it is trusted, 0 to 1.' }
  rank: { type: text, nullable: true, description: Its standing among the claims on the matter. }
  statedOn: { type: date, nullable: true, description: The date of the statement. }
  sources: { type: ids, kinds: [Source], description: The sources in which it was read. }
*/
CALL () {
  MATCH (c:Claim)
  WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
  RETURN c.subject AS about, c.predicate AS matter, c.id AS claimId, coalesce(c.object, c.value) AS said,
    c.confidence AS trust, c.rank AS standing, c.statedOn AS day, c.sources AS read
  UNION ALL
  MATCH (c:SupersededClaim)
  WHERE c.recordedAt <= $asKnownOn AND c.retractedAt > $asKnownOn AND c.confidence >= $minConfidence
  RETURN c.subject AS about, c.predicate AS matter, c.id AS claimId, coalesce(c.object, c.value) AS said,
    c.confidence AS trust, c.rank AS standing, c.statedOn AS day, c.sources AS read
  UNION ALL
  MATCH (d:Dispute)
  WHERE d.recordedAt <= $asKnownOn AND d.retractedAt > $asKnownOn AND d.access IN $access
  UNWIND d.predicates AS predicate
  RETURN d.record AS about, predicate AS matter, null AS claimId, null AS said, null AS trust, null AS standing,
    null AS day, [] AS read
}
WITH about, matter, claimId, said, trust, standing, day, read
WHERE $subject IS NULL OR about = $subject
WITH about, matter, count(DISTINCT said) AS readings, count(CASE WHEN claimId IS NULL THEN 1 END) AS disputes,
  collect([claimId, said, trust, standing, day, read]) AS statements
WHERE readings > 1 OR disputes > 0
UNWIND statements AS made
WITH about, matter, readings, made[0] AS claimId, made
WHERE (readings > 1 AND claimId IS NOT NULL) OR (readings < 2 AND claimId IS NULL)
RETURN about AS subject, matter AS predicate, coalesce(claimId, about) AS claim, made[1] AS reading,
  made[2] AS confidence, made[3] AS rank, made[4] AS statedOn, made[5] AS sources
ORDER BY subject, predicate, coalesce(confidence, 0) DESC, claim
LIMIT $limit
