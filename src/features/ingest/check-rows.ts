/**
 * Checks the rows of a load before anything is written: each cell, and what must hold between rows and between them and
 * the graph. Rows stream through; what is kept is a hash for each id and the parts that parts are built into.
 */
import { AppError, type PackageProblem } from '../../errors';
import type { Column } from '../../model/columns';
import { isKey, parseEntityId } from '../../model/ids';
import { kinds } from '../../model/kinds';
import { searchText, sortKey } from '../../model/names';
import { declarationOf, type RelationEnd } from '../../model/relations';
import { batchesOf } from './batches';
import { cleanRow } from './clean-row';
import type { KnownEntity } from './graph-reader';
import type { InputRow, InputTable } from './input';
import { type Ids, KnownIds } from './known-ids';
import { PartLoops } from './part-loops';
import {
  type EntityRecord,
  entityRecord,
  type LoadedRecord,
  namedIn,
  type RelationRecord,
  relationRecord,
  rolesOf,
} from './record';
import type { Mistake } from './verdict';

export const BATCH = 2_000;

export interface CheckedRow {
  readonly row: InputRow;
  readonly mistakes: readonly Mistake[];
}

export interface CheckOptions {
  lookUp(ids: readonly string[]): Promise<ReadonlyMap<string, KnownEntity>>;
  partsLeadingOn(ids: readonly string[]): Promise<readonly { part: string; whole: string }[]>;
  /** Is told of each row that is refused. */
  refuse(row: CheckedRow): void;
  progress?(rows: number): void;
  stop?: AbortSignal | undefined;
}

/** A clock may be so far ahead of another; until what lies ahead has begun, nothing that is read can be held. */
const MOST_AHEAD_MS = 86_400_000;

const STAMP = { batch: '', now: '', reliability: () => null };

/** Sources first and claims last, so that what a row names has been met before it; then the relations. */
export const inOrder = (tables: readonly InputTable[]): InputTable[] =>
  [...tables].sort((one, other) => placeOf(one) - placeOf(other));

const placeOf = ({ of }: InputTable): number =>
  'relation' in of ? 3 : of.kind === 'Source' ? 0 : of.kind === 'Claim' ? 2 : 1;

export class RowChecker {
  rows = 0;
  /** Files that cannot be read to their end; a load with any is refused whole. */
  readonly broken: PackageProblem[] = [];
  readonly ids: KnownIds;
  private readonly loops: PartLoops;
  private readonly latest = new Date(Date.now() + MOST_AHEAD_MS).toISOString();

  constructor(private readonly options: CheckOptions) {
    this.ids = new KnownIds(options.lookUp);
    this.loops = new PartLoops(options.partsLeadingOn);
  }

  async check(tables: readonly InputTable[]): Promise<void> {
    for (const table of inOrder(tables)) {
      try {
        if ('kind' in table.of && table.of.kind === 'Claim') await this.announce(table);
        for await (const batch of batchesOf(table.rows(), BATCH)) {
          this.options.stop?.throwIfAborted();
          await this.checkBatch(table, batch);
          this.rows += batch.length;
          this.options.progress?.(this.rows);
        }
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'PACKAGE_REFUSED')) throw error;
        this.broken.push(...(error.details.problems as PackageProblem[]));
      }
    }
    for (const { row, mistake } of await this.loops.circles()) {
      this.options.refuse({ row, mistakes: [mistake] });
    }
  }

  /** A claim may speak of one that stands below it. */
  private async announce(table: InputTable): Promise<void> {
    for await (const { cells } of table.rows()) this.ids.announce(cells.id ?? '');
  }

  private async checkBatch({ of, columns }: InputTable, batch: readonly InputRow[]): Promise<void> {
    const good: { row: InputRow; record: LoadedRecord; mistakes: Mistake[] }[] = [];
    for (const row of batch) {
      const mistakes: Mistake[] = [];
      const record = recordOf(of, columns, row, mistakes);
      if (record) checkHistory(record, this.latest, mistakes);
      if (record && 'kind' in record) this.checkEntity(record, mistakes);
      if (record && 'relation' in record) this.checkRelation(record, mistakes);
      if (record && mistakes.length === 0) good.push({ row, record, mistakes });
      else this.options.refuse({ row, mistakes });
    }
    const all = await this.ids.resolve(good.flatMap(({ record }) => namesOf(record)));
    for (const { row, record, mistakes } of good) {
      checkNames(record, all, mistakes);
      if (mistakes.length > 0) {
        if ('kind' in record) this.ids.remove(record.id);
        this.options.refuse({ row, mistakes });
      } else if ('relation' in record && record.relation === 'PART_OF' && record.retractedAt === null) {
        this.loops.add(record, row);
      }
    }
  }

  private checkEntity(record: EntityRecord, mistakes: Mistake[]): void {
    const { id, kind } = record;
    if (parseEntityId(id)?.kind !== kind) {
      const message = `id is ${JSON.stringify(id)}; expected ${kinds[kind].prefix}:<key>, the key of letters, digits and ._#-`;
      mistakes.push({ code: 'BAD_ID', column: 'id', value: id, message });
    }
    checkLengths(record, mistakes);
    if (mistakes.length === 0) this.once(record, `The id ${id}`, id, mistakes);
    if (mistakes.length === 0) {
      this.ids.addOwn(id, rolesOf(record), kind === 'Source' ? (record.claim.values.reliability as number) : null);
    }
  }

  private checkRelation(record: RelationRecord, mistakes: Mistake[]): void {
    const { id, key, access } = record;
    if (key !== '' && !isKey(key)) {
      const message = `key is ${JSON.stringify(key)}; expected letters, digits and ._#-`;
      mistakes.push({ code: 'BAD_ID', column: 'key', value: key, message });
    }
    const { validFrom, validTo } = record.claim.values as { validFrom?: string; validTo?: string };
    if (validFrom && validTo && validFrom >= validTo) {
      const message = `validTo is ${validTo}; expected a day after validFrom, ${validFrom}.`;
      mistakes.push({ code: 'BAD_DATE', column: 'validTo', value: validTo, message });
    }
    if (mistakes.length === 0) this.once(record, `The relation ${id}`, `${id} ${access}`, mistakes);
  }

  private once(record: LoadedRecord, what: string, key: string, mistakes: Mistake[]): void {
    const line = this.ids.meet(record, key);
    if (line === null) return;
    const message = `${what} stands already in ${record.file}:${line}; leave one out or tell them apart.`;
    mistakes.push({ code: 'DUPLICATE', message });
  }
}

