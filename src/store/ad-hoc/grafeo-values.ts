/** Values of the embedded engine as JSON knows them, in the shapes of neo4j-values.ts. */
import { isMap, type Row } from '../values';

export function jsonValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (Array.isArray(value)) return value.map(jsonValue);
  return isMap(value) ? graphValue(value) : String(value);
}

/** The engine marks what is of the graph by keys that begin with an underscore. */
function graphValue(map: Row): unknown {
  const { _id, _labels, _type, _source, _target, ...properties } = map;
  if (typeof _id === 'number' && Array.isArray(_labels)) {
    return { labels: [..._labels].sort(), properties: mapValue(properties) };
  }
  if (typeof _id === 'number' && typeof _type === 'string') return { type: _type, properties: mapValue(properties) };
  const { nodes, edges, ...more } = map;
  if (Array.isArray(nodes) && Array.isArray(edges) && Object.keys(more).length === 0) {
    return { nodes: nodes.map(jsonValue), relationships: edges.map(jsonValue) };
  }
  return mapValue(map);
}

const mapValue = (map: Row): Row =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, jsonValue(value)]));
