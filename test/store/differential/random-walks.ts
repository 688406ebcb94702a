/** Random chains to walk, and walks along them. */
import { relationKinds, relationsOfFlow } from '../../../src/model/relations';
import type { Records } from '../../support/graph-records';
import type { Walk } from './plain-walk';
import type { Random } from './random';
import { type Focus, randomGraph } from './random-graph';
import { randomScope } from './random-scope';

const supply = relationsOfFlow('supply');

/** A scope that holds most of a random graph. */
const wide = {
  asOf: '2023-03-03',
  asKnownOn: '2026-01-01T12:00:00.000Z',
  isPast: true,
  minConfidence: 0,
  access: [''],
};

interface Shape extends Focus {
  /** At least and at most so many entities. */
  readonly size: readonly [number, number];
  readonly density: number;
}

const parts = ['Component', 'Component', 'Organization', 'Contract'] as const;
const firms = Array<'Organization'>(6).fill('Organization');

/** Small, wide, deep, and so dense that a tier holds more relations than one statement gives. */
const shapes: readonly Shape[] = [
  { size: [1, 40], density: 6, kinds: parts, relations: [...supply, 'OWNS'] },
  { size: [40, 80], density: 8, kinds: parts, relations: [...supply, 'OWNS'] },
  { size: [60, 90], density: 12, kinds: parts, relations: ['PART_OF', 'PART_OF', 'SUPPLIES', 'SUPPLIES_TO'] },
  { size: [14, 18], density: 120, kinds: firms, relations: Array<'SUPPLIES_TO'>(6).fill('SUPPLIES_TO') },
];

export function randomChains(random: Random): Records {
  const { size, density, ...focus } = random.pick(shapes);
  return randomGraph(random, random.whole(...size), focus, density);
}

/** Neo4j takes a second to plan a walk for as many kinds of relations as it has not seen; so there are few choices. */
export function randomWalk(random: Random, { entities, relations }: Records): Walk {
  const { asOf, asKnownOn } = randomScope(random);
  const ends = relations.flatMap(({ from, to }) => [from, to]);
  const others = random.some(relationKinds, 6);
  return {
    root: random.pick(random.chance(0.9) && ends.length > 0 ? ends : entities.map(({ id }) => id)),
    direction: random.pick(['UPSTREAM', 'DOWNSTREAM']),
    via: random.pick([supply, ['SUPPLIES_TO'], [...supply, 'OWNS'], [...supply, ...others]]),
    maxTier: random.pick([1, 2, 3, 4, 5, 7, 12]),
    budget: random.whole(1, 30),
    scope: { ...wide, ...(random.chance(0.3) ? { asOf, asKnownOn } : {}), minConfidence: random.pick([0, 0.25]) },
  };
}
