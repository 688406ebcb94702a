/** Which fields a selection asks for on an object type, merged by response name as the specification says (6.3.2). */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Decide what `@skip` and `@include` leave. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields by response name, each with every place that asks for it. */
export type FieldGroups = ReadonlyMap<string, readonly FieldNode[]>;

export function collectFields(
  selecting: Selecting,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): FieldGroups {
  const { schema, fragments, variables } = selecting;
  const groups = new Map<string, FieldNode[]>();
  const spread = new Set<string>();

  const isAsked = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

  function isOn(condition: TypeNode | undefined): boolean {
    if (condition?.kind !== Kind.NAMED_TYPE) return true;
    const on = schema.getType(condition.name.value);
    return on === type || (isAbstractType(on) && schema.isSubType(on, type));
  }

  function collect({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      if (node.directives?.length && !isAsked(node)) continue;
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const group = groups.get(name);
        if (group) group.push(node);
        else groups.set(name, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (isOn(node.typeCondition)) collect(node.selectionSet);
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = fragments[node.name.value];
        if (fragment && isOn(fragment.typeCondition)) collect(fragment.selectionSet);
      }
    }
  }

  for (const selectionSet of selectionSets) collect(selectionSet);
  return groups;
}
