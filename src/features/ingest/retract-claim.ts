/** Takes one claim back: what it lies in is folded anew from the others, and goes when it was the last. */
import type { Claim } from '../../model/claims';
import { STILL_HELD } from '../../model/dates';
import { parseEntityId, parseRelationId } from '../../model/ids';
import { parseRecordClaimId, recordClaimId } from '../../model/record-claim-id';
import { isEvidence } from '../../model/records';
import { claimsOfRelation } from '../../model/versions';
import type { Store } from '../../store/store';
import { type GraphReader, kindOfId } from './graph-reader';
import { ingestStatements as statements } from './ingest.statements';
import { type Payload, refusal } from './payload';
import { type Fault, faultAt } from './user-error';
import { type Outcome, refoldSubjects, type Withdrawal, withdrawFromEntity, withdrawFromRelation } from './withdraw';
import { versionMessage } from './write-records';
import { WriteTurns } from './write-turns';
import { Writes } from './writes';

export interface ClaimToRetract {
  readonly id: string;
  readonly expectedVersion?: string | null;
}

export interface RetractionPayload extends Payload {
  /** What the claim lay in, or a claim that stood by itself. */
  readonly recordId: string | null;
  readonly isRecordGone: boolean | null;
}

type Work = { readonly writes: Writes; readonly outcome: Outcome } | { readonly fault: Fault };

export async function retractClaim(store: Store, claim: ClaimToRetract): Promise<RetractionPayload> {
  const turns = new WriteTurns(store, {});
  const recordId = parseRecordClaimId(claim.id)?.recordId ?? claim.id;
  const found = await turns.take<Work>(async () => {
    const work = await workOn(turns.reader, recordId, claim);
    return { writes: 'fault' in work ? new Writes() : work.writes, found: work };
  });
  if ('fault' in found) return { ...refusal([found.fault]), recordId: null, isRecordGone: null };
  const changeSet = { new: 0, changed: 1, unchanged: 0, conflicting: 0, refused: 0, batch: null, chains: null };
  return {
    userErrors: [],
    changeSet,
    watermark: await store.version(),
    recordId,
    isRecordGone: found.outcome === 'removed',
  };
}

function workOn(reader: GraphReader, recordId: string, claim: ClaimToRetract): Promise<Work> | Work {
  const kind = parseEntityId(recordId)?.kind;
  const isInRecord = recordId !== claim.id;
  if (parseRelationId(recordId) && isInRecord) return fromRelation(reader, recordId, claim);
  if (kind === 'Claim' || (kind && isInRecord && !isEvidence(kind))) return fromEntity(reader, recordId, claim);
  const message = `id is ${JSON.stringify(claim.id.slice(0, 80))}; expected the id of a claim. Take it from \`evidence\`.`;
  return { fault: faultAt('BAD_ID', ['id'], message) };
}

async function fromRelation(reader: GraphReader, recordId: string, claim: ClaimToRetract): Promise<Work> {
  const parts = parseRelationId(recordId);
  if (!parts) return unknown(claim);
  const { relation, from, to } = parts;
  const ends = { id: recordId, from, to };
  const versions = (await reader.versions(relation, [ends])).get(recordId) ?? [];
  const held = versions.find(
    (version) =>
      version.retractedAt === STILL_HELD &&
      claimsOfRelation(relation, version).some(
        (own) => recordClaimId(recordId, String(version.access), own) === claim.id,
      ),
  );
  if (!held) return unknown(claim);
  const stale = otherVersion(recordId, String(held.recordedAt), claim);
  if (stale) return stale;
  const access = String(held.access);
  const writes = new Writes(relation);
  const withdrawal = withdrawalOf((own) => recordClaimId(recordId, access, own) === claim.id);
  return { writes, outcome: withdrawFromRelation(relation, ends, access, versions, withdrawal, writes) };
}

async function fromEntity(reader: GraphReader, recordId: string, claim: ClaimToRetract): Promise<Work> {
  const entity = (await reader.known([recordId])).get(recordId);
  if (!entity) return unknown(claim);
  if (entity.properties.retractedAt !== STILL_HELD)
    return {
      fault: faultAt('ALREADY_RETRACTED', ['id'], `${recordId} was taken back already. There is nothing to do.`),
    };
  const stale = otherVersion(recordId, String(entity.properties.recordedAt), claim);
  if (stale) return stale;
  const isItself = recordId === claim.id;
  const withdrawal = withdrawalOf((own) => isItself || recordClaimId(recordId, '', own) === claim.id);
  const surroundings = {
    past: [],
    others: isItself ? [] : ((await reader.claimsOn([recordId])).get(recordId) ?? []),
    isNamed: !isItself && (await isNamed(reader, recordId)),
  };
  const writes = new Writes();
  const outcome = withdrawFromEntity(entity, surroundings, withdrawal, writes);
  if (outcome === 'unchanged') return unknown(claim);
  if (outcome === 'kept') {
    const message = `${claim.id} is the last claim on ${recordId}, which relations or claims still name. Retract those first.`;
    return { fault: faultAt('STILL_NAMED', ['id'], message) };
  }
  if (kindOfId(recordId) === 'Claim') await refoldSubjects(reader, [entity], withdrawal.now, writes);
  return { writes, outcome };
}

/** Whether relations or claims that are held speak of an entity. */
async function isNamed(reader: GraphReader, id: string): Promise<boolean> {
  const parameters = { ids: [id], stillHeld: STILL_HELD };
  const named = await reader.read(statements.stillNamed, parameters);
  return named.length > 0 || (await reader.read(statements.claimsOfSubjects, parameters)).length > 0;
}

/** What the claim took the place of does not come back: that was not asked for. */
const withdrawalOf = (goes: (claim: Claim) => boolean): Withdrawal => ({
  goes,
  comesBack: () => false,
  now: new Date().toISOString(),
});

function otherVersion(recordId: string, stands: string, { expectedVersion }: ClaimToRetract): Work | null {
  if (expectedVersion == null || expectedVersion === stands) return null;
  return { fault: faultAt('VERSION_CONFLICT', ['expectedVersion'], versionMessage(recordId, stands, expectedVersion)) };
}

function unknown({ id }: ClaimToRetract): Work {
  const message = `id ${JSON.stringify(id.slice(0, 80))} names no claim that is held. Take it from \`evidence\`.`;
  return { fault: faultAt('UNKNOWN_ID', ['id'], message) };
}
