/** The value of a parameter of a report, as its declaration allows it. */
import { badId, badInput } from '../../errors';
import { isDate } from '../../model/dates';
import { parseEntityId } from '../../model/ids';
import type { ReportParameter } from './report';

const LONGEST_TEXT = 1_000;

/** Throws BAD_INPUT or BAD_ID that names the parameter and what it expects. */
export function parameterValue(parameter: ReportParameter, value: unknown): string | number | boolean {
  if (fits(parameter, value)) return value as string | number | boolean;
  const expected = expectationOf(parameter);
  if (parameter.type === 'id') throw badId(parameter.name, value, expected);
  const shownValue = typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  throw badInput(parameter.name, shownValue, expected, 'Give one.');
}

/** A text that stands for the value, as an address or a command line gives it. */
export function parameterOfText(parameter: ReportParameter, text: string): string | number | boolean {
  return parameterValue(parameter, plainValue(parameter, text));
}

/** What a parameter expects, in words. */
export function expectationOf({ type, kinds = [], choices = [], min, max, maxLength }: ReportParameter): string {
  const bounds = `${min === undefined ? '' : ` from ${min}`}${max === undefined ? '' : ` up to ${max}`}`;
  switch (type) {
    case 'id':
      return `the id of ${kinds.map((kind) => `a ${kind}`).join(' or ')}`;
    case 'text':
      return `a text of at most ${maxLength ?? LONGEST_TEXT} characters`;
    case 'integer':
      return `a whole number${bounds}`;
    case 'number':
      return `a number${bounds}`;
    case 'date':
      return 'a date like 2026-11-22';
    case 'boolean':
      return 'true or false';
    case 'choice':
      return `one of ${choices.join(', ')}`;
  }
}

function fits(parameter: ReportParameter, value: unknown): boolean {
  const { type, kinds = [], choices = [], min = -Infinity, max = Infinity, maxLength = LONGEST_TEXT } = parameter;
  switch (type) {
    case 'integer':
    case 'number': {
      const isNumber = type === 'integer' ? Number.isSafeInteger(value) : isPlainNumber(value);
      return isNumber && (value as number) >= min && (value as number) <= max;
    }
    case 'boolean':
      return typeof value === 'boolean';
  }
  if (typeof value !== 'string') return false;
  switch (type) {
    case 'id': {
      const kind = parseEntityId(value)?.kind;
      return kind !== undefined && kinds.includes(kind);
    }
    case 'text':
      return value.length <= maxLength && (value as string & { isWellFormed(): boolean }).isWellFormed();
    case 'date':
      return isDate(value);
    case 'choice':
      return choices.includes(value);
  }
}

/** A whole number beyond 2^53 is none that the graph holds. */
const isPlainNumber = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

function plainValue({ type }: ReportParameter, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
