import type { lintCypherQuery as Lint } from '@neo4j-cypher/language-support' with { 'resolution-mode': 'import' };
import { kindNames, roleNames } from '../../src/model/kinds';
import { relationKinds } from '../../src/model/relations';
import { statementsOf } from '../../src/store/apply-schema';
import { bannedShapes, columnsOf } from '../../src/store/dialect/banned-shapes';
import { bare, isWrite } from '../../src/store/dialect/bare';
import { unknownFunctions } from '../../src/store/dialect/functions';
import { crossedWithoutScope, scopePredicate } from '../../src/store/dialect/scope-predicate';
import { type CypherFile, schemaFiles, statementFiles } from './cypher/cypher-files';

const { lintCypherQuery }: { lintCypherQuery: typeof Lint } = require('@neo4j-cypher/language-support');

/** Reads that cross relations outside the scope on purpose. */
const outsideScope: Record<string, string> = {
  'degree-from': 'the way to read is chosen by it, and nobody is shown it',
  'degree-to': 'the way to read is chosen by it, and nobody is shown it',
  'changed-relations-of': 'what was known when is asked, whatever day it holds on; access and confidence do apply',
  'changed-relations': 'what was known when is asked, whatever day it holds on; access and confidence do apply',
  'recorded-relations': 'a version that was read under a scope is found again with its claims; access does apply',
  'exported-relations': 'an export is a copy, with the retracted versions and the marked ones',
  'batch-relations': 'a load is undone with all that it brought, whoever may see it',
  'parts-leading-on': 'a circle of parts is a mistake whoever may see it and whenever it holds',
  'relation-versions': 'a load compares a row with every version, the retracted and the marked ones too',
  'still-cited-by-relations': 'a source stays while anything rests on it, whoever may see that',
  'still-named': 'an entity stays while any relation leads to it, whoever may see that',
};

/** Reads whose order leaves some rows side by side on purpose. */
const looselyOrdered: Record<string, string> = {
  'exported-relations': 'versions of one instant differ in access, and an export puts those in order itself',
  'relation-versions': 'versions of one instant differ in access, and a load compares those of one access',
};

const LONGEST_FILE = 45;

const files = [...statementFiles, ...schemaFiles];

const labels = [
  ...kindNames,
  ...roleNames,
  'Entity',
  'KIND',
  'Graph',
  'SchemaChange',
  'Superseded',
  'SupersededClaim',
  'Dispute',
  'Batch',
  'WriteTurn',
  'Removed',
  'IdempotencyKey',
];
const relationshipTypes = [...relationKinds, 'RELATION', 'FIRST', 'NEXT'];

/** What Neo4j's own checker says of a text; a `$parameter` is known when the text names it. */
function complaints(text: string): unknown[] {
  const parameters = Object.fromEntries(Array.from(text.matchAll(/\$(\w+)/g), ([, name]) => [name, null]));
  return lintCypherQuery(text, { labels, relationshipTypes, parameters }).diagnostics.map(({ message }) => message);
}

const on = (list: readonly CypherFile[]) => list.map((file) => [file.path, file] as const);

describe('the Cypher files', () => {
  it('are there', () => {
    expect(statementFiles.length).toBeGreaterThan(20);
    expect(schemaFiles.length).toBeGreaterThan(2);
  });

  it.each(on(statementFiles))('%s says in its first line what one row is', (_, { name, text }) => {
    expect(text.split('\n')[0]).toMatch(new RegExp(`^// ${name}: \\S.*`));
    expect(bare(text.split('\n').slice(1).join('\n'))).toBe(bare(text));
  });

  it.each(on(schemaFiles))('%s says in its first line why it is there', (path, { text }) => {
    expect(path).toMatch(/\/\d{3}-[a-z-]+(\.(neo4j|embedded))?\.cypher$/);
    expect(text.split('\n')[0]).toMatch(/^\/\/ .+\.$/);
  });

  it.each(on(files))('%s is short', (_, { text }) => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(LONGEST_FILE);
  });

  it.each(on(files))('%s satisfies the checker of Neo4j', (path, { text }) => {
    const texts = path.startsWith('schema') ? statementsOf(text) : [text];
    expect(texts.flatMap(complaints)).toEqual([]);
  });

  it.each(on(statementFiles))('%s keeps to the portable dialect', (_, { text }) => {
    const shapes = bannedShapes.filter(({ isIn }) => isIn(bare(text)));
    expect(shapes.map(({ id, because }) => `${id}: ${because}`)).toEqual([]);
    expect(unknownFunctions(bare(text))).toEqual([]);
  });

  const reads = statementFiles.filter(({ text }) => !isWrite(text));

  it.each(on(reads))('%s reads each relation under the whole scope', (_, { name, text }) => {
    const problems = crossedWithoutScope(bare(text));
    if (!outsideScope[name]) expect(problems).toEqual([]);
  });

  it('cross relations outside the scope only where a reason is given', () => {
    const outside = reads.filter(({ text }) => crossedWithoutScope(bare(text)).length > 0);
    expect(outside.map(({ name }) => name)).toEqual(Object.keys(outsideScope));
  });

  it.each(on(reads))('%s ends its order in a unique key, or says that there is none', (_, { name, text }) => {
    if (looselyOrdered[name]) return;
    const heading = text.match(/^(?:\/\/.*\n)+/)?.[0] ?? '';
    const order = bare(text).match(/ORDER BY ([^\n{}]*)(?:\nLIMIT \$limit)?$/)?.[1];
    if (order === undefined) expect(heading).toMatch(/one row|if there is any|come in no order/);
    else
      expect(order).toMatch(
        /(^|, )(id|relationId|file)( DESC)?$|^subject, predicate$|^id, (access, )?recordedAt$|^value, currency$/,
      );
  });
});

