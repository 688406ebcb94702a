/**
 * Takes records into the graph, a batch at a time, each batch in one transaction: the versions that end, those that
 * begin, and where their claims disagree. A record that says nothing new is not written.
 */
import { claimOfRow } from '../../model/claim-of-row';
import type { Claim } from '../../model/claims';
import { STILL_HELD } from '../../model/dates';
import type { Kind } from '../../model/kinds';
import { isEvidence } from '../../model/records';
import type { RelationKind } from '../../model/relations';
import {
  claimsOfEntity,
  claimsOfRelation,
  mattersOfKind,
  mattersOfRelation,
  type Values,
  versionOf,
} from '../../model/versions';
import type { Store } from '../../store/store';
import { Folding, type Held, nextInstant, sameRow, showsTheSame, type Taken, word } from './folding';
import { type GraphReader, type KnownEntity, kindOfId, rolesIn } from './graph-reader';
import { entityVersion, relationVersion } from './graph-rows';
import { IdSet } from './id-set';
import { claimsOf, type EntityRecord, type LoadedRecord, newEntity, newRelation, type RelationRecord } from './record';
import { type TurnOptions, type Work, WriteTurns } from './write-turns';
import { Writes } from './writes';

export interface WriterOptions extends TurnOptions {
  /** When what is written enters the graph. */
  readonly now: string;
  /** Whether the graph held nothing before, so that only what is named twice needs to be looked up. */
  readonly isFresh?: boolean;
  /** Ids of entities and relations of which the writer gets several rows. */
  readonly repeated?: ReadonlySet<string>;
}

export class RecordWriter {
  private readonly turns: WriteTurns;
  private readonly reader: GraphReader;
  /** Entities that this writer made where others stood: the graph cannot hold relations of theirs. */
  private readonly made = new IdSet();

  constructor(
    store: Store,
    private readonly options: WriterOptions,
  ) {
    this.turns = new WriteTurns(store, options);
    this.reader = this.turns.reader;
  }

  get hasWritten(): boolean {
    return this.turns.hasWritten;
  }

  /** Takes in rows on entities of one kind; says of each what became of it. */
  entities(kind: Kind, records: readonly EntityRecord[]): Promise<Taken[]> {
    return this.turns.take(() => this.judgeEntities(kind, records));
  }

  /** Takes in rows on relations of one kind; says of each what became of it. */
  relations(relation: RelationKind, records: readonly RelationRecord[]): Promise<Taken[]> {
    return this.turns.take(() => this.judgeRelations(relation, records));
  }

  private async judgeEntities(kind: Kind, records: readonly EntityRecord[]): Promise<Work<Taken[]>> {
    const ids = [...new Set(records.map(({ id }) => id))];
    const known = await this.reader.known(this.isFresh ? ids.filter((id) => this.isRepeated(id)) : ids);
    const others = isEvidence(kind) ? new Map<string, Claim[]>() : await this.reader.claimsOn([...known.keys()]);
    const dated = records.filter(({ recordedAt }) => recordedAt !== null && known.size > 0).map(({ id }) => id);
    const past = await this.reader.past([...new Set(dated)]);
    const writes = new Writes();
    const foldings = new Map<string, Folding>();
    const found = records.map((record): Taken => {
      if (this.isAlone(record) && !known.has(record.id)) {
        if (this.isFresh) writes.make(newEntity(record));
        else {
          writes.begin(newEntity(record));
          this.made.add(record.id);
        }
        return 'NEW';
      }
      if (record.retractedAt !== null) {
        const later = records.some(({ id, recordedAt }) => id === record.id && isLater(recordedAt, record));
        return takePast(record, known.get(record.id), { past: past.get(record.id) ?? [], isEarlier: later }, writes);
      }
      const folding = foldings.get(record.id) ?? this.folding(kind, known.get(record.id), past, others);
      foldings.set(record.id, folding);
      return folding.take(record);
    });
    for (const [id, folding] of foldings) {
      const result = folding.result();
      if (!result) continue;
      const before = known.get(id);
      if (!before && !this.isFresh) this.made.add(id);
      const after = entityVersion(kind, id, result.version, result.claims);
      if (before) writes.end(before, String(after.properties.recordedAt));
      writes.begin(after);
    }
    if (kind === 'Claim') await this.refold(records, known, writes);
    return { writes, found };
  }

  private async judgeRelations(relation: RelationKind, records: readonly RelationRecord[]): Promise<Work<Taken[]>> {
    const standing = records.filter(
      ({ id, from, to }) => this.isRepeated(id) || !(this.isFresh || this.made.has(from) || this.made.has(to)),
    );
    const versions = await this.reader.versions(relation, standing);
    const writes = new Writes(relation);
    const foldings = new Map<string, { folding: Folding; before: Values | undefined; record: RelationRecord }>();
    const found = records.map((record): Taken => {
      if (this.isAlone(record) && !versions.has(record.id)) {
        writes.create(newRelation(record));
        return 'NEW';
      }
      const same = (versions.get(record.id) ?? []).filter(({ access }) => access === record.access);
      if (record.retractedAt !== null) return takePastRelation(record, same, writes);
      const key = `${record.id} ${record.access}`;
      const entry = foldings.get(key) ?? { ...this.relationFolding(relation, same), record };
      foldings.set(key, entry);
      return entry.folding.take(record);
    });
    for (const { folding, before, record } of foldings.values()) {
      const result = folding.result();
      if (!result) continue;
      const after = relationVersion(record, result.version);
      const { from, to } = record;
      if (before) writes.replace({ from, to, properties: { ...before, retractedAt: after.properties.recordedAt } });
      writes.create(after);
    }
    return { writes, found };
  }

