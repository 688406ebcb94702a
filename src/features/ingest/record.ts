/** A row as a claim on an entity or relation: who says what of which, and since when where the row states that. */
import type { Claim, Rank } from '../../model/claims';
import { STILL_HELD } from '../../model/dates';
import { relationId } from '../../model/ids';
import { type Kind, propertiesOf, type Role } from '../../model/kinds';
import { isEvidence } from '../../model/records';
import { declarationOf, type RelationKind } from '../../model/relations';
import { type Matters, mattersOfKind, mattersOfRelation, versionOf } from '../../model/versions';
import type { Cleaned } from './clean-row';
import { type EntityVersion, entityVersion, type RelationVersion, relationVersion } from './graph-rows';

/** Where a row stands, for messages. */
export interface RowPlace {
  readonly file: string;
  readonly line: number;
}

interface CommonRecord extends RowPlace {
  readonly id: string;
  readonly claim: Claim;
  /** Whether the row is a whole version, folded from several claims. */
  readonly isVersion: boolean;
  readonly cells: Cleaned;
  /** Null where the row does not state it. */
  readonly recordedAt: string | null;
  readonly retractedAt: string | null;
}

export interface EntityRecord extends CommonRecord {
  readonly kind: Kind;
  /** What the graph will hold if nothing of it stands there yet; made ahead where that is likely. */
  made: EntityVersion | undefined;
}

export interface RelationRecord extends CommonRecord {
  readonly relation: RelationKind;
  readonly from: string;
  readonly to: string;
  readonly key: string;
  readonly access: string;
  /** What the graph will hold if nothing of it stands there yet; made ahead where that is likely. */
  made: RelationVersion | undefined;
}

export type LoadedRecord = EntityRecord | RelationRecord;

/** What records of one load have in common. */
export interface LoadStamp {
  readonly batch: string;
  /** When what the load states enters the graph. */
  readonly now: string;
  /** How far a row is trusted that does not say so: as far as the best of its sources; null without any. */
  reliability(sources: readonly string[]): number | null;
}

export function entityRecord(kind: Kind, { file, line }: RowPlace, cells: Cleaned, stamp: LoadStamp): EntityRecord {
  const claim = claimOf(cells, mattersOfKind(kind), stamp, isEvidence(kind));
  const isVersion = cells.claims !== undefined;
  const [recordedAt, retractedAt] = historyOf(cells);
  return { file, line, kind, id: String(cells.id), claim, isVersion, cells, recordedAt, retractedAt, made: undefined };
}

export function relationRecord(
  relation: RelationKind,
  { file, line }: RowPlace,
  cells: Cleaned,
  stamp: LoadStamp,
): RelationRecord {
  const { from, to, key = '', access = '' } = cells as Record<string, string>;
  const [source, target] = [String(from), String(to)];
  const id = relationId(relation, source, target, key);
  const claim = claimOf(cells, mattersOfRelation(relation), stamp, false);
  const isVersion = cells.claims !== undefined;
  const [recordedAt, retractedAt] = historyOf(cells);
  const place = { file, line, relation, id, from: source, to: target, key, access };
  return Object.assign(place, { claim, isVersion, cells, recordedAt, retractedAt, made: undefined });
}

function claimOf(cells: Cleaned, { properties }: Matters, stamp: LoadStamp, evidence: boolean): Claim {
  const values: Record<string, unknown> = {};
  for (const name of properties) if (cells[name] !== undefined) values[name] = cells[name];
  const stated = evidence ? NOTHING : cells;
  const sources = (cells.sources as string[] | undefined) ?? [];
  return {
    sources,
    confidence: evidence ? null : ((cells.confidence as number | undefined) ?? stamp.reliability(sources)),
    rank: (stated.rank as Rank | undefined) ?? 'NORMAL',
    origin: (stated.origin as string | undefined) ?? null,
    locator: (stated.locator as string | undefined) ?? null,
    statedOn: (stated.statedOn as string | undefined) ?? null,
    recordedAt: (cells.recordedAt as string | undefined) ?? stamp.now,
    batch: (cells.batches as string[] | undefined)?.[0] ?? stamp.batch,
    values,
  };
}

const NOTHING: Cleaned = {};

/** When the row says that it was recorded and taken back; null where it does not, or says that it is held. */
function historyOf({ recordedAt, retractedAt }: Cleaned): [string | null, string | null] {
  const end = (retractedAt as string | undefined) ?? STILL_HELD;
  return [(recordedAt as string | undefined) ?? null, end === STILL_HELD ? null : end];
}

/** Every entity a row names beside its own ends: references and sources. */
export function namedIn(record: LoadedRecord): { column: string; id: string }[] {
  const { values, sources } = record.claim;
  const declared = 'relation' in record ? declarationOf(record.relation).properties : propertiesOf(record.kind);
  const named: { column: string; id: string }[] = [];
  for (const column in declared) {
    if (declared[column]?.type !== 'reference') continue;
    const id = values[column];
    if (typeof id === 'string') named.push({ column, id });
  }
  for (const id of sources) named.push({ column: 'sources', id });
  return named;
}

/** The claims that a row makes: its own, or those of the whole version it is. */
export const claimsOf = ({ claim, cells }: LoadedRecord): readonly Claim[] =>
  (cells.claims as readonly Claim[] | undefined) ?? [claim];

export const rolesOf = ({ claim }: EntityRecord): readonly Role[] => (claim.values.roles ?? []) as readonly Role[];

/** The version that an entity of which nothing stands begins with. */
export function newEntity(record: EntityRecord): EntityVersion {
  const { kind, id, claim } = record;
  record.made ??= entityVersion(kind, id, versionOf(mattersOfKind(kind), [claim], claim.recordedAt), [claim]);
  return record.made;
}

/** The version that a relation of which nothing stands begins with. */
export function newRelation(record: RelationRecord): RelationVersion {
  const { relation, claim } = record;
  record.made ??= relationVersion(record, versionOf(mattersOfRelation(relation), [claim], claim.recordedAt));
  return record.made;
}
