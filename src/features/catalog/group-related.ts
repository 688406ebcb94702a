/** What one kind of relation leads to, in groups by a property of the relation or of what is there, with sums of others. */
import type { Context } from '../../graphql/context';
import type { Direction } from '../../graphql/relation-types';
import type { RelationKind } from '../../model/relations';
import { type Group, gatherGroups } from './gather-groups';
import { type RelatedProperty, relatedPartsLoader } from './related-parts';

/** Groups from the largest on; one group of all where `by` is null. What is not known is a group of its own. */
export async function groupRelated(
  context: Context,
  relation: RelationKind,
  direction: Direction,
  id: string,
  by: RelatedProperty | null,
  sums: readonly RelatedProperty[],
): Promise<readonly Group[]> {
  const [counted, ...summed] = await Promise.all(
    [null, ...sums].map((of) => relatedPartsLoader(context, relation, direction, by, of).load(id)),
  );
  const list = sums.map(({ name, isMoney }, index) => ({ field: name, isMoney, rows: summed[index] ?? [] }));
  return gatherGroups(by, counted ?? [], list);
}
