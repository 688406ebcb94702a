/** Writing only over the version that the caller saw: optimistic concurrency. */
import { STILL_HELD } from '../../model/dates';
import { parseRelationId } from '../../model/ids';
import { relationKinds } from '../../model/relations';
import type { Values } from '../../model/versions';
import type { Store } from '../../store/store';
import type { Row } from '../../store/values';
import { GraphReader } from './graph-reader';
import { ingestStatements as statements } from './ingest.statements';
import type { Expected } from './rows-to-write';

/** Thrown out of a transaction that was about to write over another version than the one expected. */
export class OtherVersion extends Error {}

/** What stands of records by id: when it was recorded; nothing for a record of which nothing stands. */
export async function heldVersions(store: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const reader = new GraphReader(store);
  const found = new Map<string, string>();
  const entities = await reader.known(ids.filter((id) => !parseRelationId(id)));
  for (const [id, { properties }] of entities) found.set(id, String(properties.recordedAt));
  for (const relation of relationKinds) {
    const ends = ids.flatMap((id) => {
      const parts = parseRelationId(id);
      return parts?.relation === relation ? [{ id, from: parts.from, to: parts.to }] : [];
    });
    for (const [id, versions] of await reader.versions(relation, ends)) {
      const held = versions.find(isHeld);
      if (held) found.set(id, String(held.recordedAt));
    }
  }
  return found;
}

/**
 * The store, out of which nothing is read of a record in another version than the one expected: OtherVersion is thrown
 * instead. What is written rests on what was read in the same turn, so nothing is written over another version either.
 */
export function expecting(store: Store, expected: readonly Expected[]): Store {
  if (expected.length === 0) return store;
  const versions = new Map(expected.map(({ id, version }) => [id, version]));
  return {
    ...store,
    async read(statement, parameters, options) {
      const rows = await store.read(statement, parameters, options);
      if (!recordReads.has(statement)) return rows;
      const asked = (parameters.ids ?? (parameters.ends as Row[]).map(({ id }) => id)) as readonly string[];
      const found = new Map(rows.filter((row) => isHeld(row.properties as Values)).map((row) => [row.id, row]));
      for (const id of asked) {
        const version = (found.get(id)?.properties as Values | undefined)?.recordedAt ?? null;
        if (versions.has(id) && versions.get(id) !== version) throw new OtherVersion(`${id} is of ${version}`);
      }
      return rows;
    },
  };
}

const recordReads = new Set([statements.knownEntities, ...Object.values(statements.relationVersions)]);

/** Entities have no access key; of relations, what everybody may see. */
const isHeld = ({ retractedAt = STILL_HELD, access = '' }: Values): boolean =>
  retractedAt === STILL_HELD && access === '';
