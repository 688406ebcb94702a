/** What is left of a record when claims on it are taken back: other claims, an earlier one that comes back, or nothing. */
import { claimOfNode } from '../../model/claim-of-row';
import type { Claim } from '../../model/claims';
import { STILL_HELD } from '../../model/dates';
import type { RelationKind } from '../../model/relations';
import {
  claimsOfEntity,
  claimsOfRelation,
  mattersOfKind,
  mattersOfRelation,
  type Values,
  versionOf,
} from '../../model/versions';
import { nextInstant } from './folding';
import { type GraphReader, type KnownEntity, kindOfId, type RelationEnds, rolesIn } from './graph-reader';
import { entityVersion, relationVersion } from './graph-rows';
import { refoldEntity } from './record-writer';
import type { Writes } from './writes';

/** Which claims go; and of which loads none may come back. */
export interface Withdrawal {
  readonly goes: (claim: Claim) => boolean;
  /** Whether what the claim replaced comes back; a claim of a load that was undone never does. */
  readonly comesBack: (claim: Claim) => boolean;
  readonly now: string;
}

/** Nothing is left of it, it shows something else, or it stays because others name it. */
export type Outcome = 'removed' | 'restored' | 'kept' | 'unchanged';

export function withdrawFromRelation(
  relation: RelationKind,
  ends: RelationEnds,
  access: string,
  versions: readonly Values[],
  withdrawal: Withdrawal,
  writes: Writes,
): Outcome {
  const same = versions.filter((version) => version.access === access);
  const held = same.find(({ retractedAt }) => retractedAt === STILL_HELD);
  if (!held) return 'unchanged';
  const claims = claimsOfRelation(relation, held);
  const earlier = same.filter((version) => version !== held).map((version) => claimsOfRelation(relation, version));
  const left = claimsLeft(claims, earlier, withdrawal);
  if (left === null) return 'unchanged';
  const at = nextInstant(String(held.recordedAt), [], withdrawal.now);
  const { from, to, id } = ends;
  writes.replace({ from, to, properties: { ...held, retractedAt: at } });
  if (left.length === 0) return 'removed';
  writes.create(relationVersion({ id, from, to, access }, versionOf(mattersOfRelation(relation), left, at)));
  return 'restored';
}

export interface Surroundings {
  /** Earlier versions, the earliest first. */
  readonly past: readonly KnownEntity[];
  /** Claims on it that stand by themselves. */
  readonly others: readonly Claim[];
  /** Whether something that stands names it, so that it has to stay. */
  readonly isNamed: boolean;
}

export function withdrawFromEntity(
  entity: KnownEntity,
  { past, others, isNamed }: Surroundings,
  withdrawal: Withdrawal,
  writes: Writes,
): Outcome {
  const kind = kindOfId(entity.id);
  const claims = claimsOfEntity(kind, entity.properties, rolesIn(entity));
  const earlier = past.map((version) => claimsOfEntity(kind, version.properties, rolesIn(version)));
  const left = claimsLeft(claims, earlier, withdrawal, mattersOfKind(kind).isEvidence);
  if (left === null) return 'unchanged';
  if (left.length === 0 && isNamed) return 'kept';
  const at = nextInstant(String(entity.properties.recordedAt), [], withdrawal.now);
  if (left.length > 0) {
    writes.end(entity, at);
    writes.begin(entityVersion(kind, entity.id, versionOf(mattersOfKind(kind), left, at, others), left));
    return 'restored';
  }
  if (kind === 'Claim') {
    // A claim that was taken back stays where its sources are.
    writes.begin({ id: entity.id, roles: [], properties: { ...entity.properties, retractedAt: at } });
  } else {
    writes.end(entity, at);
    writes.remove(entity.id);
  }
  return 'removed';
}

/** Null when none goes. What a claim took the place of is in the latest earlier version that holds it. */
function claimsLeft(
  claims: readonly Claim[],
  earlier: readonly (readonly Claim[])[],
  { goes, comesBack }: Withdrawal,
  isEvidence = false,
): Claim[] | null {
  const going = claims.filter(goes);
  if (going.length === 0) return null;
  const left = claims.filter((claim) => !goes(claim));
  for (const claim of going) {
    const replaced = earlier
      .flat()
      .findLast((other) => !goes(other) && comesBack(other) && (isEvidence || speaksInPlaceOf(claim, other)));
    const speaks = left.some((other) => replaced && speaksInPlaceOf(other, replaced));
    if (replaced && !speaks) left.push(replaced);
  }
  return left;
}

const speaksInPlaceOf = (claim: Claim, other: Claim): boolean =>
  claim.locator === other.locator &&
  (claim.sources.length + other.sources.length === 0 || claim.sources.some((source) => other.sources.includes(source)));

/** Folds the entities anew that claims spoke of before `writes` takes them back or changes them. */
export async function refoldSubjects(
  reader: GraphReader,
  going: readonly KnownEntity[],
  now: string,
  writes: Writes,
): Promise<void> {
  const coming = writes.begun.filter(({ properties }) => properties.retractedAt === STILL_HELD);
  const ids = [...new Set([...going, ...coming].map(({ properties }) => String(properties.subject)))];
  const known = await reader.known(ids);
  const standing = await reader.claimsOn(ids, new Set(going.map(({ id }) => id)));
  for (const entity of known.values()) {
    const back = coming.flatMap(({ properties }) =>
      properties.subject === entity.id ? (claimOfNode(kindOfId(entity.id), properties) ?? []) : [],
    );
    refoldEntity(entity, [...(standing.get(entity.id) ?? []), ...back], [], now, writes);
  }
}