function recordOf(
  of: InputTable['of'],
  columns: readonly Column[],
  row: InputRow,
  mistakes: Mistake[],
): LoadedRecord | null {
  const cells = cleanRow(columns, row, mistakes);
  if (mistakes.length > 0) return null;
  return 'kind' in of ? entityRecord(of.kind, row, cells, STAMP) : relationRecord(of.relation, row, cells, STAMP);
}

function checkHistory({ recordedAt, retractedAt }: LoadedRecord, latest: string, mistakes: Mistake[]): void {
  for (const [column, instant] of Object.entries({ recordedAt, retractedAt })) {
    if (instant === null || instant <= latest) continue;
    const otherwise = column === 'recordedAt' ? 'the time of the load' : 'what is held';
    const message = `${column} is ${instant}; expected an instant that has passed. Leave it out for ${otherwise}.`;
    mistakes.push({ code: 'OUT_OF_RANGE', column, value: instant, message });
  }
}

const namesOf = (record: LoadedRecord): string[] => {
  const ids = namedIn(record).map(({ id }) => id);
  return 'relation' in record ? [record.from, record.to, ...ids] : ids;
};

const MISSING = 'neither in what is loaded nor in the graph; add it';

function checkNames(record: LoadedRecord, all: Ids, mistakes: Mistake[]): void {
  for (const { column, id } of namedIn(record)) {
    const fits = column !== 'sources' || id.startsWith(`${kinds.Source.prefix}:`);
    if (fits && all.has(id)) continue;
    const message = `${column} names ${id}, which is ${fits ? MISSING : 'no source'}.`;
    mistakes.push({ code: fits ? 'UNKNOWN_ID' : 'WRONG_END', column, value: id, message });
  }
  if (!('relation' in record)) return;
  const { from, to } = declarationOf(record.relation);
  checkEnd(record, 'from', record.from, from, all, mistakes);
  checkEnd(record, 'to', record.to, to, all, mistakes);
}

function checkEnd(
  record: RelationRecord,
  column: 'from' | 'to',
  id: string,
  { kinds: allowed, role }: RelationEnd,
  all: Ids,
  mistakes: Mistake[],
): void {
  const kind = parseEntityId(id)?.kind;
  if (!kind || !allowed.includes(kind)) {
    mistakes.push({
      code: 'WRONG_END',
      column,
      value: id,
      message: `${column} is ${id}; expected ${allowed.join(' or ')}.`,
    });
  } else if (!all.has(id)) {
    mistakes.push({ code: 'UNKNOWN_ID', column, value: id, message: `${column} names ${id}, which is ${MISSING}.` });
  } else if (role && record.retractedAt === null && !all.rolesOf(id).includes(role)) {
    const message = `${column} is ${id}, which does not hold the role ${role}; add the role to its row.`;
    mistakes.push({ code: 'WRONG_END', column, value: id, message });
  }
}

/** An index takes a text up to a size; what is made of the names must stay below it. */
const LONGEST_MADE = { search: 8_000, sortKey: 2_000 } as const;
/** Names this short cannot make a text that is too long: a letter never folds into more than eighteen. */
const CERTAINLY_SHORT = 100;

function checkLengths({ claim }: EntityRecord, mistakes: Mistake[]): void {
  const { name, nameKo, aliases = [] } = claim.values as { name?: string; nameKo?: string; aliases?: string[] };
  const names = [name, nameKo, ...aliases].filter((text) => text != null);
  if (names.reduce((sum, { length }) => sum + length, 0) <= CERTAINLY_SHORT) return;
  const made = { search: searchText(names).length, sortKey: sortKey(name ?? '').length };
  for (const [what, most] of Object.entries(LONGEST_MADE)) {
    const length = made[what as keyof typeof made];
    if (length <= most) continue;
    const message = `The names, aliases and identifiers make a ${what} of ${length} characters; expected at most ${most}. Shorten them.`;
    mistakes.push({ code: 'BAD_TEXT', column: what === 'search' ? 'aliases' : 'name', message });
  }
}
