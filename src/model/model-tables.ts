/** The model as Markdown, for schema/README.md: one picture, a table of kinds, a table of relations. */
import { entityFile, relationFile } from './columns';
import { commonProperties, kindNames, kinds, propertiesOf, roleNames, roles } from './kinds';
import type { Properties } from './property';
import { commonRelationProperties, declarationOf, type RelationEnd, relationKinds } from './relations';

export const modelTables = (): string =>
  [picture(), kindTable(), roleTable(), relationTable(), propertyTables()].join('\n\n');

function picture(): string {
  const arrows = relationKinds.flatMap((relation) => {
    const { from, to } = declarationOf(relation);
    return from.kinds.flatMap((source) => to.kinds.map((target) => `  ${source} -->|${relation}| ${target}`));
  });
  return ['```mermaid', 'flowchart LR', ...arrows, '```'].join('\n');
}

function kindTable(): string {
  const rows = kindNames.map((kind) => [kind, kinds[kind].description, `\`${entityFile(kind)}.csv\``]);
  return section('Kinds', table(['kind', 'what it is', 'file'], rows));
}

function roleTable(): string {
  const rows = roleNames.map((role) => [role, roles[role].description, `\`Organization.${roles[role].field}\``]);
  return section('Roles of an organization', table(['role', 'who holds it', 'field'], rows));
}

function relationTable(): string {
  const end = ({ kinds: ends, role }: RelationEnd) => `${ends.join(' or ')}${role ? ` (${role})` : ''}`;
  const rows = relationKinds.map((relation) => {
    const { description, from, to, flow } = declarationOf(relation);
    return [`\`${relation}\``, end(from), end(to), description, flow, `\`${relationFile(relation)}.csv\``];
  });
  return section('Relations', table(['relation', 'from', 'to', 'what it says', 'flow', 'file'], rows));
}

function propertyTables(): string {
  const parts = [
    properties('Every entity', commonProperties),
    ...kindNames.map((kind) => properties(kind, propertiesOf(kind))),
    properties('Every relation', commonRelationProperties),
    ...relationKinds.map((relation) => properties(`\`${relation}\``, declarationOf(relation).properties)),
  ];
  return section('Properties', parts.filter((part) => part !== '').join('\n\n'));
}

function properties(title: string, declared: Properties): string {
  const rows = Object.entries(declared).map(([name, { type, scheme, values, unit, required, description }]) => [
    `\`${name}\`${required ? ' *' : ''}`,
    [type, scheme, Object.keys(values ?? {}).join(', ')].filter(Boolean).join(': '),
    unit ?? '',
    description,
  ]);
  return rows.length === 0 ? '' : `### ${title}\n\n${table(['property', 'type', 'unit', 'what it is'], rows)}`;
}

const section = (title: string, body: string): string => `## ${title}\n\n${body}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
