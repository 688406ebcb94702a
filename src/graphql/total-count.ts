/** `totalCount` of every connection, counted only when it is asked for. */
import type { ClassType } from 'type-graphql';
import { type DerivedField, derivedResolver } from './derived-resolver';
import { CountRelation, TotalCount } from './node.type';
import type { Page } from './page';
import { connectionTypes } from './relation-types';

const totalCount: DerivedField<Page<unknown>> = {
  name: 'totalCount',
  description: 'How many there are in all; counted only when asked for.',
  type: () => TotalCount,
  resolve: async (page) => ({ value: await page.count(), relation: CountRelation.EXACT }),
};

/** Made once every feature has declared its connections. */
export const totalCountResolvers = (): ClassType[] =>
  connectionTypes.map((type) => derivedResolver(type, [totalCount]));
