/** Claims on a thing, and where claims contradict each other. */
import { Arg, type ClassType, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { type Derived, type DerivedField, derive, pageArguments } from '../../graphql/derived-field';
import { entityTypes } from '../../graphql/entity-types';
import { Entity, Relation } from '../../graphql/node.type';
import type { EntityRow, RelationRow } from '../../graphql/rows';
import { kindNames } from '../../model/kinds';
import {
  ClaimedValue,
  ClaimsConnection,
  Conflict,
  ConflictConnection,
  Dispute,
  Reading,
  RecordClaim,
  RecordClaimConnection,
} from './evidence.type';
import { listClaims } from './list-claims';
import { listConflicts } from './list-conflicts';
import { listEvidence } from './list-evidence';
import { disputesOf } from './readings';
import { claimsIn, type RecordClaimRow, type Subject, wholeSubject } from './record-claims';

@Resolver(() => Conflict)
class ConflictResolver {
  @Query(() => ConflictConnection, {
    description: 'Where claims contradict each other: on one predicate of one subject they give different readings.',
  })
  conflicts(
    @Arg('about', () => ID, { nullable: true, description: 'Only on this entity or relation; on all when absent.' })
    about: string | null,
    @Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Ctx() context: Context,
  ) {
    return listConflicts(context, about ?? null, first, after ?? null);
  }
}

@Resolver(() => RecordClaim)
class RecordClaimResolver {
  @Query(() => RecordClaimConnection, {
    description:
      'All claims on an entity or relation: first those that lie in it, the earliest first, then those that stand by themselves, by predicate. Those trusted less than `minConfidence` are left out.',
  })
  evidence(
    @Arg('about', () => ID, { description: 'The entity or relation.' }) about: string,
    @Arg('first', () => Int, { defaultValue: 25, description: 'How many to show, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })
    after: string | null,
    @Ctx() context: Context,
  ) {
    return listEvidence(context, about, first, after ?? null);
  }

  @FieldResolver()
  async sources(@Root() claim: RecordClaimRow, @Ctx() context: Context) {
    return (await Promise.all(claim.sources.map((id) => context.entity(id)))).filter((source) => source !== null);
  }
}

/** What names an entity by its id. */
interface Naming {
  readonly objectId: string | null;
}

@Resolver(() => Reading)
class ReadingResolver {
  @FieldResolver()
  object(@Root() reading: Naming, @Ctx() context: Context) {
    return reading.objectId ? context.entity(reading.objectId) : null;
  }
}

@Resolver(() => ClaimedValue)
class ClaimedValueResolver {
  @FieldResolver()
  object(@Root() value: Naming, @Ctx() context: Context) {
    return value.objectId ? context.entity(value.objectId) : null;
  }
}

const disputes: DerivedField<Subject> = {
  name: 'disputes',
  description: 'The properties on which its claims disagree, and the rule by which one reading is shown.',
  type: () => [Dispute],
  resolve: (row, context) => disputesOf(context, row),
};

const claims: DerivedField<RelationRow> = {
  name: 'claims',
  description: 'The claims it rests on.',
  type: () => [RecordClaim],
  resolve: async (row, context) => [...claimsIn(await wholeSubject(context, row)).values()],
};

const claimsAbout: DerivedField<EntityRow> = {
  name: 'claimsAbout',
  description: 'What sources state on it, as they state it, by predicate.',
  type: () => ClaimsConnection,
  args: pageArguments,
  resolve: (row, context, first, after) => listClaims(context, row.id, first, after ?? null),
};

export const evidenceResolvers: readonly ClassType[] = [
  ConflictResolver,
  RecordClaimResolver,
  ReadingResolver,
  ClaimedValueResolver,
];

export const evidenceFields: readonly Derived[] = [
  derive<Subject>(Entity, [disputes]),
  derive<RelationRow>(Relation, [claims, disputes]),
  ...kindNames.map((kind) => derive<EntityRow>(entityTypes[kind], [claimsAbout])),
];
