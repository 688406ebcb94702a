/** `groupBy` and `sums` on what relations lead to: over the whole list, by what the relation says or what is there. */
import { badInput } from '../../errors';
import { type Derived, type DerivedArgument, type DerivedField, derive } from '../../graphql/derived-field';
import { type ConnectionDeclaration, relationConnections } from '../../graphql/relation-types';
import { type Kind, propertiesOf } from '../../model/kinds';
import { declarationOf } from '../../model/relations';
import { EntityGroup, groupEnums, PropertySum, relationGroupEnums, relationSumEnums, sumEnums } from './groups.type';
import type { RelatedPage } from './list-related';
import type { RelatedProperty } from './related-parts';

type Names = readonly string[] | null | undefined;

export const relatedGroups: readonly Derived[] = relationConnections.map((connection) =>
  derive(connection.type, [...groupBy(connection), ...sums(connection)]),
);

function groupBy(connection: ConnectionDeclaration): DerivedField<RelatedPage>[] {
  const { own, nodes } = enumsOf(connection, relationGroupEnums, groupEnums);
  if (!own && !nodes) return [];
  const summed = enumsOf(connection, relationSumEnums, sumEnums);
  const isEither = own !== null && nodes !== null;
  const either = isEither ? ' Either `field` or `nodeField` is given.' : '';
  const args = [
    ...argument('field', own, `What the relations of a group have in common.${either}`, isEither),
    ...argument('nodeField', nodes, `What the nodes of a group have in common.${either}`, isEither),
    ...argument('sums', summed.own && [summed.own], 'What of the relations to sum over each group.', true),
    ...argument('nodeSums', summed.nodes && [summed.nodes], 'What of the nodes to sum over each group.', true),
  ];
  const resolve = (page: RelatedPage, given: Readonly<Record<string, unknown>>) => {
    const by = propertiesIn(connection, listOf(given.field), listOf(given.nodeField));
    if (by.length !== 1) throw notOne(by);
    return page.group(by[0] as RelatedProperty, propertiesIn(connection, given.sums as Names, given.nodeSums as Names));
  };
  const description = 'The whole list in groups, the largest first; what is not known is a group of its own.';
  return [{ name: 'groupBy', description, type: () => [EntityGroup], args, resolve: named(args, resolve) }];
}

function sums(connection: ConnectionDeclaration): DerivedField<RelatedPage>[] {
  const { own, nodes } = enumsOf(connection, relationSumEnums, sumEnums);
  if (!own && !nodes) return [];
  const isEither = own !== null && nodes !== null;
  const args = [
    ...argument('fields', own && [own], 'What of the relations to sum.', isEither),
    ...argument('nodeFields', nodes && [nodes], 'What of the nodes to sum.', isEither),
  ];
  const resolve = async (page: RelatedPage, { fields, nodeFields }: Readonly<Record<string, unknown>>) =>
    (await page.group(null, propertiesIn(connection, fields as Names, nodeFields as Names)))[0]?.sums;
  const description = 'Sums over the whole list; a node counts as often as it is there.';
  return [{ name: 'sums', description, type: () => [PropertySum], args, resolve: named(args, resolve) }];
}

const listOf = (name: unknown): string[] => (name == null ? [] : [String(name)]);

/** The enums of the relation and of what is there, which is of one kind or has none. */
function enumsOf<T>(
  { relation, far }: ConnectionDeclaration,
  ofRelations: Readonly<Record<string, T | null>>,
  ofKinds: Readonly<Record<string, T | null>>,
): { readonly own: T | null; readonly nodes: T | null } {
  const kind = far.kinds.length === 1 ? far.kinds[0] : undefined;
  return { own: ofRelations[relation] ?? null, nodes: (kind && ofKinds[kind]) ?? null };
}

function argument(name: string, type: unknown, description: string, nullable: boolean): DerivedArgument[] {
  return type === null ? [] : [{ name, type: () => type, description, nullable }];
}

/** A resolver that takes its arguments by name. */
function named(
  args: readonly DerivedArgument[],
  resolve: (page: RelatedPage, given: Readonly<Record<string, unknown>>) => unknown,
): DerivedField<RelatedPage>['resolve'] {
  return (page, _, ...values) =>
    resolve(page, Object.fromEntries(args.map(({ name }, index) => [name, values[index]])));
}

function propertiesIn({ relation, far }: ConnectionDeclaration, own: Names, nodes: Names): RelatedProperty[] {
  const [ofRelation, ofNode] = [declarationOf(relation).properties, propertiesOf(far.kinds[0] as Kind)];
  return [
    ...[...new Set(own)].map((name) => ({ name, isOfNode: false, isMoney: ofRelation[name]?.type === 'money' })),
    ...[...new Set(nodes)].map((name) => ({ name, isOfNode: true, isMoney: ofNode[name]?.type === 'money' })),
  ];
}

const notOne = (by: readonly RelatedProperty[]) =>
  badInput(
    'groupBy',
    by.map(({ name }) => name),
    'one of field and nodeField',
    'Give the one and leave out the other.',
  );
