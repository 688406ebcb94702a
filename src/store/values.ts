/** The values that cross the port. Dates and instants are ISO text; whole numbers stay whole. */
import { badInput } from '../errors';

export type Parameters = Readonly<Record<string, unknown>>;
export type Row = Record<string, unknown>;

/** Whether a value is a plain map, wherever it was made: an engine's native code knows other prototypes. */
export function isMap(value: unknown): value is Row {
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) return true;
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A parameter as both engines take it: `undefined` becomes null, a number that is not finite or a whole number beyond
 * ±(2^53 − 1) is refused, and so is a text with half a character and what is no plain value. `integer` wraps a whole
 * number. What needs no change is given back as it is. For a write, lists are refused that no property can hold on every
 * engine: with null in them, of lists, or of several sorts; one engine would keep them, the other refuse half-way.
 */
export function toParameter(
  field: string,
  value: unknown,
  integer: (whole: number) => unknown,
  isWritten = false,
): unknown {
  try {
    return converted(value, integer, isWritten);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw badInput(field + error.path, error.value, error.expected, error.remedy);
  }
}

class Refused {
  /** From the parameter to the value, built from the end. */
  path = '';

  constructor(
    readonly value: unknown,
    readonly expected: string,
    readonly remedy: string,
  ) {}
}

function converted(value: unknown, integer: (whole: number) => unknown, isWritten: boolean): unknown {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'string':
      if ((value as string & { isWellFormed(): boolean }).isWellFormed()) return value;
      throw new Refused(value, 'a text of whole characters', 'Take out the half of a character.');
    case 'boolean':
      return value;
    case 'number':
      return convertedNumber(value, integer);
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return convertedList(value, integer, isWritten);
      if (isMap(value)) return convertedMap(value, integer, isWritten);
  }
  throw new Refused(String(value), 'null, a boolean, a number, a text, a list or a map', 'Turn it into one.');
}

function convertedList(list: unknown[], integer: (whole: number) => unknown, isWritten: boolean): unknown[] {
  if (isWritten) checkList(list);
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    const made = inside(item, integer, isWritten, index);
    if (made !== item) {
      copy ??= list.slice();
      copy[index] = made;
    }
  }
  return copy ?? list;
}

function convertedMap(map: Row, integer: (whole: number) => unknown, isWritten: boolean): Row {
  let copy: Row | undefined;
  for (const key in map) {
    const item = map[key];
    const made = inside(item, integer, isWritten, key);
    if (made !== item) {
      copy ??= { ...map };
      copy[key] = made;
    }
  }
  return copy ?? map;
}

function inside(item: unknown, integer: (whole: number) => unknown, isWritten: boolean, key: string | number): unknown {
  try {
    return converted(item, integer, isWritten);
  } catch (error) {
    if (error instanceof Refused) error.path = (typeof key === 'number' ? `[${key}]` : `.${key}`) + error.path;
    throw error;
  }
}

function checkList(list: readonly unknown[]): void {
  const first = sortOf(list[0]);
  const isUniform = list.every((item) => sortOf(item) === first);
  if (list.length === 0 || (isUniform && first !== 'nothing' && first !== 'list')) return;
  const sorts = [...new Set(list.map(sortOf))];
  throw new Refused(
    `a list of ${sorts.join(' and ')}`,
    'a list of texts, numbers, booleans or maps',
    'Leave out the rest.',
  );
}

function sortOf(value: unknown): string {
  if (value == null) return 'nothing';
  return Array.isArray(value) ? 'list' : typeof value;
}

function convertedNumber(value: number, integer: (whole: number) => unknown): unknown {
  const whole = Number.isInteger(value);
  if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
    const remedy = 'Use a smaller unit of account.';
    throw new Refused(String(value), 'a number, whole ones within ±(2^53 − 1)', remedy);
  }
  return whole ? integer(value) : value;
}
