/** Which properties of a row are the answer as they stand, so that nothing has to be made of them. */
import { type GraphQLField, isNonNullType, isScalarType, isSpecifiedScalarType } from 'graphql';

export type Stands = (value: unknown) => boolean;

/** What scalars give on as it is (graphql-js, `serialize` of the built-in ones). */
const standingAs: Readonly<Record<string, Stands>> = {
  ID: (value) => typeof value === 'string',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  Float: (value) => Number.isFinite(value),
};

const standingOrNull = Object.fromEntries(
  Object.entries(standingAs).map(([name, stands]) => [name, (value: unknown) => value === null || stands(value)]),
);

/** Tells such properties of a field; null where none is, as it has a resolver, arguments or no known scalar. */
export function standing({ resolve, args, type }: GraphQLField<unknown, unknown>): Stands | null {
  const named = isNonNullType(type) ? type.ofType : type;
  if (resolve || args.length > 0 || !isScalarType(named)) return null;
  const name = isSpecifiedScalarType(named) ? named.name : named.extensions.standsAs;
  return (named === type ? standingOrNull : standingAs)[String(name)] ?? null;
}
