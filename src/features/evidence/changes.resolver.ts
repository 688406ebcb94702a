/** What became known and what was taken back between two instants. */
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { InstantScalar } from '../../graphql/scalars';
import { ChangeConnection } from './changes.type';
import { listChanges } from './list-changes';

@Resolver()
export class ChangesResolver {
  @Query(() => ChangeConnection, {
    description:
      'What was added, removed or changed between what was known at two instants: entities by id, then relations by id. What was changed and changed back is not in it. It looks at when things were known and not at when they hold: another validity is a change as any other. `asOf` and `asKnownOn` of the query do not matter to it; a relation that is trusted less than `minConfidence` counts as not known.',
  })
  changesBetween(
    @Arg('from', () => InstantScalar, { description: 'The earlier instant.' }) from: string,
    @Arg('to', () => InstantScalar, { description: 'The later instant.' }) to: string,
    @Arg('about', () => ID, {
      nullable: true,
      description: 'Only this relation, or this entity and its relations; all when absent.',
    })
    about: string | null,
    @Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Ctx() context: Context,
  ) {
    return listChanges(context, { from, to }, about ?? null, first, after ?? null);
  }
}
