/** Reports of one's own for tests, in directories that go when the tests of the file have run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scopePredicate } from '../../../src/store/dialect/scope-predicate';

const room = mkdtempSync(join(tmpdir(), 'tierline-reports-'));
afterAll(() => rmSync(room, { recursive: true }));

/** A directory with just these files, by their names. */
export function directoryOf(files: Readonly<Record<string, string | Buffer>>): string {
  const directory = mkdtempSync(join(room, 'own-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

export const fileOf = (text: string | Buffer, name = 'parts-by-word.cypher'): string =>
  join(directoryOf({ [name]: text }), name);

/** A report with a parameter of every type and a column of every type. */
export const partsByWord = `/*
title: Parts by word
question: Which parts have this word in their names?
description: One row for each part. For tests.
parameters:
  part: { type: id, kinds: [Component], default: null, description: One part. }
  word: { type: text, maxLength: 20, default: '', description: A word. }
  least: { type: integer, min: 0, max: 100, default: 0, description: How many makers at least. }
  factor: { type: number, min: -1, max: 1, default: 1, description: A factor. }
  since: { type: date, default: null, description: The first day of recording. }
  isNamed: { type: boolean, default: true, description: Whether it has a name. }
  level: { type: choice, choices: [PART, ASSEMBLY], default: null, description: Its level. }
columns:
  part: { type: id, kinds: [Component], description: The part. }
  name: { type: text, description: Its name. }
  makers: { type: ids, kinds: [Organization], description: The firms that make it. }
  makerCount: { type: integer, description: How many these are. }
  score: { type: number, description: Three times the factor. }
  recordedOn: { type: date, description: The day of recording. }
  isCritical: { type: boolean, nullable: true, description: Whether it is critical. }
  levels: { type: texts, description: 'Its levels, at most one.' }
  hsCode: { type: text, nullable: true, description: Its code. }
*/
MATCH (part:Component)
WHERE ($part IS NULL OR part.id = $part) AND part.search CONTAINS $word AND ($level IS NULL OR part.level = $level)
  AND ($since IS NULL OR part.recordedAt >= $since) AND (part.name IS NOT NULL) = $isNamed
CALL (part) {
  MATCH (part)<-[r:SUPPLIES]-(maker:Organization)
  WHERE ${scopePredicate('r').join(' AND ')}
  WITH DISTINCT maker ORDER BY maker.id
  RETURN collect(maker.id) AS makers
}
WITH part, makers
WHERE size(makers) >= $least
RETURN part.id AS part, part.name AS name, makers, size(makers) AS makerCount, 3 * toFloat($factor) AS score,
  left(part.recordedAt, 10) AS recordedOn, part.criticality = 'HIGH' AS isCritical,
  CASE WHEN part.level IS NULL THEN [] ELSE [part.level] END AS levels, part.hsCode AS hsCode
ORDER BY part
LIMIT $limit
`;

/** A report that gives one row a supply and can be taken up behind any. */
export const suppliesInTurn = `/*
title: Supplies in turn
question: Which supplies are there?
description: One row for each supply. For tests.
cursor: supply
columns:
  supply: { type: text, description: The relation. }
  firm: { type: id, kinds: [Organization], description: The firm. }
*/
MATCH (firm:Organization)-[r:SUPPLIES]->(part:Component)
WHERE ($after IS NULL OR r.id > $after) AND ${scopePredicate('r').join(' AND ')}
RETURN r.id AS supply, firm.id AS firm
ORDER BY supply
LIMIT $limit
`;
