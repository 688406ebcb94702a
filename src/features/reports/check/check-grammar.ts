/**
 * What the grammar of Neo4j proves of a statement: that it is one, that it only reads, and that every relation it crosses
 * was seen by the checks of its text. The grammar is large, so it is loaded at its first use and not at the start.
 */
import type { getDebugTree, lintCypherQuery } from '@neo4j-cypher/language-support' with {
  'resolution-mode': 'import',
};
import { kindNames, roleNames } from '../../../model/kinds';
import { relationKinds } from '../../../model/relations';
import { bare } from '../../../store/dialect/bare';
import { clausesOf } from '../../../store/dialect/clauses';
import { patternsOf } from '../../../store/dialect/patterns';
import type { StatementProblem } from './check-statement';

interface Grammar {
  readonly lintCypherQuery: typeof lintCypherQuery;
  readonly getDebugTree: typeof getDebugTree;
}

type Tree = ReturnType<typeof getDebugTree>;

/** The clauses that read; a procedure, a file, a command and a write have others. */
const READING = [
  ...['statementOrCommand', 'matchClause', 'whereClause', 'withClause'],
  ...['returnClause', 'unwindClause', 'subqueryClause'],
];

const labels = [...kindNames, ...roleNames, 'Entity', 'Superseded', 'Removed', 'SupersededClaim', 'Dispute'];

export function checkGrammar(body: string): StatementProblem[] {
  const grammar: Grammar = require('@neo4j-cypher/language-support');
  const rules = Array.from(rulesIn(grammar.getDebugTree(body)));
  const writing = foreignClauses(rules);
  if (writing.length > 0) return writing;
  const parameters = Object.fromEntries(Array.from(body.matchAll(/\$(\w+)/g), ([, name]) => [name, null]));
  const { diagnostics } = grammar.lintCypherQuery(body, { labels, relationshipTypes: [...relationKinds], parameters });
  const problems = diagnostics.map(({ message, range }) => ({
    line: Math.max(range.start.line, 0) + 1,
    message: `${String(message).replace(/\.?$/, '.')} The statement must be one that Neo4j takes.`,
  }));
  return problems.length > 0 ? problems : unseenRelations(rules, body);
}

function foreignClauses(rules: readonly string[]): StatementProblem[] {
  const foreign = rules.filter((name) => /(Clauses?|Command|Options?)$/.test(name) && !READING.includes(name));
  return Array.from(new Set(foreign), (name) => ({
    line: 1,
    message: `It has a ${wordsOf(name)}; a report only reads: MATCH, WHERE, WITH, UNWIND, CALL { … }, RETURN.`,
  }));
}

/** The checks of the text look for patterns in clauses; here it is proven that they have seen every one. */
function unseenRelations(rules: readonly string[], body: string): StatementProblem[] {
  const count = (searched: string) => rules.filter((name) => name === searched).length;
  const seen = clausesOf(bare(body)).flatMap(({ body: clause }) =>
    patternsOf(clause).flatMap(({ relations }) => relations),
  );
  const problems: string[] = [];
  if (count('statementOrCommand') !== 1) problems.push('It is not one statement.');
  if (count('relationshipPattern') !== seen.length) {
    problems.push(
      `It crosses ${count('relationshipPattern')} relations, of which ${seen.length} can be checked for the scope; write keywords in capitals, and patterns as (a:Kind)-[r:TYPE]->(b:Kind).`,
    );
  }
  return problems.map((message) => ({ line: 1, message }));
}

function* rulesIn({ name, children = [] }: Tree): Generator<string> {
  if (children.length > 0) yield name;
  for (const child of children) yield* rulesIn(child);
}

/** `loadCSVClause` → `load csv clause`. */
const wordsOf = (rule: string): string =>
  rule.replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ').toLowerCase();
