/**
 * Ids of the claims that lie in a record, an entity or relation: the record's id, `~`, and 12 hexadecimal digits that are
 * made from who says it, where, and who may see it. A source's newer statement at the same place has the same id.
 */
import { createHash } from 'node:crypto';
import { type Claim, claimKey } from './claims';
import { parseEntityId, parseRelationId } from './ids';

const ID = /^([^~]+)~([0-9a-f]{12})$/;

/** `access` is the key that a relation is read under; empty for entities and for what everybody may see. */
export function recordClaimId(recordId: string, access: string, claim: Claim): string {
  const digest = createHash('sha256').update(claimKey(claim)).update(access).digest('hex');
  return `${recordId}~${digest.slice(0, 12)}`;
}

/** The record a claim lies in, or null when the text is no such id. Which of its claims it is, `recordClaimId` tells. */
export function parseRecordClaimId(id: string): { readonly recordId: string } | null {
  const recordId = ID.exec(id)?.[1];
  return recordId && (parseEntityId(recordId) || parseRelationId(recordId)) ? { recordId } : null;
}
