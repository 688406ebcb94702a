/**
 * What a document asks for, measured before it runs: depth, aliases, directives and cost. Cost is the number of objects
 * the answer can hold: list sizes multiply down the tree. A fragment is measured once, however often it is spread.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { queryTooComplex } from '../errors';

export const limits = { tokens: 5_000, depth: 20, aliases: 100, directives: 100, cost: 500_000 } as const;

export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly cost: number;
}

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, cost: 0 };

/** Throws QUERY_TOO_COMPLEX that names the first limit that is exceeded. The document must be valid. */
export function checkLimits(measure: Measure): void {
  const remedies = {
    depth: 'Split the query or page through the inner lists one by one.',
    aliases: 'Send several requests.',
    directives: 'Leave some out.',
    cost: 'Ask for smaller pages, fewest in the inner lists, or split the query.',
  };
  for (const name of ['depth', 'aliases', 'directives', 'cost'] as const) {
    if (measure[name] > limits[name]) throw queryTooComplex(name, measure[name], limits[name], remedies[name]);
  }
}

export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, Measure>();

  const measureSelections = (selectionSet: SelectionSetNode, type: GraphQLNamedType | undefined): Measure =>
    selectionSet.selections.map((selection) => measureSelection(selection, type)).reduce(sum, NOTHING);

  function measureSelection(selection: SelectionNode, type: GraphQLNamedType | undefined): Measure {
    if (selection.kind === Kind.FIELD) return measureField(selection, type);
    const own = { ...NOTHING, directives: selection.directives?.length ?? 0 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sum(own, measureFragment(selection.name.value));
    const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
    return sum(own, measureSelections(selection.selectionSet, on));
  }

  function measureFragment(name: string): Measure {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING;
    const measure = measureSelections(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value));
    measured.set(name, measure);
    return measure;
  }

  function measureField(field: FieldNode, type: GraphQLNamedType | undefined): Measure {
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    const own = { depth: 1, aliases: field.alias ? 1 : 0, directives: field.directives?.length ?? 0, cost: 0 };
    if (!field.selectionSet) return own;
    const inner = measureSelections(field.selectionSet, definition && getNamedType(definition.type));
    const size =
      definition && isCompositeType(getNamedType(definition.type))
        ? itemsOf(getArgumentValues(definition, field, variables))
        : 1;
    return {
      depth: 1 + inner.depth,
      aliases: own.aliases + inner.aliases,
      directives: own.directives + inner.directives,
      cost: 1 + size * inner.cost + (inner.cost === 0 ? size - 1 : 0),
    };
  }

  return measureSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

/** How many items a field's arguments allow. */
function itemsOf({ first, ids, k, maxLength }: { [argument: string]: unknown }): number {
  if (typeof first === 'number') return Math.max(first, 1);
  if (Array.isArray(ids)) return Math.max(ids.length, 1);
  return typeof k === 'number' && typeof maxLength === 'number' ? Math.max(k * maxLength, 1) : 1;
}

const sum = (a: Measure, b: Measure): Measure => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  cost: a.cost + b.cost,
});
