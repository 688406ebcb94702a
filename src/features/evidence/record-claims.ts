/** Claims as they are shown: those that lie in an entity or relation, and those that stand by themselves. */
import type { Context } from '../../graphql/context';
import { type EntityRow, isRelation, kindOf, type RelationRow, storedValues } from '../../graphql/rows';
import type { Claim, Matter } from '../../model/claims';
import { propertiesOf } from '../../model/kinds';
import { readingText } from '../../model/reading-text';
import { recordClaimId } from '../../model/record-claim-id';
import { declarationOf } from '../../model/relations';
import { claimsOfEntity, claimsOfRelation, type Matters, mattersOfKind, mattersOfRelation } from '../../model/versions';
import { wholeRelation } from './evidence.loaders';

/** What is claimed of: an entity or a relation. */
export type Subject = EntityRow | RelationRow;

interface ClaimedValueRow {
  readonly property: string;
  /** Null where an entity is named. */
  readonly value: string | null;
  readonly objectId: string | null;
}

export interface RecordClaimRow extends Omit<Claim, 'values'> {
  readonly id: string;
  readonly about: Subject;
  readonly values: readonly ClaimedValueRow[];
  /** The claim where it stands in the graph by itself. */
  readonly statement: EntityRow | null;
}

/** What can be claimed of a subject. */
export const mattersOn = (subject: Subject): Matters =>
  isRelation(subject) ? mattersOfRelation(subject.kind) : mattersOfKind(kindOf(subject));

/** The subject with all that the graph holds of it. */
export const wholeSubject = async (context: Context, subject: Subject): Promise<Subject> =>
  isRelation(subject) ? wholeRelation(context, subject) : subject;

/** Whether the scope counts a claim: it was known, and is trusted enough or is none to trust. */
export const isCounted = ({ scope }: Context, { recordedAt, confidence }: Claim): boolean =>
  recordedAt <= scope.asKnownOn && (confidence === null || confidence >= scope.minConfidence);

/** The claims that lie in a whole subject, as the model has them and as they are shown. */
export function claimsIn(subject: Subject): Map<Claim, RecordClaimRow> {
  const stored = storedValues(subject);
  const access = String(stored.access ?? '');
  const claims = isRelation(subject)
    ? claimsOfRelation(subject.kind, stored)
    : claimsOfEntity(kindOf(subject), stored, subject.roles);
  return new Map(claims.map((claim) => [claim, shownClaim(subject, access, claim)]));
}

function shownClaim(about: Subject, access: string, claim: Claim): RecordClaimRow {
  const values = mattersOn(about).list.flatMap((matter) => claimedValue(about, matter, claim) ?? []);
  return { ...claim, id: recordClaimId(about.id, access, claim), about, values, statement: null };
}

function claimedValue(about: Subject, { name, properties }: Matter, { values }: Claim): ClaimedValueRow | null {
  const stated = properties.map((property) => values[property]);
  if (stated[0] == null) return null;
  return isReference(about, name)
    ? { property: name, value: null, objectId: String(stated[0]) }
    : { property: name, value: readingText(stated), objectId: null };
}

/** Whether a property of the subject names an entity. */
function isReference(subject: Subject, name: string): boolean {
  const declared = isRelation(subject) ? declarationOf(subject.kind).properties : propertiesOf(kindOf(subject));
  return declared[name]?.type === 'reference';
}

/** A claim that stands by itself, as it is shown. */
export function standingClaim(about: Subject, claim: Claim, node: EntityRow): RecordClaimRow {
  const objectId = (node.object as string | undefined) ?? null;
  const value = objectId === null ? ((node.value as string | undefined) ?? null) : null;
  const values = [{ property: String(node.predicate), value, objectId }];
  return { ...claim, id: node.id, about, values, statement: node };
}
