/**
 * The first look at a text, before any engine sees it. It refuses more than it must, so that the plan, which decides,
 * shows all that the text does: some engines leave a call inside an expression out of their plans.
 */
import { cypherRefused } from '../../errors';
import { LONGEST_TEXT } from '../ad-hoc';
import { maskText } from './mask-text';

/** Brackets within brackets; a parser that runs out of its stack says anything. */
const DEEPEST = 200;

/** White space and comments. A backslash could hide the end of a comment, so none may stand in one. */
const LEAD = String.raw`^(?:\s|\/\/[^\n\r\\]*(?:[\n\r]|$)|\/\*(?:[^*\\]|\*(?!\/))*\*\/)*`;
const READS = new RegExp(String.raw`${LEAD}(?:MATCH|OPTIONAL\s+MATCH|WITH|UNWIND|RETURN|CALL)(?![\w$])`, 'i');

const GAP = String.raw`(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n\r]*)`;
const LOAD_CSV = new RegExp(String.raw`\bLOAD${GAP}+CSV\b`, 'i');
const PROCEDURE = /\bCALL\b(?!\s*[({])/i;
const IN_TRANSACTIONS = /\bTRANSACTIONS?\b/i;

export function checkText(text: string): void {
  if (text.length > LONGEST_TEXT) {
    throw cypherRefused(
      `has ${text.length} characters; at most ${LONGEST_TEXT} are read.`,
      'Pass lists as parameters.',
    );
  }
  if (!/\S/.test(text)) throw cypherRefused('is empty.', 'Write a statement that begins with MATCH or RETURN.');
  if (!(text as string & { isWellFormed(): boolean }).isWellFormed()) {
    throw cypherRefused('holds half of a character.', 'Take it out.');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) {
    throw cypherRefused('holds a control character.', 'Take it out, or pass the text as a parameter.');
  }
  if (/\\u/i.test(text)) {
    throw cypherRefused('holds a character written as \\u.', 'Write the character itself, or pass it as a parameter.');
  }
  const depth = depthOf(maskText(text));
  if (depth > DEEPEST) {
    throw cypherRefused(`has brackets ${depth} deep; at most ${DEEPEST} are read.`, 'Name a part of it with WITH.');
  }
  if (!READS.test(text)) {
    throw cypherRefused(
      'does not begin with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL { … }.',
      'Begin with one of them; EXPLAIN is put before it here.',
    );
  }
  if (LOAD_CSV.test(text)) throw cypherRefused('holds LOAD CSV.', 'Files are read with `tierline load`.');
  if (PROCEDURE.test(text)) {
    throw cypherRefused(
      'calls a procedure.',
      'Only CALL { … } and CALL (…) { … } are run; in a text, use a parameter.',
    );
  }
  if (IN_TRANSACTIONS.test(text)) {
    throw cypherRefused('speaks of TRANSACTIONS.', 'A statement runs in one, and sees no other.');
  }
}

/** How many brackets are open at once at most. */
function depthOf(masked: string): number {
  let [depth, deepest] = [0, 0];
  for (const [bracket] of masked.matchAll(/[([{)\]}]/g)) {
    depth += '([{'.includes(bracket) ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
