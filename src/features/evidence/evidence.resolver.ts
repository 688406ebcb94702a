/** Claims on a thing, and where claims contradict each other. */
import { Arg, type ClassType, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { derivedResolver } from '../../graphql/derived-resolver';
import { entityTypes } from '../../graphql/entity-types';
import type { EntityRow } from '../../graphql/rows';
import { kindNames } from '../../model/kinds';
import { ClaimsConnection, Conflict, ConflictConnection, Reading } from './evidence.type';
import { listClaims } from './list-claims';
import { type ConflictRow, listConflicts, type ReadingRow, readingsOf } from './list-conflicts';

@Resolver(() => Conflict)
class ConflictResolver {
  @Query(() => ConflictConnection, {
    description: 'Where claims contradict each other: on one predicate of one subject they give different readings.',
  })
  conflicts(
    @Arg('about', () => ID, { nullable: true, description: 'Only on this entity; on all when absent.' })
    about: string | null,
    @Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Ctx() context: Context,
  ) {
    return listConflicts(context, about ?? null, first, after ?? null);
  }

  @FieldResolver()
  subject(@Root() conflict: ConflictRow, @Ctx() context: Context) {
    return context.entity(conflict.subjectId);
  }

  @FieldResolver()
  readings(@Root() conflict: ConflictRow, @Ctx() context: Context) {
    return readingsOf(context, conflict);
  }
}

@Resolver(() => Reading)
class ReadingResolver {
  @FieldResolver()
  object(@Root() reading: ReadingRow, @Ctx() context: Context) {
    return reading.objectId ? context.entity(reading.objectId) : null;
  }
}

const claimsOnEntities = kindNames.map((kind) =>
  derivedResolver<EntityRow>(entityTypes[kind], [
    {
      name: 'claimsAbout',
      description: 'What sources state on it, as they state it, by predicate.',
      type: () => ClaimsConnection,
      paged: true,
      resolve: (row, context, first, after) => listClaims(context, row.id, first, after ?? null),
    },
  ]),
);

export const evidenceResolvers: readonly ClassType[] = [ConflictResolver, ReadingResolver, ...claimsOnEntities];
