/**
 * One JSON object a line, entities before relations, properties by name. What a graph makes of an entity's names when
 * it is written is left out. Equal graphs give equal bytes.
 */
import type { Row } from '../../store/values';
import type { ExportedEntity, ExportedRelation, Page } from './read-graph';
import type { TextFormat } from './text-format';

/** Follow from an entity's other properties. */
export const madeAtWriteTime: ReadonlySet<string> = new Set(['search', 'sortKey']);

export const ndjson: TextFormat = { head: '', foot: '', page: linesOf };

export function linesOf(page: Page): string {
  const lines = 'kind' in page ? page.entities.map(entityLine) : page.relations.map(relationLine);
  return lines.join('');
}

const entityLine = ({ kind, id, roles, properties }: ExportedEntity): string => {
  const kept = propertiesByName(properties).filter(([name]) => !madeAtWriteTime.has(name));
  return `${JSON.stringify({ type: 'entity', kind, id, roles, properties: Object.fromEntries(kept) })}\n`;
};

const relationLine = ({ relation, id, from, to, properties }: ExportedRelation): string => {
  const kept = Object.fromEntries(propertiesByName(properties));
  return `${JSON.stringify({ type: 'relation', relation, id, from, to, properties: kept })}\n`;
};

/** Those that are known, in the order of their names. */
export const propertiesByName = (properties: Readonly<Row>): [string, unknown][] =>
  Object.entries(properties)
    .filter(([, value]) => value != null)
    .sort(([one], [other]) => (one < other ? -1 : 1));
