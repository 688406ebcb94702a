import { checkGrammar } from '../../../src/features/reports/check/check-grammar';
import { problemsIn, readReport } from '../../../src/features/reports/read-report';
import { scopePredicate } from '../../../src/store/dialect/scope-predicate';
import { fileOf, partsByWord, suppliesInTurn } from './own-reports';

/** File, line and message of each mistake. */
function problemsOf(text: string | Buffer, name?: string): string[] {
  try {
    const { text: body, linesBefore } = readReport(fileOf(text, name));
    return checkGrammar(body).map(({ line, message }) => `${line + linesBefore}: ${message}`);
  } catch (error) {
    return problemsIn(error).map(({ line, message }) => `${line}: ${message}`);
  }
}

const scope = scopePredicate('r').join(' AND ');

/** What is changed in a report that is right, and the mistake it makes. */
const mistakes: [what: string, from: string | RegExp, to: string, problem: string | RegExp][] = [
  ['no header', '/*', '', /^1: It does not begin with a comment/],
  ['YAML that is none', 'title: Parts by word', 'title: "Parts', /^\d+: It is no well-formed YAML/],
  ['a header without a title', 'title: Parts by word', '', '3: The header lacks "title"; add it.'],
  ['an unknown key', 'title:', 'colour: red\ntitle:', /^2: The header has "colour", which it cannot have; known are/],
  [
    'an unknown type',
    'type: boolean, default',
    'type: bool, default',
    /^11: parameters\.isNamed\.type is "bool"; expected/,
  ],
  [
    'an unknown kind',
    'kinds: [Component], default',
    'kinds: [Part], default',
    /^6: parameters\.part\.kinds\[0\] is "Part"; expected one of/,
  ],
  ['a reserved name', '  word:', '  asOf:', /^7: parameters\.asOf has a name that every report uses already/],
  [
    'a default of another type',
    "default: ''",
    'default: 7',
    '7: parameters.word.default is 7; expected a text of at most 20 characters.',
  ],
  [
    'a default out of range',
    'default: 0,',
    'default: 101,',
    /^8: parameters\.least\.default is 101; expected a whole number from 0 up to 100/,
  ],
  ['bounds of a text', 'maxLength: 20', 'min: 1', /^7: parameters\.word\.min belongs to type integer or number/],
  ['bounds upside down', 'min: 0, max: 100', 'min: 9, max: 1', /has min 9 above max 1/],
  ['a choice without choices', ', choices: [PART, ASSEMBLY]', '', /^12: parameters\.level lacks "choices"/],
  [
    'a choice that is no name',
    '[PART, ASSEMBLY]',
    '[PART, "IN FORCE"]',
    /^12: parameters\.level\.choices\[1\] is "IN FORCE"; expected a name/,
  ],
  ['an id without kinds', 'type: ids, kinds: [Organization]', 'type: ids', /^16: columns\.makers lacks "kinds"/],
  [
    'a column of the name that an id takes',
    /hsCode/g,
    'partId',
    /^22: columns\.partId has the name under which the id of part is shown/,
  ],
  [
    'a column that is not returned',
    '  hsCode:',
    '  more: { type: text, description: More. }\n  hsCode:',
    '25: Column 9 of its RETURN is hsCode; that of the header is more. Make them alike, in one order.',
  ],
  [
    'columns in another order',
    '\n  name: {',
    '\n  nome: {',
    '24: Column 2 of its RETURN is name; that of the header is nome. Make them alike, in one order.',
  ],
  ['an undeclared parameter', '$word', '$words', /^24: It uses \$words, which the header does not declare/],
  [
    'an unused parameter',
    'part.search CONTAINS $word AND ',
    '',
    '24: It does not use $word; use it or take it out of the header.',
  ],
  ['no limit', 'LIMIT $limit', '', '24: It does not end in ORDER BY … LIMIT $limit; end it so.'],
  ['a limit of its own', 'LIMIT $limit', 'LIMIT 5', /It does not end in ORDER BY/],
  ['an order that no column tells', 'ORDER BY part', 'ORDER BY rand', /Its order ends in rand/],
  [
    'a relation outside the scope',
    'r.access IN $access',
    'true',
    /^28: .* lacks r\.access IN \$access\. Each relation needs/,
  ],
  [
    'a relation as a condition',
    'part.search CONTAINS $word',
    'part.search CONTAINS $word AND EXISTS { (part)-[:PART_OF]->(:Component) }',
    /cross/,
  ],
  ['a walk without end', '<-[r:SUPPLIES]-', '<-[r:SUPPLIES*]-', /open ranges/],
  [
    'a walk too long',
    `MATCH (part)<-[r:SUPPLIES]-(maker:Organization)\n  WHERE ${scope}`,
    `MATCH p = (part)<-[:SUPPLIES*1..6]-(maker:Organization)\n  WHERE all(r IN relationships(p) WHERE ${scope})`,
    /\*1\.\.6 walks further than 5 relations/,
  ],
  ['a function of one engine', 'left(part', 'apoc.text.left(part', /APOC/],
  ['an unknown function', 'left(part', 'charLength(part', /^\d+: It calls charLength/],
  ['a date of the server', 'left(part.recordedAt, 10)', 'toString(date())', /temporal values/],
  ['a quoted name', 'part.hsCode', 'part.`hsCode`', /^37: It holds a quoted name/],
  ['a letter by its number', "'HIGH'", "'\\u0048IGH'", /a character written by its number/],
  [
    'two statements',
    'LIMIT $limit',
    'LIMIT $limit; MATCH (n:Entity) RETURN n.id AS id ORDER BY id LIMIT $limit',
    /a semicolon/,
  ],
  [
    'a write',
    'WITH part, makers\n',
    'SET part.name = $word\nWITH part, makers\n',
    /It has a set clause; a report only reads/,
  ],
  [
    'a write in a subquery',
    'WITH part, makers\n',
    'CALL (part) { CREATE (n:Component) RETURN n }\nWITH part, makers\n',
    /It has a create clause/,
  ],
  ['a procedure', 'WITH part, makers\n', 'CALL db.labels() YIELD label\nWITH part, makers\n', /db\.labels|call clause/],
  [
    'a file',
    'MATCH (part:Component)\n',
    "LOAD CSV FROM 'file:///etc/passwd' AS line\nMATCH (part:Component)\n",
    /clauses of one engine|load csv clause/,
  ],
  ['another database', 'MATCH (part:Component)\n', 'USE system\nMATCH (part:Component)\n', /use clause|USE/],
  ['an option', 'MATCH (part:Component)\n', 'PROFILE MATCH (part:Component)\n', /preparser option/],
  [
    'keywords in small letters that hide a relation',
    `MATCH (part)<-[r:SUPPLIES]-(maker:Organization)\n  WHERE ${scope}`,
    'MATCH (part:Component) match (part)<-[r:SUPPLIES]-(maker:Organization)',
    /lacks r\.validFrom|can be checked for the scope/,
  ],
  ['a misspelt label', '(part:Component)', '(part:Compnent)', /Compnent is not present/],
  ['a misspelt type', 'r:SUPPLIES', 'r:SUPLIES', /SUPLIES is not present/],
  ['a name that is not bound', 'part.hsCode AS', 'prt.hsCode AS', /^37: Variable `prt` not defined/],
  ['a text that is no Cypher', 'RETURN part.id', 'RETRN part.id', /^\d+: /],
  [
    'a statement of 100,000 characters',
    'LIMIT $limit',
    `// ${'x'.repeat(100_000)}\nLIMIT $limit`,
    /^24: The statement has \d+ characters; expected at most 20000/,
  ],
];

