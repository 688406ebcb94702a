/** Where a text stops being JSON (RFC 8259), and what was expected there. */
import type { AppError } from '../../../../errors';
import type { Refuse } from '../refuse';

export interface JsonFault {
  /** Place in the text, from 0. */
  readonly at: number;
  readonly expected: string;
}

const STRING = '"[^"\\\\\\u0000-\\u001f]*(?:\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\\\\u0000-\\u001f]*)*"';
const SCALAR = '-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null';
const TOKEN = new RegExp(`(${STRING})|(${SCALAR})|([{}[\\],:])`, 'y');
const SPACE = /[ \t\n\r]*/y;

const expectations = {
  value: 'a value',
  firstItem: 'a value or ]',
  firstKey: 'a key in quotes or }',
  key: 'a key in quotes',
  colon: 'a colon',
  '{': 'a comma or }',
  '[': 'a comma or ]',
  end: 'nothing more',
} as const;

type Expectation = keyof typeof expectations;

/** Null where the whole text is one JSON value. */
export function jsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let next: Expectation = 'value';
  for (let at = 0; ; ) {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
    if (at === text.length && next === 'end') return null;
    TOKEN.lastIndex = at;
    const [token, string, scalar] = TOKEN.exec(text) ?? [];
    const after: Expectation | null =
      token === undefined ? null : step(next, string ? 'string' : scalar ? 'scalar' : token, open);
    if (!after) return { at, expected: expectations[next] };
    next = after;
    at = TOKEN.lastIndex;
  }
}

/** What may stand behind a token; null where the token may not stand there itself. */
function step(next: Expectation, token: string, open: ('{' | '[')[]): Expectation | null {
  const behindValue = (): Expectation => open.at(-1) ?? 'end';
  const isValuePlace = next === 'value' || next === 'firstItem';
  if (token === 'string' && (next === 'key' || next === 'firstKey')) return 'colon';
  if (token === 'string' || token === 'scalar') return isValuePlace ? behindValue() : null;
  if (token === ':') return next === 'colon' ? 'value' : null;
  if (token === ',') return next === '{' ? 'key' : next === '[' ? 'value' : null;
  if (token === '{' || token === '[') {
    if (!isValuePlace) return null;
    open.push(token);
    return token === '{' ? 'firstKey' : 'firstItem';
  }
  const closes = token === '}' ? next === '{' || next === 'firstKey' : next === '[' || next === 'firstItem';
  if (!closes) return null;
  open.pop();
  return behindValue();
}

/** `It is no valid JSON: at character 12 of line 3, …`; `firstLine` is the line in which the text begins. */
export function refusedJson(text: string, { at, expected }: JsonFault, firstLine: number, refuse: Refuse): AppError {
  const line = firstLine + text.slice(0, at).split('\n').length - 1;
  const character = at - text.lastIndexOf('\n', at - 1);
  const found = at < text.length ? `is ${JSON.stringify(text[at])}` : 'the text ends';
  return refuse(`It is no valid JSON: at character ${character} of line ${line} ${found}; expected ${expected}.`, {
    line,
  });
}
