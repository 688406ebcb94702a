/** The clauses of a bare Cypher text, and what stands at their top level. */

export interface Clause {
  /** In capitals, such as `OPTIONAL MATCH`. */
  readonly keyword: string;
  /** What follows the keyword up to the next clause. */
  readonly body: string;
  /** How many braces are open where it starts. */
  readonly depth: number;
}

const KEYWORD =
  /\b(OPTIONAL MATCH|MATCH|WHERE|WITH|RETURN|UNWIND|CALL|MERGE|CREATE|ON CREATE SET|SET|REMOVE|DETACH DELETE|DELETE|FOREACH|ORDER BY|SKIP|LIMIT|UNION ALL|UNION)\b/g;

/** `STARTS WITH` and `ENDS WITH` are operators, and a word in `all(f IN list WHERE …)` begins no clause. */
export function clausesOf(text: string): Clause[] {
  const starts = Array.from(text.matchAll(KEYWORD)).filter(
    ({ index }) => !/(STARTS|ENDS)\s+$/.test(text.slice(0, index)) && openIn(text.slice(0, index), '(', ')') === 0,
  );
  return starts.map(({ 0: keyword, index }, at) => {
    const end = starts[at + 1]?.index ?? text.length;
    const body = text.slice(index + keyword.length, end).trim();
    return { keyword, body, depth: openIn(text.slice(0, index), '{', '}') };
  });
}

const openIn = (text: string, open: string, close: string): number =>
  text.split(open).length - text.split(close).length;

/** A text cut at a separator that stands in no bracket and in no CASE. */
export function partsOf(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const token of text.split(new RegExp(`(${separator.source}|[([{]|[)\\]}]|\\bCASE\\b|\\bEND\\b)`))) {
    if (depth === 0 && new RegExp(`^(?:${separator.source})$`).test(token)) {
      parts.push(part.trim());
      part = '';
      continue;
    }
    if (/^([([{]|CASE)$/.test(token)) depth += 1;
    if (/^([)\]}]|END)$/.test(token)) depth -= 1;
    part += token;
  }
  return [...parts, part.trim()];
}
