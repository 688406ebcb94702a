/*
title: Relations that rest on one weak source
question: Which facts rest on one source that is little trusted?
description: >
  One row for each relation that a single source states and that is trusted no further than the given confidence, the
  weakest first. Two sources that repeat one text still count as two here. Statements of claims are left out.
parameters:
  confidence: { type: number, min: 0, max: 1, default: 0.5, description: The greatest confidence. }
columns:
  relation: { type: text, description: The id of the relation. }
  kind: { type: text, description: What relation it is. }
  from:
    type: id
    kinds: [Organization, Site, Component, Platform, Technology, Contract, Programme, Award, Instrument]
    description: Where its arrow starts.
  fromName: { type: text, description: The name of that. }
  to:
    type: id
    kinds:
      [Organization, Site, Component, Platform, Technology, Contract, Programme, Award, Instrument,
       Permit, Country, Region]
    description: Where its arrow ends.
  toName: { type: text, description: The name of that. }
  confidence: { type: number, description: 'How far it is trusted, 0 to 1.' }
  source: { type: id, kinds: [Source], description: The source. }
  sourceName: { type: text, description: Its name. }
*/
MATCH (start:Entity)-[r]->(end:Entity)
WHERE type(r) <> 'STATED_IN' AND size(r.sources) = 1 AND r.confidence <= $confidence
  AND r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
  AND r.confidence >= $minConfidence AND r.access IN $access
WITH r.id AS relationId, type(r) AS type, start, end, r.confidence AS trust, r.sources[0] AS sourceId
MATCH (source:Entity {id: sourceId})
RETURN relationId AS relation, type AS kind, start.id AS from, coalesce(start.name, start.id) AS fromName,
  end.id AS to, coalesce(end.name, end.id) AS toName, trust AS confidence,
  sourceId AS source, coalesce(source.name, source.id) AS sourceName
ORDER BY confidence, relation
LIMIT $limit
