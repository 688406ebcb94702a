/** The statements that walk the graph, three tiers at a time, and the properties of relations that they give. */

import type { Properties } from '../../model/property';
import { commonRelationProperties, declarationOf, relationKinds } from '../../model/relations';
import { loadStatement, withProperties } from '../../store/statement';

/** Each property of any relation, in the order in which a row holds them. */
export const walkedProperties: readonly string[] = [
  ...new Set([
    'sources',
    ...stored(commonRelationProperties).filter((name) => name !== 'retractedAt'),
    ...relationKinds.flatMap((relation) => stored(declarationOf(relation).properties)),
  ]),
];

const load = (name: string) => withProperties(loadStatement(__dirname, name), walkedProperties);

export const traceStatements = {
  exploreDownstream: load('explore-downstream'),
  exploreUpstream: load('explore-upstream'),
  exploreEitherWay: load('explore-either-way'),
};

/** The names under which the graph holds properties: money is two of them. */
function stored(properties: Properties): string[] {
  return Object.entries(properties).flatMap(([name, { type }]) =>
    type === 'money' ? [name, `${name}Currency`] : [name],
  );
}
