/*
title: Every component with each of its known supplies
question: Which firm supplies which component, as far as it is known?
description: >
  The whole list for spreadsheets and warehouses: one row for each supply that holds, and one without a firm for each
  component of which no supply is known. What a source does not state is empty and never zero. It can be millions of rows
  long and is taken up behind any row by its place.
cursor: place
columns:
  place: { type: text, description: Where the row stands in the list. }
  component: { type: id, kinds: [Component], description: The component. }
  componentName: { type: text, description: Its name. }
  supplier: { type: id, kinds: [Organization], nullable: true, description: The firm; unknown where no supply is. }
  supplierName: { type: text, nullable: true, description: Its name. }
  share: { type: number, unit: share, nullable: true, description: Share of the need that the firm covers. }
  isQualified: { type: boolean, nullable: true, description: Whether the firm is stated to be a qualified source. }
  isSoleSource: { type: boolean, nullable: true, description: Whether the firm is stated to be the only source. }
  validFrom: { type: date, nullable: true, description: The first day it holds. }
  validTo: { type: date, nullable: true, description: The day after the last one. }
  confidence: { type: number, nullable: true, description: 'How far it is trusted, from 0 to 1.' }
*/
// A page looks at the next components alone; each gives a row at least, so these are enough.
MATCH (part:Component)
WHERE part.sortKey IS NOT NULL AND ($after IS NULL OR part.id >= split($after, ' ')[0])
WITH part ORDER BY part.id LIMIT $limit
CALL (part) {
  MATCH (part)<-[r:SUPPLIES]-(firm:Organization)
  WHERE r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn
    AND r.confidence >= $minConfidence AND r.access IN $access
  RETURN collect([r.id, firm.id, coalesce(firm.name, firm.id), r.share, r.qualified, r.soleSource, r.validFrom, r.validTo,
    r.confidence]) AS supplies
}
UNWIND CASE WHEN size(supplies) = 0 THEN [[null, null, null, null, null, null, null, null, null]] ELSE supplies END AS s
WITH part, s, part.id + ' ' + coalesce(s[0], '') AS place
WHERE $after IS NULL OR place > $after
RETURN place, part.id AS component, coalesce(part.name, part.id) AS componentName, s[1] AS supplier,
  s[2] AS supplierName, s[3] AS share, s[4] AS isQualified, s[5] AS isSoleSource, s[6] AS validFrom, s[7] AS validTo,
  s[8] AS confidence
ORDER BY place
LIMIT $limit
