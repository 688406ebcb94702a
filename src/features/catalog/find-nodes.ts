/** What ids name: entities, or relations the scope holds; null for an id that names nothing. */
import { badId, badInput } from '../../errors';
import type { Context } from '../../graphql/context';
import type { EntityRow, RelationRow } from '../../graphql/rows';
import { parseEntityId, parseRelationId } from '../../model/ids';
import { relationsById } from './catalog.loaders';

const MOST_IDS = 100;
const LONGEST_ID = 400;

export async function findNodes(context: Context, ids: readonly string[]): Promise<(EntityRow | RelationRow | null)[]> {
  if (ids.length > MOST_IDS) {
    throw badInput('ids', `a list of ${ids.length}`, `at most ${MOST_IDS} ids`, 'Ask in several steps.');
  }
  for (const id of ids) checkNodeId('id', id);
  const relations = await relationsById(context, ids);
  return Promise.all(ids.map((id, index) => (parseRelationId(id) ? relations[index] : context.entity(id)) ?? null));
}

function checkNodeId(field: string, id: string): void {
  const fits = id.length <= LONGEST_ID && (parseEntityId(id) || parseRelationId(id));
  if (!fits) throw badId(field, id, 'the id of an entity or relation');
}
