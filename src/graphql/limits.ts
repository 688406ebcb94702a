/**
 * What a document asks for, measured before it runs: depth, aliases, directives, repeated fields and cost. Cost is the number of objects
 * the answer can hold: list sizes multiply down the tree. A fragment is measured once, however often it is spread.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
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
  type ValidationRule,
  visit,
} from 'graphql';
import { queryTooComplex } from '../errors';
import { heavier, heaviestOf, type Part, partOf } from './heaviest';

export const limits = {
  tokens: 5_000,
  /** Characters of a document, comments too, which are no tokens. */
  length: 200_000,
  depth: 20,
  aliases: 100,
  directives: 100,
  repeats: 100,
  cost: 500_000,
  mutations: 10,
  /** Values in the variables of a query, those inside others too. */
  variables: 5_000,
  /** Levels of lists and objects in variables. */
  nesting: 50,
} as const;

export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** How often a selection asks for a field that it asks for already. */
  readonly repeats: number;
  readonly cost: number;
  /** How many mutations it asks for. */
  readonly mutations: number;
  /** Characters of the whole document; 0 where it only changes the graph, for then it may hold what is imported. */
  readonly length: number;
  /** The innermost selection that makes up at least half of the cost; null where nothing costs. */
  readonly heaviest: Part | null;
}

const NOTHING: Measure = {
  depth: 0,
  aliases: 0,
  directives: 0,
  repeats: 0,
  cost: 0,
  mutations: 0,
  length: 0,
  heaviest: null,
};

export type Limit = Exclude<keyof Measure, 'heaviest'>;

/** What a document asks for beside its limit. Nothing adds up over requests: what remains is for the same document. */
export const besideLimit = (name: Limit, requested: number) => ({
  requested,
  limit: limits[name],
  remaining: Math.max(limits[name] - requested, 0),
});

/** Throws QUERY_TOO_COMPLEX that names the first limit that is exceeded. The document must be valid. */
export function checkLimits(measure: Measure): void {
  const remedies = {
    depth: 'Split the query or page through the inner lists one by one.',
    aliases: 'Send several requests.',
    directives: 'Leave some out.',
    repeats: 'Ask for each field once.',
    cost: 'Ask for smaller pages, fewest in the inner lists, or split the query.',
    mutations: 'Send several requests, or one with a list.',
    length: 'Split it, or leave out comments.',
  };
  for (const name of ['depth', 'aliases', 'directives', 'repeats', 'cost', 'mutations', 'length'] as const) {
    if (measure[name] <= limits[name]) continue;
    const heaviest = name === 'cost' ? heaviestOf(measure.heaviest) : null;
    throw queryTooComplex(name, measure[name], limits[name], remedies[name], heaviest);
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
    selectionSet.selections
      .map((selection) => measureSelection(selection, type))
      .reduce(sum, { ...NOTHING, repeats: repeatsIn(selectionSet) });

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
    const mutations = type && type === schema.getMutationType() ? 1 : 0;
    const own = {
      ...NOTHING,
      depth: 1,
      aliases: field.alias ? 1 : 0,
      directives: field.directives?.length ?? 0,
      mutations,
    };
    if (!field.selectionSet) return own;
    const inner = measureSelections(field.selectionSet, definition && getNamedType(definition.type));
    const size =
      definition && isCompositeType(getNamedType(definition.type))
        ? itemsOf(getArgumentValues(definition, field, variables))
        : 1;
    const cost = 1 + size * inner.cost + (inner.cost === 0 ? size - 1 : 0);
    return {
      ...own,
      depth: 1 + inner.depth,
      aliases: own.aliases + inner.aliases,
      directives: own.directives + inner.directives,
      repeats: inner.repeats,
      cost,
      heaviest: partOf(field, size, cost, inner.heaviest),
    };
  }

  const measure = measureSelections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
  return { ...measure, length: lengthOf(document) };
}

function lengthOf({ definitions, loc }: DocumentNode): number {
  const reads = definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation !== 'mutation');
  return reads ? (loc?.source.body.length ?? 0) : 0;
}

/** Arguments that say how many items a field gives. */
const SIZES: ReadonlySet<string> = new Set(['first', 'limit', 'ids', 'k', 'maxLength']);
const MOST_MEASURES = 100;

type Variables = Record<string, unknown>;

/** Measures operations of a schema: one that comes again is measured once for all variables that ask for as much. */
export function operationMeter(schema: GraphQLSchema) {
  const met = new WeakMap<
    OperationDefinitionNode,
    { readonly sizing: Set<string>; readonly measures: Map<string, Measure> }
  >();
  return (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Measure => {
    const known = met.get(operation) ?? { sizing: sizingVariables(document), measures: new Map<string, Measure>() };
    const { sizing, measures } = known;
    const names = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    const key = names.map((name) => sizeKey(variables[name], sizing.has(name))).join();
    const measured = measures.get(key);
    if (measured) return measured;
    const measure = measureOperation(schema, document, operation, variables);
    met.set(operation, known);
    if (measures.size >= MOST_MEASURES) measures.clear();
    measures.set(key, measure);
    return measure;
  };
}

function sizingVariables(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (SIZES.has(name.value) && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
}

/** A value that is missing where one is needed is an error of the measure. */
function sizeKey(value: unknown, isSizing: boolean): string {
  if (value == null) return String(value);
  if (!isSizing) return 'given';
  return String(Array.isArray(value) ? value.length : value);
}

/** Stops the validation of a document that is beyond the limits as it stands: to compare all its fields takes long. */
export const limitsRule: ValidationRule = (context) => ({
  Document(document) {
    let [aliases, repeats] = [0, 0];
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
    visit(document, {
      SelectionSet(node) {
        repeats += repeatsIn(node);
        for (const one of node.selections) if (one.kind === Kind.FIELD && one.alias) aliases++;
      },
    });
    const each = (total: number): number => Math.ceil(total / Math.max(operations, 1));
    try {
      checkLimits({ ...NOTHING, aliases: each(aliases), repeats: each(repeats), length: lengthOf(document) });
    } catch (error) {
      const refusal = new GraphQLError((error as Error).message, { originalError: error as Error });
      // Validation ends by throwing when it has had a hundred.
      for (;;) context.reportError(refusal);
    }
  },
});

function repeatsIn({ selections }: SelectionSetNode): number {
  const names = selections.flatMap((one) => (one.kind === Kind.FIELD ? [(one.alias ?? one.name).value] : []));
  return names.length - new Set(names).size;
}

/** How many items a field's arguments allow. */
function itemsOf({ first, limit, ids, k, maxLength }: { [argument: string]: unknown }): number {
  if (typeof first === 'number') return Math.max(first, 1);
  if (typeof limit === 'number') return Math.max(limit, 1);
  if (Array.isArray(ids)) return Math.max(ids.length, 1);
  return typeof k === 'number' && typeof maxLength === 'number' ? Math.max(k * maxLength, 1) : 1;
}

const sum = (a: Measure, b: Measure): Measure => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
  repeats: a.repeats + b.repeats,
  cost: a.cost + b.cost,
  mutations: a.mutations + b.mutations,
  length: a.length + b.length,
  heaviest: heavier(a.heaviest, b.heaviest),
});
