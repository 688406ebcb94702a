/** Random scopes, most of which see a good part of a random graph. */
import type { ReadingScope } from '../../../src/model/scope';
import type { Random } from './random';
import { confidences, markings } from './random-graph';
import { days, instants } from './random-values';

export const randomScope = (random: Random): ReadingScope => ({
  asOf: random.pick([...days, '2023-03-03', '2023-03-03']),
  asKnownOn: random.pick([...instants, '2026-01-01T12:00:00.000Z', '2026-01-01T12:00:00.000Z']),
  isPast: false,
  minConfidence: random.pick([0, 0, ...confidences]),
  access: random.pick([[''], [''], ['', 'staff'], markings, ['k2']]),
});

/** A scope of one shape. Neo4j plans a text anew for each kind of number and size of list, a walk for a second. */
export const randomWalkScope = (random: Random): ReadingScope => ({
  ...randomScope(random),
  minConfidence: random.pick([0.25, 0.25, 0.5, 0.75]),
  access: random.pick([[''], [''], ['staff']]),
});
