/** Whether a text reads every relation it crosses under the whole reading scope. */
import { type Clause, clausesOf, partsOf } from './clauses';
import { type Pattern, patternsOf } from './patterns';

/** The six comparisons that a relation `r` must meet, each a condition of its own. */
export const scopePredicate = (r: string): string[] => [
  `${r}.validFrom <= $asOf`,
  `${r}.validTo > $asOf`,
  `${r}.recordedAt <= $asKnownOn`,
  `${r}.retractedAt > $asKnownOn`,
  `${r}.confidence >= $minConfidence`,
  `${r}.access IN $access`,
];

/** What is wrong: a relation without a name, a missing condition, a pattern outside MATCH. */
export function crossedWithoutScope(text: string): string[] {
  const clauses = clausesOf(text);
  const problems: string[] = [];
  for (const [index, clause] of clauses.entries()) {
    const crossed = patternsOf(clause.body);
    if (crossed.length === 0) continue;
    const isMatch = /MATCH$/.test(clause.keyword);
    const next = clauses[index + 1];
    const where = isMatch && next?.keyword === 'WHERE' ? next.body : '';
    if (letsPass(where)) problems.push(`${where} lets an OR pass its conditions by`);
    for (const pattern of crossed) {
      if (!isMatch) problems.push(`${pattern.text} stands in ${clause.keyword}; cross relations in a MATCH`);
      problems.push(...lacking(pattern, clause, conditionsOf(where)));
    }
  }
  return problems;
}

function lacking(pattern: Pattern, clause: Clause, conditions: ReadonlySet<string>): string[] {
  const path = pathOf(pattern, clause);
  const each = Array.from(conditions, (condition) =>
    /^all\((\w+) IN relationships\((\w+)\) WHERE (.*)\)$/.exec(condition),
  );
  const onPath = each.find((found) => found && path !== '' && found[2] === path);
  if (onPath) {
    const [, variable = '', , where = ''] = onPath;
    if (letsPass(where)) return [`${pattern.text} lets an OR pass its conditions by`];
    return missing(variable, conditionsOf(where)).map((condition) => `${pattern.text} lacks ${condition}`);
  }
  if (pattern.relations.some(({ variable, range }) => variable === '' || range !== '')) {
    return [`${pattern.text} crosses relations without a name for each, or all(r IN relationships(path) WHERE …)`];
  }
  return pattern.relations.flatMap(({ variable }) =>
    missing(variable, conditions).map((condition) => `${pattern.text} lacks ${condition}`),
  );
}

const letsPass = (where: string): boolean => partsOf(where, /\sX?OR\s/).length > 1;

const conditionsOf = (where: string): ReadonlySet<string> =>
  new Set(partsOf(where, /\sAND\s/).map((part) => part.replaceAll(/\s+/g, ' ')));

const missing = (variable: string, conditions: ReadonlySet<string>): string[] =>
  scopePredicate(variable).filter((condition) => !conditions.has(condition));

/** The name of the path that a pattern is, or an empty text. */
function pathOf({ text }: Pattern, { body }: Clause): string {
  const before = body.slice(0, body.indexOf(text));
  return /(\w+)\s*=\s*(?:shortestPath\s*\(\s*)?$/.exec(before)?.[1] ?? '';
}
