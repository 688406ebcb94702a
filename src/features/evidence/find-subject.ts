/** The entity or relation that an id names, as the reading scope knows it. */
import { badId, notFound } from '../../errors';
import type { Context } from '../../graphql/context';
import type { EntityRow } from '../../graphql/rows';
import { parseEntityId, parseRelationId } from '../../model/ids';
import { knownRelation } from './evidence.loaders';
import type { Subject } from './record-claims';

const LONGEST_ID = 400;

/** Throws BAD_ID for a text that is no id. */
export function checkSubjectId(field: string, id: string): void {
  const fits = id.length <= LONGEST_ID && (parseEntityId(id) || parseRelationId(id));
  if (!fits) throw badId(field, id, 'the id of an entity or relation');
}

/** Throws BAD_ID for a text that is no id, NOT_FOUND where the scope knows of nothing by it. */
export async function findSubject(context: Context, field: string, id: string): Promise<Subject> {
  checkSubjectId(field, id);
  if (parseRelationId(id)) {
    const relation = await knownRelation(context, id);
    if (relation) return relation;
  } else {
    const entity = await context.entity(id);
    if (entity && isKnown(context, entity)) return entity;
  }
  throw notFound(field, id);
}

/** What is only known since then stands as it was first recorded, where relations lead to it; it is not found by itself. */
function isKnown({ scope }: Context, entity: EntityRow): boolean {
  const { recordedAt, retractedAt } = entity as { recordedAt?: string; retractedAt?: string | null };
  const { isPast, asKnownOn } = scope;
  return !isPast || ((recordedAt ?? '') <= asKnownOn && (retractedAt == null || retractedAt > asKnownOn));
}
