/**
 * The columns of a data package's files, one file a kind or relation, as they follow from the declarations.
 * A cell left empty is an unknown. `;` parts the items of a list.
 */
import { commonProperties, type Kind, kinds, propertiesOf, roleNames, roles } from './kinds';
import type { Properties, Property, PropertyType } from './property';
import { claimProperties, foldedProperties, recordColumns } from './records';
import { commonRelationProperties, declarationOf, type RelationKind, relationKinds } from './relations';

export interface Column extends Property {
  readonly name: string;
}

/** Where a row's facts were read; every row but those of `Source` names at least one. */
const sources: Column = { name: 'sources', type: 'texts', required: true, description: 'Ids of the sources.' };

const roleValues = Object.fromEntries(roleNames.map((role) => [role, roles[role].description]));

export function entityColumns(kind: Kind): Column[] {
  const role: Column[] =
    kind === 'Organization'
      ? [{ name: 'roles', type: 'texts', values: roleValues, description: 'The roles the organization holds.' }]
      : [];
  return [
    { name: 'id', type: 'text', required: true, description: `Unique; ${kinds[kind].prefix}:<key>.` },
    ...role,
    ...columnsOf(commonProperties),
    ...columnsOf(propertiesOf(kind)),
    ...columnsOf(recordColumns(kind)),
    ...(kind === 'Source' ? [] : [sources]),
  ];
}

export function relationColumns(relation: RelationKind): Column[] {
  return [
    { name: 'from', type: 'reference', required: true, description: 'Id of the entity the arrow leaves.' },
    { name: 'to', type: 'reference', required: true, description: 'Id of the entity the arrow reaches.' },
    { name: 'key', type: 'text', description: 'Tells apart several relations between the same two ends.' },
    ...columnsOf(declarationOf(relation).properties),
    ...columnsOf(commonRelationProperties),
    ...columnsOf(claimProperties),
    ...columnsOf(foldedProperties),
    { name: 'access', type: 'text', description: 'Who may see it; empty for everybody.' },
    sources,
  ];
}

/** File name without its ending, for example `organizations` or `part-of`. */
export const entityFile = (kind: Kind): string => kinds[kind].plural;
export const relationFile = (relation: RelationKind): string => relation.toLowerCase().replaceAll('_', '-');

export const kindOfFile = (name: string): Kind | undefined =>
  (Object.keys(kinds) as Kind[]).find((kind) => entityFile(kind) === name);
export const relationOfFile = (name: string): RelationKind | undefined =>
  relationKinds.find((relation) => relationFile(relation) === name);

/** The type of a column in a package's descriptor (Frictionless Table Schema). */
export const frictionlessTypes: Readonly<Record<PropertyType, string>> = {
  text: 'string',
  words: 'string',
  texts: 'string',
  choice: 'string',
  identifier: 'string',
  reference: 'string',
  boolean: 'boolean',
  date: 'date',
  month: 'yearmonth',
  instant: 'datetime',
  integer: 'integer',
  decimal: 'number',
  money: 'number',
  claims: 'array',
};

function columnsOf(properties: Properties): Column[] {
  return Object.entries(properties).flatMap(([name, property]): Column[] =>
    property.type === 'money' ? [{ name, ...property }, currencyColumn(name)] : [{ name, ...property }],
  );
}

const currencyColumn = (name: string): Column => ({
  name: `${name}Currency`,
  type: 'identifier',
  scheme: 'ISO4217',
  description: `Currency of ${name}, ISO 4217.`,
});
