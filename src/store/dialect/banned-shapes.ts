/** Patterns and answers outside the portable dialect, which only the structure of a text shows. */
import { bannedWords, type Shape } from './banned-words';
import { clausesOf, partsOf } from './clauses';
import { graphVariables, patternsOf } from './patterns';

const bannedPatterns: readonly Shape[] = [
  {
    id: 'open ranges',
    because: 'a walk needs both bounds as numbers, the upper one at most 8',
    isIn: (text) => patternsOf(text).some(({ relations }) => relations.some(({ range }) => range && !isBounded(range))),
    bad: [
      'MATCH (a:E)-[:X*]->(b:E) RETURN b.id AS id',
      'MATCH (a:E)-[:X*..4]->(b:E) RETURN b.id AS id',
      'MATCH (a:E)-[:X*2..]->(b:E) RETURN b.id AS id',
      'MATCH (a:E)-[:X*1..9]->(b:E) RETURN b.id AS id',
      'MATCH (a:E)-[:X*5..2]->(b:E) RETURN b.id AS id',
    ],
  },
  {
    id: 'two patterns in one OPTIONAL MATCH',
    because: 'they are joined without what is bound before; use CALL (a, b) { MATCH … }',
    isIn: (text) =>
      clausesOf(text).some(({ keyword, body }) => keyword === 'OPTIONAL MATCH' && partsOf(body, /,/).length > 1),
    bad: ['MATCH (a:N) OPTIONAL MATCH (a)-[:R]-(c:N), (a)-[:R]-(e:N) RETURN c.id AS id'],
  },
  {
    id: 'subqueries beside an OPTIONAL MATCH',
    because: 'the condition is lost; WITH n, COUNT { … } AS total WHERE total > 0 OPTIONAL MATCH …',
    isIn: (text) =>
      clausesOf(text).some(
        ({ keyword, body }) => keyword === 'WHERE' && /\b(?:EXISTS|COUNT)\s*\{|\bNOT\s+\(|\)-\[/.test(body),
      ) && /\bOPTIONAL MATCH\b/.test(text),
    bad: [
      'MATCH (n:A) WHERE EXISTS { (n)-[:R]->(:B) } OPTIONAL MATCH (n)-[:R]->(m:B) RETURN m.id AS id',
      'MATCH (n:A) OPTIONAL MATCH (n)-[:R]->(m:B) WHERE COUNT { (m)-[:R]->(:Z) } > 1 RETURN m.id AS id',
    ],
  },
  {
    id: 'unlabelled nodes',
    because:
      'a node without a label breaks the hop behind it, or scans the graph; label every node where it is first named',
    isIn: (text) => unlabelled(text).length > 0,
    bad: [
      'MATCH (b:B)-[:R]->(a)-[:Q]->(c:C) RETURN c.id AS id',
      'MATCH (b:B)-[:R]->()-[:Q]->(c:C) RETURN c.id AS id',
      'MATCH (n) RETURN n.id AS id',
    ],
  },
  {
    id: 'nodes, relations and paths as answers',
    because: 'an answer holds plain values under names: properties(n) AS properties, n.id AS id',
    isIn: (text) => columnsOf(text).some((column) => !isPlainColumn(column, graphVariables(text))),
    bad: [
      'MATCH (n:E) RETURN n',
      'MATCH (n:E)-[r:X]->(m:E) RETURN n.id AS id, r',
      'MATCH p = (n:E)-[:X]->(m:E) RETURN p',
      'MATCH (n:E) RETURN n AS node',
      'MATCH (n:E) RETURN n.id',
      'MATCH (n:E) RETURN count(*)',
      'MATCH (n:E) RETURN *',
    ],
  },
];

export const bannedShapes: readonly Shape[] = [...bannedWords, ...bannedPatterns];

function isBounded(range: string): boolean {
  const [, low, high] = /^\*(\d+)\.\.(\d+)$/.exec(range) ?? [];
  return low !== undefined && Number(low) <= Number(high) && Number(high) <= 8;
}

/** Nodes that have no label where their name first stands; a name from UNWIND, WITH or CALL is known already. */
function unlabelled(text: string): string[] {
  const known = new Set(Array.from(text.matchAll(/\bAS\s+(\w+)/g), ([, name]) => name));
  const found: string[] = [];
  for (const { keyword, body } of clausesOf(text)) {
    if (!/MATCH|MERGE|CREATE$/.test(keyword)) continue;
    for (const [node, name, label] of body.matchAll(/(?<!\w)\(\s*(\w*)\s*(:\w+)?\s*(?:\{[^}]*\}|\$\w+)?\s*\)/g)) {
      if (!label && !known.has(name)) found.push(node);
      known.add(name);
    }
  }
  return found;
}

/** The columns of a text's last RETURN, in its order; none where it only writes. */
export function columnsOf(text: string): string[] {
  const last = clausesOf(text).findLast(({ keyword, depth }) => keyword === 'RETURN' && depth === 0);
  return last ? partsOf(last.body, /,/) : [];
}

function isPlainColumn(column: string, graph: ReadonlySet<string>): boolean {
  const [, expression, alias] = /^(.*?)(?:\s+AS\s+(\w+))?$/s.exec(column) ?? [];
  return /^\w+$/.test(expression ?? '') ? !graph.has(expression as string) : alias !== undefined;
}