describe('readReport', () => {
  it('takes a report with every type of parameter and column, and one with a cursor', () => {
    expect(problemsOf(partsByWord)).toEqual([]);
    expect(problemsOf(suppliesInTurn)).toEqual([]);
  });

  it.each(mistakes)('refuses %s, at its line', (_, from, to, problem) => {
    const changed = partsByWord.replace(from, () => to);
    expect(changed).not.toBe(partsByWord);
    const [first = 'nothing', ...more] = problemsOf(changed);
    const all = [first, ...more];
    expect(typeof problem === 'string' ? all : all.join('\n')).toEqual(
      typeof problem === 'string' ? expect.arrayContaining([problem]) : expect.stringMatching(problem),
    );
  });

  it.each([
    'Parts.cypher',
    'parts_by.cypher',
    'parts--by.cypher',
    '1-part.cypher',
    'parts.txt',
    `${'x'.repeat(61)}.cypher`,
  ])('refuses the name %s', (name) => {
    expect(problemsOf(partsByWord, name)).toEqual([expect.stringContaining('no kebab-case name')]);
  });

  it('refuses a cursor that does not order the rows alone, or is not used', () => {
    expect(problemsOf(suppliesInTurn.replace('ORDER BY supply', 'ORDER BY firm, supply'))).toEqual([
      expect.stringContaining('with the cursor supply it is ORDER BY supply alone'),
    ]);
    expect(problemsOf(suppliesInTurn.replace('($after IS NULL OR r.id > $after) AND ', ''))).toEqual([
      expect.stringContaining('It does not use $after'),
    ]);
    expect(problemsOf(suppliesInTurn.replace('cursor: supply', 'cursor: maker'))[0]).toMatch(/cursor is "maker"/);
  });

  it('refuses what is no UTF-8 and a file that is not there', () => {
    expect(problemsIn(catching(() => readReport('/nowhere/a.cypher')))[0]?.message).toContain('no report file');
    const latin = Buffer.from(partsByWord.replace('names?', 'nämes?'), 'latin1');
    expect(problemsOf(latin)).toEqual([expect.stringContaining('not valid UTF-8')]);
  });

  it('gives each text a version of its own', () => {
    const version = readReport(fileOf(partsByWord)).report.version;
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(readReport(fileOf(partsByWord)).report.version).toBe(version);
    expect(
      readReport(fileOf(partsByWord.replace('a row', 'a line').replace('One row', 'A row'))).report.version,
    ).not.toBe(version);
  });
});

function catching(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
