/*
title: Firms that are the single source of parts in several platforms
question: Q3 Which firms are single source for two or more platforms?
description: >
  One row for each firm that alone supplies parts which end up, within four tiers, in at least the given number of
  platforms; most platforms first. A firm counts as a source of a part unless it is stated not to be qualified. With a
  country, firms that are known to be located there; a firm without a known place is then left out.
parameters:
  minPlatforms: { type: integer, min: 2, max: 100, default: 2, description: The least number of platforms. }
  country: { type: id, kinds: [Country], default: null, description: The country the firm is located in. }
columns:
  supplier: { type: id, kinds: [Organization], description: The firm. }
  supplierName: { type: text, description: Its name. }
  platformCount: { type: integer, description: How many platforms hold a part that it alone supplies. }
  platforms: { type: ids, kinds: [Platform], description: These platforms. }
  components: { type: integer, description: How many parts of any platform it alone supplies. }
  contracts: { type: integer, description: 'How many contracts these platforms are delivered under, each once.' }
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
UNWIND t1 + t2 + t3 + t4 AS partId
WITH partId, collect(DISTINCT platformId) AS holders
CALL (partId) {
  UNWIND [partId] AS id
  MATCH (here:Entity {id: id})<-[r:SUPPLIES]-(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  WITH there.id AS makerId, max(CASE WHEN r.qualified = false THEN 0 ELSE 1 END) AS standing
  WHERE standing > 0
  RETURN count(*) AS sources, min(makerId) AS source
}
WITH holders, sources, source
WHERE sources = 1
WITH source, count(*) AS components, collect(holders) AS lists
CALL (lists) {
  UNWIND lists AS list
  UNWIND list AS id
  WITH DISTINCT id ORDER BY id
  RETURN collect(id) AS reached, count(id) AS platformCount
}
CALL (source) {
  UNWIND [source] AS id
  MATCH (here:Entity {id: id})-[r:LOCATED_IN]->(there:Entity)
  WHERE there.id = $country
    AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(r) AS places
}
WITH source, components, reached, platformCount, places
WHERE platformCount >= $minPlatforms AND ($country IS NULL OR places > 0)
CALL (reached) {
  UNWIND reached AS id
  MATCH (here:Entity {id: id})-[r:DELIVERED_UNDER]->(there:Entity)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN count(DISTINCT there) AS contracts
}
MATCH (maker:Entity {id: source})
RETURN maker.id AS supplier, coalesce(maker.name, maker.id) AS supplierName,
  platformCount, reached AS platforms, components, contracts
ORDER BY platformCount DESC, contracts DESC, supplier
LIMIT $limit
