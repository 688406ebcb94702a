/** Writing: what sources state of organizations and relations, and taking claims back. */
import { Arg, type ClassType, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context';
import { parseRelationId } from '../../model/ids';
import { assertRelations, type RowOutcome } from './assert-relation';
import { heldRelation } from './held-relation';
import { importResolvers } from './imports.resolver';
import { ClaimRetractInput, OrganizationUpsertInput, RelationAssertInput } from './ingest.args';
import { ClaimRetractPayload, OrganizationUpsertPayload, RelationAssertPayload, RelationOutcome } from './ingest.type';
import { mutate } from './mutate';
import { type RetractionPayload, retractClaim } from './retract-claim';
import { type OrganizationPayload, upsertOrganization } from './upsert-organization';

@Resolver(() => OrganizationUpsertPayload)
class OrganizationUpsertResolver {
  @Mutation(() => OrganizationUpsertPayload, {
    description: 'Takes in what sources state of an organization; makes it where it is not there yet.',
  })
  organizationUpsert(
    @Arg('input', () => OrganizationUpsertInput, { description: 'What they state.' }) input: OrganizationUpsertInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, 'organizationUpsert', input, { run: () => upsertOrganization(context.store, input) });
  }

  @FieldResolver()
  organization(@Root() { organizationId }: OrganizationPayload, @Ctx() context: Context) {
    return organizationId == null ? null : context.entity(organizationId);
  }
}

@Resolver(() => RelationAssertPayload)
class RelationAssertResolver {
  @Mutation(() => RelationAssertPayload, {
    description: 'Takes in what sources state of up to 100 relations, with a verdict for each.',
  })
  relationAssert(
    @Arg('input', () => RelationAssertInput, { description: 'What they state.' }) input: RelationAssertInput,
    @Ctx() context: Context,
  ) {
    const run = () => assertRelations(context.store, input);
    return mutate(context, 'relationAssert', input, { run, orElse: { rows: [] } });
  }
}

@Resolver(() => RelationOutcome)
class RelationOutcomeResolver {
  @FieldResolver()
  relation(@Root() { relationId }: RowOutcome, @Ctx() context: Context) {
    return parseRelationId(relationId) ? heldRelation(context, relationId) : null;
  }
}

@Resolver(() => ClaimRetractPayload)
class ClaimRetractResolver {
  @Mutation(() => ClaimRetractPayload, {
    description:
      'Takes a claim back. What it lies in shows what the other claims say; with the last claim it is held no more. Assert the claim again to bring it back.',
  })
  claimRetract(
    @Arg('input', () => ClaimRetractInput, { description: 'The claim.' }) input: ClaimRetractInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, 'claimRetract', input, { run: () => retractClaim(context.store, input) });
  }

  @FieldResolver()
  record(@Root() { recordId }: RetractionPayload, @Ctx() context: Context) {
    if (recordId == null) return null;
    return parseRelationId(recordId) ? heldRelation(context, recordId) : context.entity(recordId);
  }
}

export const ingestResolvers: readonly ClassType[] = [
  OrganizationUpsertResolver,
  RelationAssertResolver,
  RelationOutcomeResolver,
  ClaimRetractResolver,
  ...importResolvers,
];
