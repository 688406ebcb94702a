/**
 * What a server cannot stop is refused before it runs: Neo4j looks at its deadline between rows, not inside an
 * expression, and does not count the memory of the texts and lists that an expression makes. So what runs or grows
 * without end within one row has a bound here. UNWIND makes rows of a list and can be stopped.
 */
import { cypherRefused } from '../../errors';
import { maskText } from './mask-text';

const MOST_JOINS = 16;
const MOST_REPLACES = 4;
const LONGEST_RANGE = 1_000;

const SIZE = String.raw`(?:size|length)\s*\(\s*(?:(?:nodes|relationships)\s*\(\s*\w+\s*\)|[\w.]+)\s*\)(?:\s*-\s*\d{1,3})?`;
const SMALL_RANGE = new RegExp(
  String.raw`\brange\s*\(\s*\d{1,3}\s*,\s*(?:\d{1,3}|${LONGEST_RANGE}|${SIZE})\s*(?:,\s*\d{1,3}\s*)?\)`,
  'gi',
);
const LOOP = /\b(?:all|any|none|single)\s*\(\s*[^\s()]+\s+IN\b|\breduce\s*\(|\[\s*[^\s()[\]]+\s+IN\b/gi;

export function checkGrowth(text: string): void {
  const masked = maskText(text);
  const calls = (name: string) => [...masked.matchAll(new RegExp(String.raw`\b${name}\b\W*?\(`, 'gi'))].length;
  // The texts of backticks are masked, and a function may be called by such a name.
  if (/`\s*\(/.test(masked)) throw cypherRefused('calls a function in backticks.', 'Leave the backticks out.');
  if (calls('range') > [...masked.matchAll(SMALL_RANGE)].length) {
    throw cypherRefused(
      `has a range that may be long.`,
      `Write its ends as numbers up to ${LONGEST_RANGE}, or end it at size(…) of a list.`,
    );
  }
  const joins = [...masked.matchAll(/\+|\|\|/g)].length;
  if (joins > MOST_JOINS) {
    throw cypherRefused(`has ${joins} signs of addition; at most ${MOST_JOINS} are run.`, 'Use sum(), or a list.');
  }
  if (calls('replace') > MOST_REPLACES) {
    throw cypherRefused(`calls replace more than ${MOST_REPLACES} times.`, 'Do the rest with the answer.');
  }
  checkReplacements(text, masked);
  checkLoops(masked);
}

/** Replacing by what the statement itself made squares its size. */
function checkReplacements(text: string, masked: string): void {
  for (const { index } of masked.matchAll(/\breplace\W*?\(/gi)) {
    const open = masked.indexOf('(', index);
    const last = text.slice(open, endOf(masked, open)).split(',').at(-1) ?? '';
    if (/^\s*(?:'[^'\\]{0,20}'|"[^"\\]{0,20}")\s*\)?$/.test(last)) continue;
    throw cypherRefused('replaces by what is not written out.', "Write at most 20 characters in quotes, like ' '.");
  }
}

/** A loop within a loop takes the product of both lists; a reduce that uses its own value twice doubles it each time. */
function checkLoops(masked: string): void {
  for (const loop of masked.matchAll(LOOP)) {
    const open = loop.index + loop[0].search(/[([]/);
    const inside = masked.slice(open + 1, endOf(masked, open));
    if (inside.slice(loop[0].length - (open - loop.index) - 1).search(LOOP) >= 0) {
      throw cypherRefused('loops over a list within a loop over a list.', 'Make rows of the outer list with UNWIND.');
    }
    if (!/^reduce/i.test(loop[0])) continue;
    const [, name] = /^\s*(\w+)\s*=/.exec(inside) ?? [];
    const body = inside.slice(inside.indexOf('|') + 1);
    const uses = name ? [...body.matchAll(new RegExp(String.raw`\b${name}\b`, 'g'))].length : 2;
    if (uses > 1) {
      throw cypherRefused('has a reduce that uses its own value twice.', 'Use it once, or make rows with UNWIND.');
    }
  }
}

/** The place of the bracket that closes the one at `open`; the end of the text where none does. */
function endOf(masked: string, open: number): number {
  let depth = 0;
  for (let at = open; at < masked.length; at++) {
    if ('([{'.includes(masked[at] as string)) depth++;
    if (')]}'.includes(masked[at] as string) && --depth === 0) return at;
  }
  return masked.length;
}
