/** What one transaction writes: versions that begin, versions that end, and which of them are disputed. */
import { STILL_HELD } from '../../model/dates';
import type { Kind } from '../../model/kinds';
import type { RelationKind } from '../../model/relations';
import type { Values } from '../../model/versions';
import type { Statement } from '../../store/statement';
import type { Step } from '../../store/store';
import type { Row } from '../../store/values';
import { parted } from './common-properties';
import { type KnownEntity, kindOfId, rolesIn } from './graph-reader';
import type { EntityVersion, RelationVersion } from './graph-rows';
import { ingestStatements as statements } from './ingest.statements';

export class Writes {
  private readonly superseded: EntityVersion[] = [];
  private readonly entities: EntityVersion[] = [];
  private readonly made: EntityVersion[] = [];
  private readonly removed: string[] = [];
  private readonly created: RelationVersion[] = [];
  private readonly replaced: RelationVersion[] = [];
  private readonly disputes: Row[] = [];
  private last = '';

  constructor(private readonly relationKind: RelationKind | null = null) {}

  /** A version of an entity begins; what stood before it is overwritten, so it is ended first. */
  begin(version: EntityVersion): void {
    this.entities.push(version);
    this.note(version.id, version.properties);
  }

  /** An entity whose id the graph does not hold. */
  make(version: EntityVersion): void {
    this.made.push(version);
    this.note(version.id, version.properties);
  }

  /** The versions of entities that begin, so far. */
  get begun(): readonly EntityVersion[] {
    return this.entities;
  }

  /** Keeps a version of an entity that is held no more. */
  keep({ id, roles, properties }: EntityVersion): void {
    this.superseded.push({ id, roles, properties: { ...properties, version: `${id} ${properties.recordedAt}` } });
    this.note(id, properties);
  }

  /** What stands of an entity ends. */
  end(entity: KnownEntity, retractedAt: string): void {
    this.keep({ id: entity.id, roles: rolesIn(entity), properties: { ...entity.properties, retractedAt } });
  }

  /** Nothing stands of an entity any more but its id, which earlier relations hang on. */
  remove(id: string): void {
    this.removed.push(id);
  }

  /** A version of a relation that is not there yet. */
  create(version: RelationVersion): void {
    this.created.push(version);
    this.note(String(version.properties.id), version.properties);
  }

  /** A version of a relation that is there ends, or gets other properties. */
  replace(version: RelationVersion): void {
    this.replaced.push(version);
    this.note(String(version.properties.id), version.properties);
  }

  /** The last instant at which one of the versions begins or ends; empty when there are none. */
  get lastInstant(): string {
    return this.last;
  }

  /** The steps of the transaction; none when there is nothing to write. */
  steps(): Step[] {
    const steps: Step[] = [];
    const add = (statement: Statement, rows: readonly unknown[]) => {
      if (rows.length > 0) steps.push({ statement, parameters: { rows } });
    };
    const addParted = (statement: Statement, rows: readonly { readonly properties: Values }[]) => {
      if (rows.length > 0) steps.push({ statement, parameters: { ...parted(rows) } });
    };
    for (const [kind, rows] of byKind(this.superseded, ({ id }) => id)) add(statements.writeSuperseded[kind], rows);
    for (const [kind, ids] of byKind(this.removed, (id) => id)) {
      const rows = ids.map((id) => ({ id }));
      add(statements.removeEntities[kind], rows);
    }
    for (const [kind, rows] of byKind(this.made, ({ id }) => id)) {
      const properties = rows.map((row) => ({ properties: row.properties }));
      addParted(statements.createEntities[kind], properties);
      const holders = rows.filter(({ roles }) => roles.length > 0);
      add(
        statements.giveRoles,
        holders.map(({ id, roles }) => ({ id, roles })),
      );
    }
    for (const [kind, rows] of byKind(this.entities, ({ id }) => id)) addParted(statements.writeEntities[kind], rows);
    if (this.relationKind) {
      add(statements.replaceRelations[this.relationKind], this.replaced);
      addParted(statements.createRelations[this.relationKind], this.created);
    }
    add(statements.writeDisputes, this.disputes);
    return steps;
  }

  /** Notes when a version begins and ends, and its claims where they disagree; one that ends is noted again with its end. */
  private note(id: string, properties: Values): void {
    const { recordedAt, retractedAt, disputed, access = '' } = properties;
    for (const instant of [recordedAt, retractedAt]) {
      if (typeof instant === 'string' && instant > this.last && instant !== STILL_HELD) this.last = instant;
    }
    if (!disputed) return;
    const version = `${id} ${recordedAt} ${access}`;
    this.disputes.push({ version, record: id, predicates: disputed, recordedAt, retractedAt, access });
  }
}

function byKind<T>(items: readonly T[], idOf: (item: T) => string): Map<Kind, T[]> {
  const groups = new Map<Kind, T[]>();
  for (const item of items) {
    const kind = kindOfId(idOf(item));
    const group = groups.get(kind);
    if (group) group.push(item);
    else groups.set(kind, [item]);
  }
  return groups;
}
