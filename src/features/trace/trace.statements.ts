/** The statements that walk the graph, three tiers at a time, and the properties that they give. */

import type { Properties } from '../../model/property';
import { commonRelationProperties, declarationOf, type RelationKind, relationKinds } from '../../model/relations';
import { loadStatement, type Statement, standingFor, withProperties } from '../../store/statement';

/** What a walk reads of what it meets; ids it reads in any case. */
export interface Columns {
  /** Properties of relations, in the order in which a row holds them. */
  readonly relation: readonly string[];
  /** Properties of entities, behind those of the relation. */
  readonly entity: readonly string[];
}

/** What every relation has. */
export const relationHead: readonly string[] = [
  'sources',
  ...stored(commonRelationProperties).filter((name) => name !== 'retractedAt'),
];

/** Each property of any relation. */
export const wholeRelation: readonly string[] = [
  ...new Set([...relationHead, ...relationKinds.flatMap((kind) => stored(declarationOf(kind).properties))]),
];

const files = {
  downstream: loadStatement(__dirname, 'explore-downstream'),
  upstream: loadStatement(__dirname, 'explore-upstream'),
  eitherWay: loadStatement(__dirname, 'explore-either-way'),
};

/** Which way a walk crosses relations: those of supply with the arrow or against it, or each kind as asked. */
export type Way = keyof typeof files;

/** A server whose callers think of ever new selections starts anew behind so many. */
const MOST_MADE = 1_000;

const made = new Map<string, Statement>();

function kept(key: string, make: () => Statement): Statement {
  const known = made.get(key);
  if (known) return known;
  if (made.size >= MOST_MADE) made.clear();
  const statement = make();
  made.set(key, statement);
  return statement;
}

/** The statement for the kinds that lead to the first tier and those that lead to the next ones, neither empty. */
export function walkStatement(
  way: Way,
  first: readonly RelationKind[],
  next: readonly RelationKind[],
  columns: Columns,
): Statement {
  const kinds = way === 'eitherWay' ? [] : [first, next];
  return kept(JSON.stringify([way, kinds, columns.relation, columns.entity]), () => make(way, first, next, columns));
}

function make(way: Way, first: readonly RelationKind[], next: readonly RelationKind[], columns: Columns): Statement {
  const crossing = standingFor(standingFor(files[way], 'FIRST', first.join('|')), 'NEXT', next.join('|'));
  const relations = withProperties(crossing, 'r', columns.relation);
  const text = withProperties(withProperties(relations, 'c', columns.entity), 'n', columns.entity);
  return { ...text, name: files[way].name };
}

/** The names under which the graph holds properties: money is two of them. */
function stored(properties: Properties): string[] {
  return Object.entries(properties).flatMap(([name, { type }]) =>
    type === 'money' ? [name, `${name}Currency`] : [name],
  );
}
