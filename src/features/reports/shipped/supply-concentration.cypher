/*
title: How concentrated the supply of components is
question: Q12 How concentrated is the supply of a component or class?
description: >
  One row for each component with a known supplier. The Herfindahl-Hirschman index is the sum of the squared shares,
  from 0 to 1; it is given where the shares of all known suppliers are known and add up to one. Else the sum over the
  known shares stands as the least it can be. A share stated several times for one firm counts once, with the
  greatest. To compare with an earlier day, run the report as of that day.
parameters:
  component: { type: id, kinds: [Component], default: null, description: One component alone. }
  fsc: { type: text, maxLength: 4, default: null, description: Components of this federal supply class. }
columns:
  component: { type: id, kinds: [Component], description: The component. }
  componentName: { type: text, description: Its name. }
  suppliers: { type: integer, description: How many firms are known to supply it. }
  suppliersWithoutShare: { type: integer, description: Of how many of them the share is not known. }
  knownShare: { type: number, unit: share, nullable: true, description: The sum of the known shares. }
  hhi: { type: number, nullable: true, description: 'The index, 0 to 1; 1 where one firm supplies all.' }
  hhiAtLeast: { type: number, nullable: true, description: The index over the known shares alone. }
  leader: { type: id, kinds: [Organization], nullable: true, description: The firm with the greatest known share. }
  leaderShare: { type: number, unit: share, nullable: true, description: Its share. }
*/
MATCH (part:Entity)<-[s:SUPPLIES]-(maker:Entity)
WHERE ($component IS NULL OR part.id = $component) AND ($fsc IS NULL OR part.fsc = $fsc)
  AND s.validFrom <= $asOf AND s.validTo > $asOf AND s.recordedAt <= $asKnownOn AND s.retractedAt > $asKnownOn
  AND s.confidence >= $minConfidence AND s.access IN $access
WITH part, maker.id AS makerId, max(s.share) AS share
WITH part, makerId, share ORDER BY coalesce(share, -1) DESC, makerId
WITH part, count(*) AS suppliers, count(share) AS known, coalesce(sum(share), 0) AS total,
  coalesce(sum(share * share), 0) AS squares, max(share) AS leaderShare, collect(makerId) AS makers
WITH part, suppliers, known, leaderShare, makers, round(total * 10000) / 10000 AS total,
  round(squares * 10000) / 10000 AS squares
RETURN part.id AS component, coalesce(part.name, part.id) AS componentName, suppliers,
  suppliers - known AS suppliersWithoutShare, CASE WHEN known > 0 THEN total END AS knownShare,
  CASE WHEN suppliers = known AND abs(total - 1) <= 0.001 THEN squares END AS hhi,
  CASE WHEN known > 0 THEN squares END AS hhiAtLeast, CASE WHEN known > 0 THEN makers[0] END AS leader, leaderShare
ORDER BY coalesce(hhiAtLeast, -1) DESC, suppliers, component
LIMIT $limit
