/** What the text of a report's statement shows: that it is bounded, keeps the scope and is what its header says. */
import { scopeParameters } from '../../../model/scope';
import { bannedShapes, columnsOf } from '../../../store/dialect/banned-shapes';
import { bare } from '../../../store/dialect/bare';
import { clausesOf, partsOf } from '../../../store/dialect/clauses';
import { unknownFunctions } from '../../../store/dialect/functions';
import { patternsOf } from '../../../store/dialect/patterns';
import { crossedWithoutScope } from '../../../store/dialect/scope-predicate';
import type { Report } from '../report';

/** The line is counted from 1 in the statement. */
export interface StatementProblem {
  readonly line: number;
  readonly message: string;
}

const LONGEST_WALK = 5;
const LONGEST_STATEMENT = 20_000;

export function checkStatement(report: Report, body: string): StatementProblem[] {
  const text = bare(body);
  const problems: StatementProblem[] = [];
  const tell = (message: string, fragment = '') => problems.push({ line: lineOf(body, fragment), message });
  if (body.length > LONGEST_STATEMENT) {
    return [
      { line: 1, message: `The statement has ${body.length} characters; expected at most ${LONGEST_STATEMENT}.` },
    ];
  }
  for (const [sign, what] of [
    ['`', 'a quoted name'],
    ['\\u', 'a character written by its number'],
    [';', 'a semicolon'],
  ] as const) {
    const searched = sign === ';' ? text : body;
    if (searched.includes(sign))
      tell(`It holds ${what} (${sign}), behind which anything could hide; write it without.`, sign);
  }
  for (const { id, because, isIn } of bannedShapes) {
    if (isIn(text)) tell(`It holds ${id}, which the engines answer differently: ${because}.`);
  }
  for (const name of unknownFunctions(text)) {
    tell(`It calls ${name}, which is no function that both engines know alike.`, name);
  }
  for (const what of crossedWithoutScope(text)) {
    tell(
      `${what}. Each relation needs the whole scope: ${SCOPE}.`,
      what.slice(0, what.search(/ (?:lacks|stands|crosses|lets) /)),
    );
  }
  for (const { relations } of patternsOf(text)) {
    for (const { range } of relations) {
      const longest = Number(/\d+$/.exec(range)?.[0] ?? 0);
      if (longest > LONGEST_WALK) tell(`${range} walks further than ${LONGEST_WALK} relations; walk less.`, range);
    }
  }
  for (const message of [
    ...orderProblems(report, text),
    ...parameterProblems(report, text),
    ...columnProblems(report, text),
  ]) {
    tell(message);
  }
  return problems;
}

const SCOPE =
  'r.validFrom <= $asOf AND r.validTo > $asOf AND r.recordedAt <= $asKnownOn AND r.retractedAt > $asKnownOn AND r.confidence >= $minConfidence AND r.access IN $access';

/** The line of a fragment in a statement, the first one where it is not found as it stands. */
const lineOf = (body: string, fragment: string): number =>
  fragment === '' ? 1 : body.slice(0, Math.max(body.indexOf(fragment), 0)).split('\n').length;

/** The rows come in an order that ends in a unique column, and no more of them than are asked for. */
function orderProblems({ columns, cursor }: Report, text: string): string[] {
  const [ordering, limit] = clausesOf(text).slice(-2);
  if (ordering?.keyword !== 'ORDER BY' || limit?.keyword !== 'LIMIT' || limit.body !== '$limit') {
    return ['It does not end in ORDER BY … LIMIT $limit; end it so.'];
  }
  const order = ordering.body;
  const terms = partsOf(order, /,/);
  const last = (terms.at(-1) as string).replace(/\s+(?:ASC|DESC)$/, '');
  const isKey = columns.some(({ name, type }) => name === last && !type.endsWith('s'));
  const problems = isKey ? [] : [`Its order ends in ${last}; end it in columns that tell the rows apart.`];
  if (cursor !== null && order !== cursor)
    problems.push(`Its order is ${order}; with the cursor ${cursor} it is ORDER BY ${cursor} alone.`);
  return problems;
}

function parameterProblems({ parameters, cursor }: Report, text: string): string[] {
  const used = new Set(Array.from(text.matchAll(/\$(\w+)/g), ([, name]) => name as string));
  const given = new Set([
    ...parameters.map(({ name }) => name),
    ...scopeParameters,
    'limit',
    ...(cursor ? ['after'] : []),
  ]);
  const problems = [...used]
    .filter((name) => !given.has(name))
    .map((name) => `It uses $${name}, which the header does not declare.`);
  const unused = [...parameters.map(({ name }) => name), ...(cursor ? ['after'] : [])].filter(
    (name) => !used.has(name),
  );
  return [...problems, ...unused.map((name) => `It does not use $${name}; use it or take it out of the header.`)];
}

function columnProblems({ columns }: Report, text: string): string[] {
  const declared = columns.map(({ name }) => name);
  const returned = columnsOf(text).map((column) => /(?:\bAS\s+|^)(\w+)$/.exec(column)?.[1] ?? column);
  const at = Array.from({ length: Math.max(declared.length, returned.length) }, (_, index) => index).find(
    (index) => declared[index] !== returned[index],
  );
  if (at === undefined) return [];
  const [has, says] = [returned[at] ?? 'missing', declared[at] ?? 'none'];
  return [`Column ${at + 1} of its RETURN is ${has}; that of the header is ${says}. Make them alike, in one order.`];
}
