/*
title: Sites of the firms that make a platform's parts
question: Q36 Where are the sites of the makers of platform P?
description: >
  One row for each site and firm. The sites are those that a supply of the firm is stated to come from; where none is
  stated, all that the firm is known to operate, and then isStated is false. With bounds, sites inside them and those
  whose place is not known; bounds that are left out do not bound. Makers without a known site are not listed.
parameters:
  platform: { type: id, kinds: [Platform], description: The platform. }
  tiers: { type: integer, min: 1, max: 4, default: 2, description: How many tiers of parts to walk. }
  south: { type: number, min: -90, max: 90, default: -90, description: 'The southern bound, degrees of latitude.' }
  north: { type: number, min: -90, max: 90, default: 90, description: 'The northern bound, degrees of latitude.' }
  west: { type: number, min: -180, max: 180, default: -180, description: 'The western bound, degrees of longitude.' }
  east: { type: number, min: -180, max: 180, default: 180, description: 'The eastern bound, degrees of longitude.' }
columns:
  site: { type: id, kinds: [Site], description: The site. }
  siteName: { type: text, description: Its name. }
  operator: { type: id, kinds: [Organization], description: The firm that makes parts. }
  operatorName: { type: text, description: Its name. }
  isStated: { type: boolean, description: Whether a supply is stated to come from the site. }
  components:
    type: ids
    kinds: [Component]
    description: The parts that the firm supplies from there or may supply from there.
  latitude: { type: number, unit: degrees, nullable: true, description: Its latitude. }
  longitude: { type: number, unit: degrees, nullable: true, description: Its longitude. }
  precision: { type: text, nullable: true, description: How exactly the place is known. }
  address: { type: text, nullable: true, description: Its postal address. }
*/
WITH [$platform] AS t0
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
  WHERE $tiers > 1
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t2
}
CALL (t2) {
  UNWIND t2 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE $tiers > 2
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t3
}
CALL (t3) {
  UNWIND t3 AS id
  MATCH (here:Entity {id: id})<-[r:PART_OF]-(there:Entity)
  WHERE $tiers > 3
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS t4
}
UNWIND t1 + t2 + t3 + t4 AS partId
WITH DISTINCT partId
MATCH (part:Entity {id: partId})<-[s:SUPPLIES]-(maker:Entity)
WHERE s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
  AND s.confidence >= $minConfidence AND s.access IN $access
WITH DISTINCT maker.id AS makerId, partId, s.siteId AS statedId
CALL (makerId) {
  UNWIND [makerId] AS id
  MATCH (here:Entity {id: id})-[r:OPERATES]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect(DISTINCT there.id) AS operated
}
UNWIND CASE WHEN statedId IS NULL THEN operated ELSE [statedId] END AS siteId
WITH siteId, makerId, partId, statedId ORDER BY partId
WITH siteId, makerId, count(statedId) > 0 AS isStated, collect(DISTINCT partId) AS components
CALL (siteId) {
  MATCH (v:Entity {id: siteId})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
  UNION ALL
  MATCH (v:Superseded {id: siteId})
  WHERE v.recordedAt <= $asKnownOn AND v.retractedAt > $asKnownOn
  RETURN v
}
MATCH (maker:Entity {id: makerId})
WITH siteId, maker, isStated, components, v
WHERE (v.latitude IS NULL OR (v.latitude >= $south AND v.latitude <= $north))
  AND (v.longitude IS NULL OR (v.longitude >= $west AND v.longitude <= $east))
RETURN siteId AS site, v.name AS siteName, maker.id AS operator, coalesce(maker.name, maker.id) AS operatorName,
  isStated, components, v.latitude AS latitude, v.longitude AS longitude, v.precision AS precision, v.address AS address
ORDER BY site, operator
LIMIT $limit
