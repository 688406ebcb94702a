/** Writes records through the loader's own statements, past its checks and under a time of the test's choosing. */
import { ingestStatements } from '../../src/features/ingest/ingest.statements';
import type { EntityRecord, RelationRecord } from '../../src/features/ingest/package-rows';
import { STILL_HELD } from '../../src/model/dates';
import type { Step, Store } from '../../src/store/store';

export interface Records {
  readonly entities: readonly EntityRecord[];
  readonly relations: readonly RelationRecord[];
}

/** When what states no time of recording was recorded. */
const RECORDED_AT = '2024-01-01T00:00:00.000Z';

export async function writeRecords(store: Store, { entities, relations }: Records): Promise<void> {
  const nodes = grouped(entities, ({ kind }) => kind).map(([kind, records]): Step => {
    const rows = records.map(({ roles, properties }) => ({
      roles,
      properties: kind === 'Claim' ? { recordedAt: RECORDED_AT, retractedAt: STILL_HELD, ...properties } : properties,
    }));
    return { statement: ingestStatements.writeEntities[kind], parameters: { rows } };
  });
  const arrows = grouped(relations, ({ relation }) => relation).map(([relation, records]): Step => {
    const rows = records.map(({ from, to, recordedAt, properties }) => ({
      from,
      to,
      properties: { ...properties, recordedAt: recordedAt ?? RECORDED_AT },
    }));
    return { statement: ingestStatements.writeRelations[relation], parameters: { rows } };
  });
  for (const step of [...nodes, ...arrows]) await store.write([step]);
}

function grouped<T, K>(records: readonly T[], keyOf: (record: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return [...groups];
}
