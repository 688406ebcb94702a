/**
 * Takes a load back whole: relations first, then claims, the other entities, and the sources last. What others named
 * since then stays. An undoing that was broken off is finished by running it again.
 */
import { type AppError, badInput } from '../../errors';
import { STILL_HELD } from '../../model/dates';
import { type Kind, kindNames } from '../../model/kinds';
import { declarationOf, type RelationKind, relationKinds } from '../../model/relations';
import { readingUntil, type Store } from '../../store/store';
import { type BatchRecord, listBatches, noting } from './batch-record';
import { BATCH } from './check-rows';
import type { KnownEntity, RelationEnds } from './graph-reader';
import { ingestStatements as statements } from './ingest.statements';
import { type Outcome, refoldSubjects, type Withdrawal, withdrawFromEntity, withdrawFromRelation } from './withdraw';
import { type Work, WriteTurns } from './write-turns';
import { Writes } from './writes';

export interface UndoReport {
  readonly batch: string;
  /** Records that nothing else spoke of, and that are held no more. */
  readonly removed: number;
  /** Records that show again what they showed before, or what other claims say. */
  readonly restored: number;
  /** Entities that stay because relations, claims or entities of other loads name them. */
  readonly kept: number;
  readonly seconds: number;
}

export interface UndoOptions {
  readonly stop?: AbortSignal;
  readonly progress?: (records: number) => void;
  readonly now?: Date;
}

/** Throws BAD_INPUT for a load that is not there or was undone. */
export async function undoBatch(store: Store, name: string, options: UndoOptions = {}): Promise<UndoReport> {
  const started = Date.now();
  const batches = await listBatches(store);
  const batch = batches.find((known) => known.name === name);
  if (!batch) throw unknownBatch(name, batches);
  if (batch.undoneAt) {
    throw badInput(
      'batch',
      name,
      `a load that stands; it was undone at ${batch.undoneAt}`,
      'There is nothing to undo.',
    );
  }
  const undo = new Undo(readingUntil(store, options.stop), batch, batches, options);
  await undo.relations();
  for (const kind of inUndoOrder) await undo.entities(kind);
  await undo.note();
  return { batch: name, ...undo.counts, seconds: (Date.now() - started) / 1_000 };
}

const inUndoOrder: readonly Kind[] = [
  'Claim',
  ...kindNames.filter((kind) => kind !== 'Claim' && kind !== 'Source'),
  'Source',
];

function unknownBatch(name: string, batches: readonly BatchRecord[]): AppError {
  const latest = batches.slice(0, 5).map((batch) => batch.name);
  const expected = latest.length > 0 ? `the name of a load, for example ${latest.join(', ')}` : 'the name of a load';
  return badInput('batch', name, expected, 'List the loads: `tierline batches`, or `imports` over GraphQL.');
}

interface Found {
  readonly outcomes: readonly Outcome[];
  readonly last: string;
  /** Whether the page was not full. */
  readonly isLast: boolean;
}

class Undo {
  readonly counts = { removed: 0, restored: 0, kept: 0 };
  private readonly turns: WriteTurns;
  private readonly withdrawal: Withdrawal;
  private readonly now: string;

  constructor(
    private readonly store: Store,
    private readonly batch: BatchRecord,
    batches: readonly BatchRecord[],
    private readonly options: UndoOptions,
  ) {
    this.now = (options.now ?? new Date()).toISOString();
    this.turns = new WriteTurns(store, options);
    const undone = new Set(batches.filter(({ undoneAt }) => undoneAt).map(({ name }) => name));
    this.withdrawal = {
      goes: (claim) => claim.batch === batch.name,
      comesBack: (claim) => claim.batch === null || !undone.has(claim.batch),
      now: this.now,
    };
  }

