/** The values that cross the port. Dates and instants are ISO text; whole numbers stay whole. */
import { badInput } from '../errors';

export type Parameters = Readonly<Record<string, unknown>>;
export type Row = Record<string, unknown>;

/** Half of a surrogate pair without the other. Both engines would keep U+FFFD in its place. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether a value is a plain map, wherever it was made: an engine's native code knows other prototypes. */
export function isMap(value: unknown): value is Row {
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A parameter as both engines take it: `undefined` becomes null, a number that is not finite or a whole number
 * beyond ±(2^53 − 1) is refused, and so is a text with half a character and what is no plain value. `integer` wraps
 * a whole number.
 */
export function toParameter(field: string, value: unknown, integer: (whole: number) => unknown): unknown {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'string':
      if (!LONE_SURROGATE.test(value)) return value;
      throw badInput(field, value, 'a text of whole characters', 'Take out the half of a character.');
    case 'boolean':
      return value;
    case 'number':
      return toNumber(field, value, integer);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map((item, index) => toParameter(`${field}[${index}]`, item, integer));
      if (isMap(value)) {
        return Object.fromEntries(
          Object.entries(value).map(([key, item]) => [key, toParameter(`${field}.${key}`, item, integer)]),
        );
      }
  }
  throw badInput(field, String(value), 'null, a boolean, a number, a text, a list or a map', 'Turn it into one.');
}

/**
 * Refuses a list that no property can hold on every engine: with null in it, of lists, or of several sorts. One engine
 * would keep it and read it back, the other refuse the write half-way.
 */
export function checkLists(field: string, value: unknown): void {
  if (Array.isArray(value)) {
    const sorts = new Set(value.map(sortOf));
    if (sorts.size > 1 || sorts.has('nothing') || sorts.has('list')) {
      const sort = `a list of ${[...sorts].join(' and ')}`;
      throw badInput(field, sort, 'a list of texts, numbers, booleans or maps', 'Leave out the rest.');
    }
    for (const [index, item] of value.entries()) checkLists(`${field}[${index}]`, item);
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) checkLists(`${field}.${key}`, item);
  }
}

function sortOf(value: unknown): string {
  if (value == null) return 'nothing';
  return Array.isArray(value) ? 'list' : typeof value;
}

function toNumber(field: string, value: number, integer: (whole: number) => unknown): unknown {
  const whole = Number.isInteger(value);
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
    throw badInput(field, String(value), 'a number, whole ones within ±(2^53 − 1)', 'Use a smaller unit of account.');
  }
  return whole ? integer(value) : value;
}
