/** What ids name: entities, or relations the scope holds; null for an id that names nothing. */
import { badId, badInput } from '../../errors';
import type { Context } from '../../graphql/context';
import type { EntityRow, RelationRow } from '../../graphql/rows';
import { parseEntityId, parseRelationId } from '../../model/ids';
import { relationsById } from './catalog.loaders';

const MOST_IDS = 100;
const LONGEST_ID = 400;

/** `entity` reads one, with as much of it as is asked for. */
export async function findNodes(
  context: Context,
  ids: readonly string[],
  entity: (id: string) => EntityRow | null | Promise<EntityRow | null>,
): Promise<(EntityRow | RelationRow | null)[]> {
  if (ids.length > MOST_IDS) {
    throw badInput('ids', `a list of ${ids.length}`, `at most ${MOST_IDS} ids`, 'Ask in several steps.');
  }
  for (const id of ids) checkNodeId('id', id);
  const relations = await relationsById(context, ids);
  return Promise.all(
    ids.map(
      (id, index) =>
        (parseRelationId(id) ? relations[index] : context.scope.isPast ? knownEntity(context, id) : entity(id)) ?? null,
    ),
  );
}

/** An entity is found only by a reader who may know of it yet. */
async function knownEntity(context: Context, id: string): Promise<EntityRow | null> {
  const entity = await context.entity(id);
  const { asKnownOn } = context.scope;
  if (!entity) return null;
  const { recordedAt, retractedAt } = entity as { recordedAt?: string; retractedAt?: string | null };
  return (recordedAt ?? '') <= asKnownOn && (retractedAt == null || retractedAt > asKnownOn) ? entity : null;
}

function checkNodeId(field: string, id: string): void {
  const fits = id.length <= LONGEST_ID && (parseEntityId(id) || parseRelationId(id));
  if (!fits) throw badId(field, id, 'the id of an entity or relation');
}
