/** Whether a text reads every relation it crosses under the whole reading scope. */
import { clausesOf, partsOf } from './clauses';
import { patternsOf } from './patterns';

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
    const isMatch = /MATCH$/.test(clause.keyword);
    const next = clauses[index + 1];
    const where = isMatch && next?.keyword === 'WHERE' ? next.body : '';
    const conditions = new Set(partsOf(where, /\sAND\s/).map((part) => part.replaceAll(/\s+/g, ' ')));
    const crossed = patternsOf(clause.body);
    if (crossed.length > 0 && partsOf(where, /\sX?OR\s/).length > 1)
      problems.push(`${where} lets an OR pass its conditions by`);
    for (const pattern of crossed) {
      if (!isMatch) problems.push(`${pattern.text} stands in ${clause.keyword}; cross relations in a MATCH`);
      for (const { variable, range } of pattern.relations) {
        if (variable === '' || range !== '') problems.push(`${pattern.text} crosses relations without a name for each`);
        else {
          const missing = scopePredicate(variable).filter((condition) => !conditions.has(condition));
          problems.push(...missing.map((condition) => `${pattern.text} lacks ${condition}`));
        }
      }
    }
  }
  return problems;
}
