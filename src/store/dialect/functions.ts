/** The functions that answer alike on both engines. Another one is added here once both were seen to agree on it. */
const portable = [
  'all any none single',
  'coalesce count collect min max avg',
  'size range head last keys labels type properties startNode endNode nodes relationships length',
  'toString toInteger toFloat toLower toUpper left right trim substring replace split',
  'abs ceil floor round sign sqrt exp log',
  'shortestPath allShortestPaths percentileCont sum',
].flatMap((line) => line.split(' '));

/** Words before a bracket that call nothing. */
const keywords =
  'MATCH WHERE WITH RETURN UNWIND CALL MERGE CREATE SET AND OR XOR NOT IN THEN ELSE WHEN AS BY FOREACH DELETE ON FOR REQUIRE';

/** What a bare text calls beyond that list. */
export function unknownFunctions(text: string): string[] {
  const called = Array.from(text.matchAll(/(?<![:.$\w])([A-Za-z]\w*)\s*\(/g), ([, name]) => name as string);
  const known = new Set([...portable, ...keywords.split(' ')]);
  return [...new Set(called)].filter((name) => !known.has(name));
}
