/** Writes records through the loader's own statements, past its checks and under a time of the test's choosing. */
import { ingestStatements } from '../../src/features/ingest/ingest.statements';
import type { Step, Store } from '../../src/store/store';
import type { Records } from '../support/graph-records';

export async function writeRecords(store: Store, { entities, relations }: Records): Promise<void> {
  const nodes = grouped(entities, ({ kind }) => kind).map(([kind, records]): Step => {
    const rows = records.map(({ roles, properties }) => ({ roles, properties }));
    return { statement: ingestStatements.writeEntities[kind], parameters: { common: {}, rows } };
  });
  const arrows = grouped(relations, ({ relation }) => relation).map(([relation, records]): Step => {
    const rows = records.map(({ from, to, properties }) => ({ from, to, properties }));
    return { statement: ingestStatements.createRelations[relation], parameters: { common: {}, rows } };
  });
  for (const step of [...nodes, ...arrows]) await store.write([step]);
}

function grouped<T, K>(records: readonly T[], keyOf: (record: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return [...groups];
}
