/** Takes the rows of a mutation into the graph, the way a load takes its own: one small batch, every mistake told. */
import { randomBytes } from 'node:crypto';
import { AppError, type PackageProblem } from '../../errors';
import type { Store } from '../../store/store';
import { expecting, heldVersions, OtherVersion } from './held-versions';
import { type LoadReport, loadTables, type Policy } from './load-tables';
import { type Expected, inputOf, keyOfRow, type RowToWrite } from './rows-to-write';
import { type Fault, faultAt, faultCodeOf } from './user-error';
import type { VerdictCode } from './verdict';

export interface WriteOptions {
  readonly policy: Policy;
  readonly dryRun: boolean;
}

export interface Written {
  /** Null when nothing was taken, because of faults. */
  readonly report: LoadReport | null;
  readonly faults: ReadonlyMap<RowToWrite, readonly Fault[]>;
  /** What became of each row that was taken; of a dry run, what would. */
  readonly outcomes: ReadonlyMap<RowToWrite, VerdictCode>;
}

/** `name` begins the name of the batch. Rows that are not in `list` only serve those that are. */
export async function writeRecords(
  store: Store,
  name: string,
  list: string,
  rows: readonly RowToWrite[],
  { policy, dryRun }: WriteOptions,
): Promise<Written> {
  const faults = new Map<RowToWrite, Fault[]>();
  for (;;) {
    const left = rows.filter((row) => !faults.has(row));
    for (const fault of await staleRows(store, left)) put(faults, ...fault);
    const good = left.filter((row) => !faults.has(row));
    const isLost = policy === 'ALL_OR_NOTHING' && faults.size > 0;
    if (!good.some((row) => row.list === list)) return { report: null, faults, outcomes: new Map() };
    try {
      const { report, outcomes } = await load(store, name, good, dryRun || isLost);
      return isLost ? { report: null, faults, outcomes: new Map() } : { report, faults, outcomes };
    } catch (error) {
      if (error instanceof OtherVersion) continue;
      for (const [row, fault] of faultsIn(error, good)) put(faults, row, fault);
      if (policy === 'ALL_OR_NOTHING') return { report: null, faults, outcomes: new Map() };
    }
  }
}

async function load(store: Store, name: string, rows: readonly RowToWrite[], dryRun: boolean) {
  const byKey = new Map(rows.map((row) => [keyOfRow({ file: row.list, line: row.at }), row]));
  const outcomes = new Map<RowToWrite, VerdictCode>();
  const now = new Date();
  const report = await loadTables(
    expecting(
      store,
      rows.flatMap(({ expected }) => expected ?? []),
    ),
    inputOf(name, rows),
    {
      now,
      dryRun,
      batch: `${name}-${now.toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`,
      verdict: (verdict) => outcomes.set(byKey.get(keyOfRow(verdict)) as RowToWrite, verdict.code),
    },
  );
  return { report, outcomes };
}

/** Rows about a record that stands in another version than the caller saw. */
async function staleRows(store: Store, rows: readonly RowToWrite[]): Promise<[RowToWrite, Fault][]> {
  const expecting = rows.filter(({ expected }) => expected);
  const versions = await heldVersions(
    store,
    expecting.map(({ expected }) => (expected as Expected).id),
  );
  return expecting.flatMap((row): [RowToWrite, Fault][] => {
    const { id, version } = row.expected as Expected;
    const stands = versions.get(id) ?? null;
    if (stands === version) return [];
    const place = [...row.placeOf(null), version === null ? 'mustBeNew' : 'expectedVersion'];
    return [[row, faultAt('VERSION_CONFLICT', place, versionMessage(id, stands, version), rowOf(row))]];
  });
}

export function versionMessage(id: string, stands: string | null, expected: string | null): string {
  if (expected === null) return `${id} stands already, in the version ${stands}; give another id or change that one.`;
  const state = stands === null ? 'does not stand' : `stands in the version ${stands}`;
  return `${id} ${state}; expected the version ${expected}. Read it again and decide anew.`;
}

function faultsIn(error: unknown, rows: readonly RowToWrite[]): [RowToWrite, Fault][] {
  if (!(error instanceof AppError && error.code === 'PACKAGE_REFUSED')) throw error;
  const byKey = new Map(rows.map((row) => [keyOfRow({ file: row.list, line: row.at }), row]));
  return (error.details.problems as PackageProblem[]).map((problem): [RowToWrite, Fault] => {
    const { file, line = 0, column = null, message } = problem;
    const row = byKey.get(keyOfRow({ file, line })) as RowToWrite;
    return [row, faultAt(faultCodeOf(problem), row.placeOf(column), message, rowOf(row))];
  });
}

/** A row that stands in no list of the input has no number. */
const rowOf = ({ at, placeOf }: RowToWrite): number | null => (placeOf(null).length > 1 ? at : null);

function put(faults: Map<RowToWrite, Fault[]>, row: RowToWrite, fault: Fault): void {
  faults.set(row, [...(faults.get(row) ?? []), fault]);
}
