/** Scalars whose text has a form. A value of another form is refused with what was expected. */
import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import { badInput } from '../errors';
import { isDate, normaliseInstant } from '../model/dates';

const textScalar = (name: string, description: string, expected: string, read: (text: string) => string | null) => {
  const parse = (value: unknown): string => {
    const text = typeof value === 'string' ? read(value) : null;
    if (text === null) throw badInput(name, value, expected, `Write it as ${expected}.`);
    return text;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    extensions: { standsAs: 'String' },
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node) => parse(valueFromASTUntyped(node)),
  });
};

export const DateScalar = textScalar(
  'Date',
  'A calendar date, YYYY-MM-DD (ISO 8601).',
  'a date like 2026-11-22',
  (text) => (isDate(text) ? text : null),
);

export const InstantScalar = textScalar(
  'DateTime',
  'An instant in UTC, YYYY-MM-DDThh:mm:ss.sssZ (ISO 8601).',
  'an instant like 2026-11-22T09:30:00Z',
  normaliseInstant,
);

export const WholeNumber = GraphQLSafeInt;