describe('the rules', () => {
  it.each(bannedShapes.flatMap(({ id, bad }) => bad.map((text) => [id, text] as const)))(
    'refuse %s: %s',
    (id, text) => {
      expect(bannedShapes.find((shape) => shape.id === id)?.isIn(bare(text))).toBe(true);
    },
  );

  it('refuse a text the checker of Neo4j refuses', () => {
    expect(complaints('MATCH (n:Entity) RETURN m.id AS id')).toEqual(['Variable `m` not defined']);
    expect(complaints('RETRN 1')).toHaveLength(1);
    expect(complaints('MATCH (n:Nonsense) RETURN n.id AS id')).toHaveLength(1);
    expect(complaints('MATCH (n:Entity)-[r:NONSENSE]->(m:Entity) RETURN m.id AS id')).toHaveLength(1);
  });

  it('refuse a function outside the portable dialect', () => {
    expect(unknownFunctions('RETURN charLength($x) AS x, toString($y) AS y')).toEqual(['charLength']);
  });

  const crossing = (where: string) => `MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity) WHERE ${where} RETURN b.id AS id`;
  const whole = scopePredicate('r').join(' AND ');
  const walk = (where: string) =>
    `MATCH p = (a:Entity)-[:PART_OF*1..3]->(b:Entity) WHERE a.id = $id AND all(r IN relationships(p) WHERE ${where}) RETURN b.id AS id`;

  it('take a relation that is read under the whole scope', () => {
    expect(crossedWithoutScope(crossing(whole))).toEqual([]);
    expect(crossedWithoutScope(crossing(`a.id = $id AND ${whole} AND (b.id > $id OR b.id < $id)`))).toEqual([]);
  });

  it('take a walk whose every relation is read under the whole scope', () => {
    expect(crossedWithoutScope(walk(whole))).toEqual([]);
  });

  it.each(scopePredicate('r'))('refuse a relation read without %s', (condition) => {
    const rest = scopePredicate('r').filter((other) => other !== condition);
    expect(crossedWithoutScope(crossing(rest.join(' AND ')))).toHaveLength(1);
    expect(crossedWithoutScope(crossing(`${rest.join(' AND ')} AND NOT ${condition}`))).toHaveLength(1);
  });

  it.each([
    ['an OR beside the scope', crossing(`${whole} OR a.id = $id`)],
    ['an OR further on', crossing(`${whole} AND a.id = $id OR b.id = $id`)],
    ['no condition', 'MATCH (a:Entity)-[r:SUPPLIES]->(b:Entity) RETURN b.id AS id'],
    ['a relation without a name', `MATCH (a:Entity)-[:SUPPLIES]->(b:Entity) WHERE ${whole} RETURN b.id AS id`],
    ['an arrow alone', `MATCH (a:Entity)-->(b:Entity) WHERE ${whole} RETURN b.id AS id`],
    ['a second relation', crossing(whole).replace('->(b', '->(c:Entity)<-[s:SUPPLIES]-(b')],
    ['a second MATCH', `${crossing(whole).replace('RETURN', 'MATCH (b)-[s:OWNS]->(c:Entity) RETURN')}`],
    ['a walk', `MATCH (a:Entity)-[:PART_OF*1..3]->(b:Entity) WHERE ${whole} RETURN b.id AS id`],
    ['a walk under part of the scope', walk(scopePredicate('r').slice(1).join(' AND '))],
    ['a walk with an OR in its condition', walk(`${whole} OR r.share > 0`)],
    ['a walk with a condition on another path', walk(whole).replace('relationships(p)', 'relationships(q)')],
    ['a pattern as a condition', `MATCH (a:Entity) WHERE (a)-[:SUPPLIES]->(:Entity) RETURN a.id AS id`],
    ['a subquery', 'MATCH (a:Entity) RETURN a.id AS id, COUNT { (a)-[:SUPPLIES]->(:Entity) } AS total'],
  ])('refuse %s', (_, text) => {
    expect(crossedWithoutScope(bare(text))).not.toEqual([]);
  });

  it('read the columns of the last RETURN', () => {
    const text =
      "CALL () { RETURN 1 AS inner }\nRETURN [a, b] AS x, CASE WHEN 'AS' = $y THEN {k: 1, l: 2} ELSE null END AS y, z";
    expect(columnsOf(bare(text))).toHaveLength(3);
  });
});
