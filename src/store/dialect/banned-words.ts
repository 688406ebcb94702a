/**
 * Words outside the portable dialect: the two engines answer them differently, one of them wrongly, or only one knows
 * them. Each has the reason with what to write instead, and texts that show it.
 */
export interface Shape {
  readonly id: string;
  readonly because: string;
  /** Whether a bare text holds the shape. */
  readonly isIn: (text: string) => boolean;
  readonly bad: readonly string[];
}

const shape = (id: string, because: string, pattern: RegExp, ...bad: string[]): Shape => ({
  id,
  because,
  isIn: (text) => pattern.test(text),
  bad,
});

export const bannedWords: readonly Shape[] = [
  shape(
    'label expressions',
    'only one engine knows them; give every node a common label and test the others in WHERE',
    /\(\w*\s*:\s*(?:\w+\s*[|&]|!|\$\()/,
    'MATCH (n:Org|Comp) RETURN n.id AS id',
    'MATCH (n:A&B) RETURN n.id AS id',
    'MATCH (n:!A) RETURN n.id AS id',
    'MATCH (n:$($label)) RETURN n.id AS id',
  ),
  shape(
    'quantified paths and SHORTEST',
    'only one engine knows them; write *1..5 with both bounds, or shortestPath',
    /\(\s*\(\s*\w*\s*(?::[^()]*)?\)\s*<?-|\)\s*\{\s*\d*\s*(?:,\s*\d*)?\s*\}|->\s*[+*{]|\bSHORTEST\s+(?:\d|\$|PATH|GROUP)|\b(?:ANY|ALL)\s+SHORTEST/,
    'MATCH (a:E) ((x:E)-[:X]->(y:E)){1,5} (b:E) RETURN b.id AS id',
    'MATCH (a:E)-[:X]->+(b:E) RETURN b.id AS id',
    'MATCH p = SHORTEST 2 (a:E)-[:X]->(b:E) RETURN length(p) AS l',
  ),
  shape(
    'named lists of relations',
    'with a second range in the pattern the list holds nodes; name the path and take relationships(p)',
    /\[\s*\w+\s*(?::[^\]]*)?\*/,
    'MATCH (a:E)-[r:X*1..2]->(b:E) RETURN b.id AS id',
  ),
  shape(
    'temporal values',
    'they come out differently; keep ISO texts and pass them as parameters',
    /(?<![.\w])(?:date|datetime|localdatetime|time|localtime|duration|timestamp)\s*[.(]/i,
    'RETURN date($d) AS d',
    'RETURN datetime().epochMillis AS t',
    'RETURN timestamp() AS t',
    "RETURN duration('P1D') AS d",
  ),
  shape('APOC', 'it is not there on every engine', /\bapoc\./i, 'RETURN apoc.text.clean($x) AS x'),
  shape(
    'internal ids',
    'they do not last and differ; use the property id',
    /(?<![.\w])(?:id|elementId)\s*\(/,
    'MATCH (n:E) RETURN id(n) AS id',
    'MATCH (n:E) RETURN elementId(n) AS id',
  ),
  shape(
    'COLLECT subqueries',
    'only one engine knows them; use CALL (n) { … }',
    /\bCOLLECT\s*\{/,
    'RETURN COLLECT { MATCH (n:E) RETURN n.id } AS ids',
  ),
  shape(
    'computed limits',
    'SKIP and LIMIT take a parameter or a number',
    /\b(?:LIMIT|SKIP)\s+(?!\$\w+\b(?!\s*[-+*/])|\d+\b(?!\s*[-+*/]))/,
    'MATCH (n:E) RETURN n.id AS id ORDER BY id LIMIT toInteger($l)',
    'MATCH (n:E) RETURN n.id AS id ORDER BY id LIMIT $l + 1',
  ),
  shape(
    'orders by a name',
    'engines order texts differently; order by sortKey',
    /\bORDER BY\b[^\n]*(?:\bname(?:Ko)?\b|toLower|toUpper)/,
    'MATCH (n:E) RETURN n.id AS id ORDER BY n.name, id',
    'MATCH (n:E) RETURN n.id AS id ORDER BY toLower(n.sortKey), id',
  ),
  shape(
    'functions of one engine',
    'write the condition out; pass random and dates as parameters',
    /\b(?:isEmpty|randomUUID|rand|\w+OrNull|percentileDisc|linenumber|file)\s*\(/,
    'MATCH (n:E) WHERE isEmpty(n.x) RETURN n.id AS id',
    'RETURN randomUUID() AS id',
    'RETURN toIntegerOrNull($x) AS x',
  ),
  shape(
    'rounding to places',
    'round takes one argument on both: round(x * 100) / 100',
    /\bround\s*\((?:[^()]|\([^()]*\))*,/,
    'RETURN round($x, 2) AS x',
    'RETURN round(toFloat($x), 2) AS x',
  ),
  shape(
    'sums of nothing',
    'nothing sums to null on one engine: coalesce(sum(x), 0)',
    /(?<!coalesce\(\s*)\bsum\s*\(/,
    'MATCH (n:E) RETURN sum(n.x) AS x',
  ),
  shape(
    'percentiles by parameter',
    'the parameter is ignored; write the number',
    /\bpercentile\w+\s*\([^)]*\$/,
    'MATCH (n:E) RETURN percentileCont(n.x, $p) AS x',
  ),
  shape(
    'a value added to a list',
    'it writes null on one engine: + [value]',
    /\[\s*\]\s*\)\s*\+\s*(?!\[)/,
    'MATCH (n:E) SET n.l = coalesce(n.l, []) + $v',
  ),
  shape(
    'slices from the end',
    'they come out empty on one engine: [size(l) - 2..size(l)]',
    /\[\s*-\d+\s*\.\./,
    'RETURN $l[-2..] AS l',
  ),
  shape(
    'a map as a pattern',
    'CREATE (n:E) SET n = $properties',
    /[([]\s*\w*\s*:\w+\s+\$\w+\s*[)\]]/,
    'CREATE (n:E $properties)',
    'MATCH (a:E) MERGE (a)-[:X $p]->(a)',
  ),
  shape(
    'clauses of one engine',
    'the other has no such clause',
    /\bCYPHER\s+\d|\bUSING\s+(?:INDEX|SCAN|JOIN)|\bFINISH\b|\bIN\s+(?:\d+\s+CONCURRENT\s+)?TRANSACTIONS\b|\bLOAD\s+CSV\b|\bSHOW\b|\bNODETACH\b|\bINSERT\b|\bLET\b|\bFILTER\b/,
    'CYPHER 5 RETURN 1 AS one',
    'MATCH (n:E) USING INDEX n:E(id) WHERE n.id = $id RETURN n.id AS id',
    'MATCH (n:E) CALL (n) { DELETE n } IN TRANSACTIONS',
    "LOAD CSV FROM '' AS line RETURN line",
  ),
];
