/** Values of Neo4j as JSON knows them: whole numbers beyond 2^53 and what has no number as text, times as ISO 8601. */
import neo4j, { type Node, type Path, type Relationship } from 'neo4j-driver';
import { isMap } from '../values';

export function jsonValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(jsonValue);
  if (neo4j.isNode(value)) return nodeValue(value);
  if (neo4j.isRelationship(value)) return relationshipValue(value);
  if (neo4j.isPath(value)) return pathValue(value);
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (isTime(value)) return value.toString();
  if (isMap(value) || neo4j.isPoint(value)) return mapValue(value);
  return String(value);
}

const isTime = (value: object): boolean =>
  [neo4j.isDate, neo4j.isDateTime, neo4j.isLocalDateTime, neo4j.isLocalTime, neo4j.isTime, neo4j.isDuration].some(
    (is) => is(value),
  );

const mapValue = (map: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, jsonValue(value)]));

const nodeValue = ({ labels, properties }: Node) => ({ labels: [...labels].sort(), properties: mapValue(properties) });

const relationshipValue = ({ type, properties }: Relationship) => ({ type, properties: mapValue(properties) });

const pathValue = ({ start, segments }: Path) => ({
  nodes: [start, ...segments.map(({ end }) => end)].map(nodeValue),
  relationships: segments.map(({ relationship }) => relationshipValue(relationship)),
});
