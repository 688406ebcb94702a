/** `totalCount` of every connection, counted only when it is asked for. */
import { type Derived, type DerivedField, derive } from './derived-field';
import { CountRelation, TotalCount } from './node.type';
import type { Page } from './page';
import { connectionTypes } from './relation-types';

const totalCount: DerivedField<Page<unknown>> = {
  name: 'totalCount',
  description: 'How many there are in all; counted only when asked for.',
  type: () => TotalCount,
  resolve: async (page) => ({ value: await page.count(), relation: CountRelation.EXACT }),
};

let made: readonly Derived[] | undefined;

/** Made once every feature has declared its connections. */
export function totalCounts(): readonly Derived[] {
  made ??= connectionTypes.map((type) => derive(type, [totalCount]));
  return made;
}
