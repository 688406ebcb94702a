/**
 * GraphML 1.0: a node for each entity, an edge for each version of a relation, properties as typed keys, lists as JSON.
 * Instants, dates and sentinels are texts as the graph holds them; money is in minor units.
 */
import { badInput } from '../../errors';
import { commonProperties, kindNames, propertiesOf } from '../../model/kinds';
import type { Properties, Property } from '../../model/property';
import { claimProperties, foldedProperties, recordColumns } from '../../model/records';
import { commonRelationProperties, declarationOf, relationKinds } from '../../model/relations';
import type { Row } from '../../store/values';
import { madeAtWriteTime, propertiesByName } from './ndjson';
import type { ExportedEntity, ExportedRelation, Page } from './read-graph';
import type { TextFormat } from './text-format';

type KeyType = 'string' | 'boolean' | 'long' | 'double';

const typeOf = ({ type }: Property): KeyType => {
  if (type === 'boolean') return 'boolean';
  if (type === 'integer' || type === 'money') return 'long';
  return type === 'decimal' ? 'double' : 'string';
};

/** Keys by name; money has its currency beside it, and a name with two types is a text. */
function keysOf(declared: readonly Properties[], further: readonly string[]): ReadonlyMap<string, KeyType> {
  const keys = new Map<string, KeyType>(further.map((name) => [name, 'string']));
  for (const [name, property] of declared.flatMap((properties) => Object.entries(properties))) {
    const known = keys.get(name);
    keys.set(name, known === undefined || known === typeOf(property) ? typeOf(property) : 'string');
    if (property.type === 'money') keys.set(`${name}Currency`, 'string');
  }
  return keys;
}

const nodeKeys = keysOf(
  [commonProperties, ...kindNames.flatMap((kind) => [recordColumns(kind), propertiesOf(kind)])],
  ['labels', 'sources', 'id'],
);
const edgeKeys = keysOf(
  [
    commonRelationProperties,
    ...[claimProperties, foldedProperties],
    ...relationKinds.map((relation) => declarationOf(relation).properties),
  ],
  ['label', 'id', 'access', 'sources'],
);

const declarations = (of: 'node' | 'edge', keys: ReadonlyMap<string, KeyType>): string =>
  Array.from(
    keys,
    ([name, type]) => `  <key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
  ).join('');

export const graphml: TextFormat = {
  head:
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n' +
    `${declarations('node', nodeKeys)}${declarations('edge', edgeKeys)}  <graph id="tierline" edgedefault="directed">\n`,
  foot: '  </graph>\n</graphml>\n',
  removed: (ids) =>
    ids
      .map((id) => `    <node id="${escaped(id, id)}">${dataOf('node', nodeKeys, id, { labels: ':Removed' })}</node>\n`)
      .join(''),
  page: (page: Page) => ('kind' in page ? page.entities.map(nodeOf) : page.relations.map(edgeOf)).join(''),
};

/** An earlier version is a node of its own, named for its id and when it was recorded, and keeps the id as a property. */
function nodeOf({ kind, id, roles, properties, isSuperseded }: ExportedEntity): string {
  const kept = propertiesByName(properties).filter(
    ([name]) => (isSuperseded || name !== 'id') && !madeAtWriteTime.has(name),
  );
  const labels = isSuperseded ? ['Superseded', `Superseded${kind}`, ...roles] : [kind, ...roles];
  const data = dataOf('node', nodeKeys, id, { labels: `:${labels.join(':')}`, ...Object.fromEntries(kept) });
  return `    <node id="${escaped(isSuperseded ? `${id} ${properties.recordedAt}` : id, id)}">${data}</node>\n`;
}

function edgeOf({ relation, id, from, to, properties }: ExportedRelation): string {
  const data = dataOf('edge', edgeKeys, id, { label: relation, ...Object.fromEntries(propertiesByName(properties)) });
  return `    <edge source="${escaped(from, id)}" target="${escaped(to, id)}">${data}</edge>\n`;
}

const dataOf = (of: 'node' | 'edge', keys: ReadonlyMap<string, KeyType>, id: string, values: Readonly<Row>): string =>
  Object.entries(values)
    .map(([name, value]) => {
      if (!keys.has(name)) throw badInput(`${name} of ${id}`, value, 'a property of the model', OTHER);
      const text = Array.isArray(value) ? JSON.stringify(value) : String(value);
      return `<data key="${of}-${name}">${escaped(text, `${name} of ${id}`)}</data>`;
    })
    .join('');

const OTHER = 'Mend it, or export as ndjson or cypher, which hold everything.';

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write these
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function escaped(text: string, field: string): string {
  if (NOT_IN_XML.test(text)) throw badInput(field, text, 'a text without control characters', OTHER);
  return text.replaceAll(/[&<>"\r]/g, (sign) => entities[sign] as string);
}
