/*
title: Firms behind several platforms
question: Which firms stand behind two or more platforms, also where a prime contractor does not see them?
description: >
  One row for each firm whose parts, or the parts of the firms it supplies, end up within four tiers in at least the
  given number of platforms; most platforms first. What a firm supplies to another is followed without knowing the
  part, so such a firm stands behind the platforms with less certainty than one that makes a part itself.
parameters:
  minPlatforms: { type: integer, min: 2, max: 100, default: 2, description: The least number of platforms. }
  firmSteps:
    type: integer
    min: 0
    max: 2
    default: 1
    description: How many steps from firm to firm to follow before the part.
columns:
  supplier: { type: id, kinds: [Organization], description: The firm. }
  supplierName: { type: text, description: Its name. }
  platformCount: { type: integer, description: How many platforms it stands behind. }
  platforms: { type: ids, kinds: [Platform], description: These platforms. }
  ownComponents: { type: integer, description: 'How many parts it supplies itself, in these platforms or not.' }
*/
CALL () {
  MATCH (k:Platform)
  WHERE k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
  UNION ALL
  MATCH (k:Superseded)
  WHERE k.id STARTS WITH 'platform:' AND k.recordedAt <= $asKnownOn AND k.retractedAt > $asKnownOn
  RETURN k
}
WITH k.id AS platformId, [k.id] AS t0
CALL (t0) {
  UNWIND t0 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t1
}
CALL (t1) {
  UNWIND t1 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t2
}
CALL (t2) {
  UNWIND t2 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t3
}
CALL (t3) {
  UNWIND t3 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t4
}
WITH platformId, t1 + t2 + t3 + t4 AS parts
CALL (parts) {
  UNWIND parts AS id
  MATCH (here:Entity {id: id})<-[r:SUPPLIES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS f0
}
CALL (f0) {
  UNWIND f0 AS id
  MATCH (here:Entity {id: id})<-[r:SUPPLIES_TO]-(there:Entity)
  WHERE $firmSteps > 0
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS f1
}
CALL (f1) {
  UNWIND f1 AS id
  MATCH (here:Entity {id: id})<-[r:SUPPLIES_TO]-(there:Entity)
  WHERE $firmSteps > 1
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS f2
}
UNWIND f0 + f1 + f2 AS firmId
WITH DISTINCT platformId, firmId ORDER BY platformId
WITH firmId, collect(platformId) AS reached, count(*) AS platformCount
WHERE platformCount >= $minPlatforms
WITH firmId, reached, platformCount ORDER BY platformCount DESC, firmId
LIMIT $limit
MATCH (firm:Entity {id: firmId})
CALL (firm) {
  MATCH (firm)-[r:SUPPLIES]->(part:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(DISTINCT part) AS ownComponents
}
RETURN firm.id AS supplier, coalesce(firm.name, firm.id) AS supplierName, platformCount, reached AS platforms,
  ownComponents
ORDER BY platformCount DESC, supplier
LIMIT $limit
