/** `@reading` on a query sets the scope of all its fields. */
import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLFloat,
  getDirectiveValues,
  type OperationDefinitionNode,
} from 'graphql';
import { badInput } from '../errors';
import { publicScope, type ReadingScope } from '../model/scope';
import { DateScalar, InstantScalar } from './scalars';

export const readingDirective = new GraphQLDirective({
  name: 'reading',
  description: 'Under what the whole query reads; without it, what holds today as known now.',
  locations: [DirectiveLocation.QUERY],
  args: {
    asOf: { type: DateScalar, description: 'The day facts must hold on.' },
    asKnownOn: { type: InstantScalar, description: 'The instant by which facts must have been recorded.' },
    minConfidence: { type: GraphQLFloat, description: 'The least confidence of a relation, 0 to 1.' },
  },
});

export function scopeOf(
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  now: Date,
): ReadingScope {
  const { asOf, asKnownOn, minConfidence } = (getDirectiveValues(readingDirective, operation, variables) ?? {}) as {
    asOf?: string | null;
    asKnownOn?: string | null;
    minConfidence?: number | null;
  };
  return narrowed(publicScope(now), { asOf, asKnownOn, minConfidence });
}

/** A scope with what is given in place of its own; a confidence outside 0 to 1 is refused. */
export function narrowed(
  scope: ReadingScope,
  given: {
    asOf?: string | null | undefined;
    asKnownOn?: string | null | undefined;
    minConfidence?: number | null | undefined;
  },
): ReadingScope {
  const { asOf, asKnownOn, minConfidence } = given;
  if (minConfidence != null && !(minConfidence >= 0 && minConfidence <= 1)) {
    throw badInput('minConfidence', minConfidence, 'a number from 0 to 1', 'Leave it out for everything.');
  }
  return {
    ...scope,
    asOf: asOf ?? scope.asOf,
    asKnownOn: asKnownOn ?? scope.asKnownOn,
    isPast: asKnownOn != null || scope.isPast,
    minConfidence: minConfidence ?? scope.minConfidence,
  };
}
