/** A relation as it stands, one statement for all relations of a kind that a request asks for. */
import DataLoader from 'dataloader';
import type { Context } from '../../graphql/context';
import { type RelationRow, relationRow } from '../../graphql/rows';
import { STILL_HELD } from '../../model/dates';
import { parseRelationId } from '../../model/ids';
import { relationKinds } from '../../model/relations';
import { GraphReader } from './graph-reader';

/** Null when none is held that everybody may see; `id` is that of a relation. */
export const heldRelation = (context: Context, id: string): Promise<RelationRow | null> =>
  context
    .keep('held relations', () => new DataLoader((ids: readonly string[]) => heldRelations(context, ids)))
    .load(id);

async function heldRelations({ store }: Context, ids: readonly string[]): Promise<(RelationRow | null)[]> {
  const reader = new GraphReader(store);
  const found = new Map<string, RelationRow>();
  for (const relation of relationKinds) {
    const ends = ids.flatMap((id) => {
      const parts = parseRelationId(id);
      return parts?.relation === relation ? [{ id, from: parts.from, to: parts.to }] : [];
    });
    for (const [id, versions] of await reader.versions(relation, ends)) {
      const held = versions.find(({ retractedAt, access }) => retractedAt === STILL_HELD && access === '');
      if (held) found.set(id, relationRow(held));
    }
  }
  return ids.map((id) => found.get(id) ?? null);
}
