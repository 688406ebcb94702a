/**
 * Loads a data package: everything is checked first, then written in batches, each a transaction. What stands in the
 * graph already is not written again, so a load that was broken off is finished by running it once more. A relation
 * that changed is not overwritten: its version is retracted and a new one recorded.
 */
import { STILL_HELD } from '../../model/dates';
import { roleNames } from '../../model/kinds';
import { publicScope } from '../../model/scope';
import type { Statement } from '../../store/statement';
import type { Store } from '../../store/store';
import type { Row } from '../../store/values';
import { checkPackage, type KnownEntity } from './check-package';
import { ingestStatements as statements } from './ingest.statements';
import type { EntityRecord, RelationRecord } from './package-rows';
import { readPackage } from './read-package';

export interface LoadReport {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly seconds: number;
}

export type Progress = (done: number, rows: number) => void;

export interface LoadOptions {
  readonly progress?: Progress;
  /** Ends the load between two batches, with the graph whole; running it again finishes it. */
  readonly stop?: AbortSignal;
  /** Says what a load would do and writes nothing. */
  readonly dryRun?: boolean;
}

const BATCH = 1_000;

type Verdict = 'new' | 'changed' | 'unchanged';

/** Throws PACKAGE_REFUSED, with nothing written, when any row is wrong. */
export async function loadPackage(store: Store, directory: string, options: LoadOptions = {}): Promise<LoadReport> {
  const started = Date.now();
  const load = new Load(store, new Date(), options);
  const { entities, relations } = await checkPackage(readPackage(directory), (ids) => load.known(ids));
  const rows = entities.length + relations.length;
  const counts: Record<Verdict, number> = { new: 0, changed: 0, unchanged: 0 };
  let done = 0;
  const count = (verdicts: readonly Verdict[]) => {
    for (const verdict of verdicts) counts[verdict] += 1;
    done += verdicts.length;
    options.progress?.(done, rows);
  };
  for (const batch of batches(entities, ({ kind }) => kind)) count(await load.writeEntities(batch));
  for (const batch of batches(relations, ({ relation }) => relation)) count(await load.writeRelations(batch));
  return { rows, ...counts, seconds: (Date.now() - started) / 1_000 };
}

/** Runs of records of one kind, none longer than a batch. */
function batches<T>(records: readonly T[], kindOf: (record: T) => string): T[][] {
  const runs: T[][] = [];
  for (const record of records) {
    const run = runs.at(-1);
    if (run && run.length < BATCH && kindOf(run[0] as T) === kindOf(record)) run.push(record);
    else runs.push([record]);
  }
  return runs;
}

class Load {
  private readonly now: string;
  private readonly scope;
  /** Entities that this load made: the graph cannot hold relations of theirs yet. */
  private readonly made = new Set<string>();

  constructor(
    private readonly store: Store,
    at: Date,
    private readonly options: LoadOptions,
  ) {
    this.now = at.toISOString();
    this.scope = publicScope(at);
  }

  async known(ids: readonly string[]): Promise<KnownEntity[]> {
    const found: KnownEntity[] = [];
    for (let start = 0; start < ids.length; start += BATCH) {
      const rows = await this.read(statements.knownEntities, { ids: ids.slice(start, start + BATCH) });
      found.push(...(rows as unknown as KnownEntity[]));
    }
    return found;
  }

  async writeEntities(batch: readonly EntityRecord[]): Promise<Verdict[]> {
    const known = new Map((await this.known(batch.map(({ id }) => id))).map((entity) => [entity.id, entity]));
    const verdicts = batch.map((record): Verdict => {
      const before = known.get(record.id);
      if (record.kind === 'Claim') record.properties.recordedAt ??= before?.properties.recordedAt ?? this.now;
      if (!before) {
        this.made.add(record.id);
        return 'new';
      }
      return asText(before.properties) === asText(record.properties) && sameRoles(before, record)
        ? 'unchanged'
        : 'changed';
    });
    const rows = batch
      .filter((_, index) => verdicts[index] !== 'unchanged')
      .map(({ roles, properties }) => ({ roles, properties }));
    await this.write(batch[0]?.kind && statements.writeEntities[batch[0].kind], rows);
    return verdicts;
  }

  async writeRelations(batch: readonly RelationRecord[]): Promise<Verdict[]> {
    const relation = batch[0]?.relation as RelationRecord['relation'];
    const known = batch.filter(({ from, to }) => !this.made.has(from) && !this.made.has(to));
    const ends = [...new Map(known.map(({ id, from, to }) => [id, { id, from, to }])).values()];
    const found = ends.length > 0 ? await this.read(statements.relationVersions[relation], { ends }) : [];
    const versions = new Map<string, Row[]>();
    for (const row of found)
      versions.set(row.id as string, [...(versions.get(row.id as string) ?? []), row.properties as Row]);
    const rows: Row[] = [];
    const verdicts = batch.map((record) => this.judge(record, versions.get(record.id) ?? [], rows));
    await this.write(statements.writeRelations[relation], rows);
    return verdicts;
  }

  /** Compares a relation with what the graph holds and adds what must be written to `rows`. */
  private judge({ from, to, recordedAt, properties }: RelationRecord, versions: readonly Row[], rows: Row[]): Verdict {
    const same = versions.filter(({ access }) => access === properties.access);
    const before = recordedAt
      ? same.find((version) => version.recordedAt === recordedAt)
      : same.find((version) => version.retractedAt === STILL_HELD);
    const wanted = { ...properties, recordedAt: recordedAt ?? before?.recordedAt ?? this.now };
    if (before && asText(before) === asText(wanted)) return 'unchanged';
    if (!before || recordedAt) {
      rows.push({ from, to, properties: wanted });
      return before ? 'changed' : 'new';
    }
    const at = later(this.now, String(before.recordedAt));
    rows.push({ from, to, properties: { ...before, retractedAt: at } });
    rows.push({ from, to, properties: { ...properties, recordedAt: at } });
    return 'changed';
  }

  private read(statement: Statement, parameters: Row): Promise<Row[]> {
    return this.store.read(statement, parameters, { scope: this.scope });
  }

  private async write(statement: Statement | undefined, rows: readonly Row[]): Promise<void> {
    const { dryRun, stop } = this.options;
    stop?.throwIfAborted();
    if (statement && rows.length > 0 && !dryRun) await this.store.write([{ statement, parameters: { rows } }], stop);
  }
}

/** `now`, or the moment after `before` where the clock has not moved on: two versions never share an instant. */
const later = (now: string, before: string): string =>
  before < now ? now : new Date(Date.parse(before) + 1).toISOString();

/** Properties in the order of their names, so that two maps compare whatever made them. */
const asText = (properties: Readonly<Row>): string =>
  JSON.stringify(
    Object.entries(properties)
      .filter(([, value]) => value != null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const sameRoles = (before: KnownEntity, { roles }: EntityRecord): boolean =>
  roleNames.every((role) => before.labels.includes(role) === roles.includes(role));