  /** Folds the entities anew that claims speak of, or spoke of before they were changed. */
  private async refold(
    records: readonly EntityRecord[],
    before: ReadonlyMap<string, KnownEntity>,
    writes: Writes,
  ): Promise<void> {
    const coming = records.filter(({ retractedAt }) => retractedAt === null);
    const subjects = records.flatMap(({ id, claim }) => [claim.values.subject, before.get(id)?.properties.subject]);
    const ids = [...new Set(subjects.filter((id): id is string => typeof id === 'string'))];
    const known = await this.reader.known(ids);
    const standing = await this.reader.claimsOn(ids, new Set(records.map(({ id }) => id)));
    for (const entity of known.values()) {
      const made = coming.flatMap(({ claim }) => claimOfRow(kindOfId(entity.id), entity.id, claim) ?? []);
      refoldEntity(entity, [...(standing.get(entity.id) ?? []), ...made], made, this.options.now, writes);
    }
  }

  private folding(
    kind: Kind,
    entity: KnownEntity | undefined,
    past: ReadonlyMap<string, readonly KnownEntity[]>,
    others: ReadonlyMap<string, readonly Claim[]>,
  ): Folding {
    const id = entity?.id ?? '';
    const versions = (past.get(id) ?? []).map(heldEntity);
    return new Folding(
      mattersOfKind(kind),
      entity ? heldEntity(entity) : null,
      versions,
      others.get(id) ?? [],
      this.options.now,
    );
  }

  private relationFolding(relation: RelationKind, versions: readonly Values[]) {
    const before = versions.find(({ retractedAt }) => retractedAt === STILL_HELD);
    const past = versions.filter((version) => version !== before).map((version) => heldRelation(relation, version));
    const held = before ? heldRelation(relation, before) : null;
    return { folding: new Folding(mattersOfRelation(relation), held, past, [], this.options.now), before };
  }

  private get isFresh(): boolean {
    return this.options.isFresh === true && !this.turns.hasCompany;
  }

  /** Whether no other row speaks of what the row speaks of, and nothing is to be thought over but what stands. */
  private isAlone(record: LoadedRecord): boolean {
    return record.retractedAt === null && !record.isVersion && !this.isRepeated(record.id);
  }

  private isRepeated(id: string): boolean {
    return this.options.repeated?.has(id) ?? false;
  }
}

/** Writes what an entity shows when other claims speak of it; nothing when it shows that already. */
export function refoldEntity(
  entity: KnownEntity,
  others: readonly Claim[],
  made: readonly Claim[],
  now: string,
  writes: Writes,
): void {
  const kind = kindOfId(entity.id);
  const claims = claimsOfEntity(kind, entity.properties, rolesIn(entity));
  const at = nextInstant(String(entity.properties.recordedAt), made, now);
  const after = entityVersion(kind, entity.id, versionOf(mattersOfKind(kind), claims, at, others), claims);
  if (showsTheSame(after.properties, entity.properties)) return;
  writes.end(entity, at);
  writes.begin(after);
}

/** A row that states a version of an entity which is held no more. */
function takePast(
  record: EntityRecord,
  known: KnownEntity | undefined,
  { past, isEarlier }: { readonly past: readonly KnownEntity[]; readonly isEarlier: boolean },
  writes: Writes,
): Taken {
  const { kind, id } = record;
  const version = entityVersion(kind, id, word(record, mattersOfKind(kind)), claimsOf(record));
  const { recordedAt } = version.properties;
  if (kind === 'Claim' && !isEarlier && !(known && isLater(String(known.properties.recordedAt), record))) {
    // A claim that was taken back stays where its sources are.
    if (known && sameRow(known.properties, version.properties)) return 'UNCHANGED';
    writes.begin(version);
    return known ? 'CHANGED' : 'NEW';
  }
  const same = past.find(({ properties }) => properties.recordedAt === recordedAt);
  if (same && sameRow(same.properties, version.properties)) return 'UNCHANGED';
  writes.keep(version);
  const isHeld = known?.properties.recordedAt === recordedAt;
  if (isHeld || !known) writes.remove(id);
  return same || isHeld ? 'CHANGED' : 'NEW';
}

function takePastRelation(record: RelationRecord, versions: readonly Values[], writes: Writes): Taken {
  const version = relationVersion(record, word(record, mattersOfRelation(record.relation)));
  const same = versions.find(({ recordedAt }) => recordedAt === version.properties.recordedAt);
  if (same && sameRow(same, version.properties)) return 'UNCHANGED';
  if (same) writes.replace(version);
  else writes.create(version);
  return same ? 'CHANGED' : 'NEW';
}

const isLater = (recordedAt: string | null, than: EntityRecord): boolean =>
  recordedAt === null || recordedAt > (than.recordedAt ?? '');

const heldEntity = (entity: KnownEntity): Held => ({
  recordedAt: String(entity.properties.recordedAt),
  claims: claimsOfEntity(kindOfId(entity.id), entity.properties, rolesIn(entity)),
});

const heldRelation = (relation: RelationKind, properties: Values): Held => ({
  recordedAt: String(properties.recordedAt),
  claims: claimsOfRelation(relation, properties),
});
