/** Records as the graph holds them: what a package's rows become, and what tests put together by themselves. */

import { inOrder } from '../../src/features/ingest/check-rows';
import { cleanRow } from '../../src/features/ingest/clean-row';
import { word } from '../../src/features/ingest/folding';
import { entityVersion, relationVersion } from '../../src/features/ingest/graph-rows';
import { openPackage } from '../../src/features/ingest/read-package';
import * as rows from '../../src/features/ingest/record';
import { claimOfNode } from '../../src/model/claim-of-row';
import type { Kind, Role } from '../../src/model/kinds';
import type { RelationKind } from '../../src/model/relations';
import { claimsOfEntity, mattersOfKind, mattersOfRelation, versionOf } from '../../src/model/versions';

export interface EntityRecord {
  readonly kind: Kind;
  readonly id: string;
  readonly roles: readonly Role[];
  readonly properties: Record<string, unknown>;
}

export interface RelationRecord {
  readonly relation: RelationKind;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Record<string, unknown>;
}

export interface Records {
  readonly entities: readonly EntityRecord[];
  readonly relations: readonly RelationRecord[];
}

/** When what states no time of recording was recorded. */
const RECORDED_AT = '2024-01-01T00:00:00.000Z';

const place = { file: 'test', line: 1 };
const stamp = { batch: 'test', now: RECORDED_AT, reliability: () => null };

type Cells = Readonly<Record<string, unknown>>;

export function entityRecord(kind: Kind, cells: Cells): EntityRecord {
  const record = rows.entityRecord(kind, place, cells, stamp);
  const matters = mattersOfKind(kind);
  const version =
    cells.retractedAt === undefined
      ? versionOf(matters, [record.claim], record.claim.recordedAt)
      : word(record, matters);
  const { id, roles, properties } = entityVersion(kind, record.id, version, [record.claim]);
  return { kind, id, roles, properties };
}

export function relationRecord(relation: RelationKind, cells: Cells): RelationRecord {
  const record = rows.relationRecord(relation, place, cells, stamp);
  const version = versionOf(mattersOfRelation(relation), [record.claim], record.claim.recordedAt);
  const { from, to, properties } = relationVersion(record, version);
  const { retractedAt = properties.retractedAt } = cells;
  return { relation, id: record.id, from, to, properties: { ...properties, retractedAt } };
}

/** The rows of a package, each as the version it makes by itself; a confidence that no row states is that of its source. */
export async function recordsIn(directory: string): Promise<Records> {
  const entities: EntityRecord[] = [];
  const relations: RelationRecord[] = [];
  const reliability = new Map<string, number>();
  for (const { of, columns, rows: read } of inOrder((await openPackage(directory)).tables)) {
    for await (const row of read()) {
      const cells: Record<string, unknown> = { ...cleanRow(columns, row, []) };
      const sources = (cells.sources ?? []) as string[];
      const isFact = 'relation' in of || !['Source', 'Claim'].includes(of.kind);
      if (isFact) cells.confidence ??= Math.max(...sources.map((id) => reliability.get(id) as number));
      if ('relation' in of) relations.push(relationRecord(of.relation, cells));
      else entities.push(entityRecord(of.kind, cells));
      if (typeof cells.reliability === 'number') reliability.set(String(cells.id), cells.reliability);
    }
  }
  return { entities: entities.map((entity) => folded(entity, entities)), relations };
}

/** An entity with the claims on it folded in. */
function folded(entity: EntityRecord, all: readonly EntityRecord[]): EntityRecord {
  const others = all.flatMap(({ kind, properties }) =>
    kind === 'Claim' && properties.subject === entity.id ? (claimOfNode(entity.kind, properties) ?? []) : [],
  );
  if (others.length === 0) return entity;
  const claims = claimsOfEntity(entity.kind, entity.properties, entity.roles);
  const version = versionOf(mattersOfKind(entity.kind), claims, RECORDED_AT, others);
  return { ...entity, properties: entityVersion(entity.kind, entity.id, version, claims).properties };
}