  async relations(): Promise<void> {
    for (const kind of kindNames) {
      for await (const ids of this.idsOf(kind)) {
        for (const relation of relationKinds) {
          if (!declarationOf(relation).from.kinds.includes(kind)) continue;
          while (!this.told(await this.turns.take(() => this.someRelations(relation, ids))).isLast);
        }
      }
    }
  }

  async entities(kind: Kind): Promise<void> {
    for (let afterId = ''; ; ) {
      const { last, isLast } = this.told(await this.turns.take(() => this.someEntities(kind, afterId)));
      if (isLast) return;
      afterId = last;
    }
  }

  async note(): Promise<void> {
    await this.store.write([noting({ ...this.batch, undoneAt: this.now })]);
  }

  private async *idsOf(kind: Kind): AsyncGenerator<string[]> {
    for (let afterId = ''; ; ) {
      const rows = await this.turns.reader.read(statements.heldIds[kind], { afterId, limit: BATCH });
      if (rows.length > 0) yield rows.map(({ id }) => id as string);
      if (rows.length < BATCH) return;
      afterId = rows.at(-1)?.id as string;
    }
  }

  private async someRelations(relation: RelationKind, ids: readonly string[]): Promise<Work<Found>> {
    const { reader } = this.turns;
    const parameters = { ids, batch: this.batch.name, stillHeld: STILL_HELD, limit: BATCH };
    const rows = await reader.read(statements.batchRelations[relation], parameters);
    const held = rows as unknown as (RelationEnds & { access: string })[];
    const versions = await reader.versions(relation, held);
    const writes = new Writes(relation);
    const outcomes = held.map(({ access, ...ends }) =>
      withdrawFromRelation(relation, ends, access, versions.get(ends.id) ?? [], this.withdrawal, writes),
    );
    return { writes, found: { outcomes, last: held.at(-1)?.id ?? '', isLast: held.length < BATCH } };
  }

  private async someEntities(kind: Kind, afterId: string): Promise<Work<Found>> {
    const { reader } = this.turns;
    const parameters = { afterId, batch: this.batch.name, stillHeld: STILL_HELD, limit: BATCH };
    const rows = (await reader.read(statements.batchEntities[kind], parameters)) as unknown as KnownEntity[];
    const ids = rows.map(({ id }) => id);
    const past = await reader.past(ids);
    const others = await reader.claimsOn(ids);
    const named = await this.stillNamed(kind, ids);
    const writes = new Writes();
    const outcomes = rows.map((entity) =>
      withdrawFromEntity(
        entity,
        { past: past.get(entity.id) ?? [], others: others.get(entity.id) ?? [], isNamed: named.has(entity.id) },
        this.withdrawal,
        writes,
      ),
    );
    if (kind === 'Claim') await refoldSubjects(reader, rows, this.now, writes);
    return { writes, found: { outcomes, last: ids.at(-1) ?? '', isLast: rows.length < BATCH } };
  }

  private async stillNamed(kind: Kind, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0 || kind === 'Claim') return new Set();
    const { reader } = this.turns;
    const named = await reader.read(statements.stillNamed, { ids, stillHeld: STILL_HELD });
    const spoken = await reader.read(statements.claimsOfSubjects, { ids, stillHeld: STILL_HELD });
    const found = new Set([...named.map(({ id }) => id), ...spoken.map(({ subject }) => subject)] as string[]);
    if (kind !== 'Source') return found;
    const cited = await Promise.all([
      reader.read(statements.stillCited, { ids }),
      ...relationKinds.map((relation) =>
        reader.read(statements.stillCitedByRelations[relation], { ids, stillHeld: STILL_HELD }),
      ),
    ]);
    return new Set([...found, ...cited.flat().map(({ id }) => id as string)]);
  }

  private told(found: Found): Found {
    for (const outcome of found.outcomes) if (outcome !== 'unchanged') this.counts[outcome] += 1;
    const { removed, restored, kept } = this.counts;
    this.options.progress?.(removed + restored + kept);
    return found;
  }
}
