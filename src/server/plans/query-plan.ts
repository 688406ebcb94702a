/**
 * A query as a tree of closures, made once for a document and run for every request that sends it. What an abstract
 * type's selection means is worked out for the types that come, when they come. A plan knows no errors: where anything
 * goes wrong it gives nothing, and the query is to be run by graphql-js, which says what and where.
 */
import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, type Selecting } from './collect-fields';
import { compiledObject } from './compiled-object';
import { type Ask, type Asked, type Complete, isPromise, leaf, list, present, Run, type Values } from './completion';
import { type Stands, standing } from './standing';

type Data = Record<string, unknown>;

interface Field {
  /** The key in the answer. */
  readonly name: string;
  /** The text of `__typename`; null for other fields. */
  readonly typename: string | null;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Whether a property of the source is the answer as it stands; most fields of most answers are such. */
  readonly stands: Stands | null;
  readonly complete: Complete;
  readonly ask: Ask;
}

/** The fields that are asked for on a type. */
interface Selected {
  readonly fields: readonly Field[];
  /** Objects that were made of them before they were compiled. */
  objects: number;
  compiled: ((source: object, run: Run) => unknown) | null;
}

/** How many fields there are in plans, which take some 600 bytes each, and ten times that where they are compiled. */
export interface Made {
  fields: number;
}

export class QueryPlan {
  private readonly root: (run: Run) => unknown;
  private fields = 0;

  constructor(
    private readonly selecting: Selecting,
    private readonly operation: OperationDefinitionNode,
    query: GraphQLObjectType,
    private readonly made: Made,
    private readonly compileAfter: number,
  ) {
    const selectedOn = this.selectedOn(query, [operation]);
    this.root = (run) => this.fill(selectedOn(), undefined, run);
  }

  /** The data of the answer; null where graphql-js has to run the query. */
  async run(context: unknown, variables: Values): Promise<Data | null> {
    const run = new Run(context, variables);
    try {
      const data = await this.root(run);
      return run.hasFailed ? null : (data as Data);
    } catch {
      return null;
    }
  }

  /** The fields that are asked for on a type, worked out at their first use. */
  private selectedOn(type: GraphQLObjectType, nodes: readonly (FieldNode | OperationDefinitionNode)[]): () => Selected {
    let selected: Selected | undefined;
    return () => {
      if (selected) return selected;
      if (type.isTypeOf) throw new Error(`A plan does not ask ${type.name} what is of it.`);
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const groups = collectFields(this.selecting, type, sets);
      const fields = Array.from(groups, ([name, group]) => this.field(type, name, group));
      selected = { fields, objects: 0, compiled: null };
      return selected;
    };
  }

  private field(type: GraphQLObjectType, name: string, nodes: readonly FieldNode[]): Field {
    const { schema, fragments } = this.selecting;
    const [node] = nodes as [FieldNode];
    if (name === '__proto__') throw new Error('A plan cannot set a key of this name.');
    if (node.name.value === '__typename') return typenameOf(type, name);
    const definition = type.getFields()[node.name.value];
    if (!definition) throw new Error(`A plan has no field ${node.name.value} of ${type.name}.`);
    const at = this.fields++;
    this.made.fields++;
    const takesNoVariables = !JSON.stringify(node.arguments ?? []).includes('"Variable"');
    const constant = takesNoVariables ? getArgumentValues(definition, node) : null;
    const path = { prev: undefined, key: name, typename: type.name };
    const { operation } = this;
    const ask = (run: Run): Asked => {
      const known = run.asked[at];
      if (known) return known;
      const args = constant ?? getArgumentValues(definition, node, run.variables);
      const info = {
        fieldName: definition.name,
        fieldNodes: nodes,
        returnType: definition.type,
        parentType: type,
        path,
        schema,
        fragments,
        rootValue: undefined,
        operation,
        variableValues: run.variables,
      };
      const asked = { args, info };
      run.asked[at] = asked;
      return asked;
    };
    const complete = this.completion(definition.type, nodes);
    return { name, typename: null, definition, stands: standing(definition), complete, ask };
  }

  private completion(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isNonNullType(type)) return present(this.completion(type.ofType, nodes));
    if (isListType(type)) return list(this.completion(type.ofType, nodes));
    if (isLeafType(type)) return leaf(type);
    if (isObjectType(type)) {
      const selectedOn = this.selectedOn(type, nodes);
      return (value, run) => (value == null ? null : this.fill(selectedOn(), value, run));
    }
    return this.abstract(type, nodes);
  }

  /** An object of the answer, or the promise of it; by the text that is written for it, once that is worth its while. */
  private fill(selected: Selected, source: unknown, run: Run): unknown {
    if (source instanceof Error) return run.fail();
    const { fields, compiled } = selected;
    if (compiled && typeof source === 'object' && source !== null) return compiled(source, run);
    if (++selected.objects === this.compileAfter) {
      selected.compiled = compiledObject(fields, { fieldOf, completed, isPromise, filled });
      this.made.fields += COMPILED * fields.length;
    }
    return fillByLoop(fields, source, run);
  }

  private abstract(type: GraphQLAbstractType, nodes: readonly FieldNode[]): Complete {
    const { schema } = this.selecting;
    const known = new Map<unknown, () => Selected>();
    const selectedOf = (name: unknown): Selected | null => {
      const made = known.get(name);
      if (made) return made();
      const object = typeof name === 'string' ? schema.getType(name) : undefined;
      if (!isObjectType(object) || !schema.isSubType(type, object)) return null;
      const selectedOn = this.selectedOn(object, nodes);
      known.set(name, selectedOn);
      return selectedOn();
    };
    const fillAs = (name: unknown, value: unknown, run: Run) => {
      const selected = selectedOf(name);
      return selected ? this.fill(selected, value, run) : run.fail();
    };
    let objects = 0;
    let ofAll: Selected | null = null;
    return (value, run, ask) => {
      if (value == null) return null;
      if (ofAll) return this.fill(ofAll, value, run);
      if (++objects === this.compileAfter && type.extensions.resolvesAll) {
        ofAll = alike(schema.getPossibleTypes(type).map(({ name }) => selectedOf(name)));
      }
      const name = type.resolveType?.(value, run.context, ask(run).info, type);
      return isPromise(name) ? name.then((told) => fillAs(told, value, run)) : fillAs(name, value, run);
    };
  }
}

/**
 * What is asked for on each of the types that a value may be of, where that is the same and all of it stands in the value:
 * then nobody has to ask of which type it is.
 */
function alike([first, ...others]: readonly (Selected | null)[]): Selected | null {
  if (!first?.fields.every(({ stands }) => stands)) return null;
  const isFirst = ({ name, definition, stands }: Field, at: number): boolean => {
    const own = first.fields[at];
    return name === own?.name && definition.name === own.definition.name && stands === own.stands;
  };
  const isAlike = others.every((one) => one?.fields.length === first.fields.length && one.fields.every(isFirst));
  return isAlike ? first : null;
}

/** Times the room of its field that the text and the code of a compiled one take. */
const COMPILED = 10;

const NOTHING_ASKED = { args: {}, info: {} } as Asked;

function typenameOf(type: GraphQLObjectType, name: string): Field {
  const definition = { name: '__typename' } as Field['definition'];
  return { name, typename: type.name, definition, stands: null, complete: () => type.name, ask: () => NOTHING_ASKED };
}

/** An object of the answer. Fields that have to be waited for are waited for together. */
function fillByLoop(fields: readonly Field[], source: unknown, run: Run): Data | Promise<Data> {
  const data: Data = {};
  let isWaited = false;
  for (const field of fields) {
    const done = fieldOf(field, source, run);
    isWaited ||= isPromise(done);
    data[field.name] = done;
  }
  return isWaited ? filled(data, run) : data;
}

/** The object when the last of its fields is there: one promise, however many they are. */
const filled = (data: Data, run: Run): Promise<Data> =>
  new Promise((resolve) => {
    const waiting = Object.entries(data).filter(([, done]) => isPromise(done)) as [string, Promise<unknown>][];
    let left = waiting.length;
    for (const [name, done] of waiting) {
      const settle = (value: unknown) => {
        data[name] = value;
        if (--left === 0) resolve(data);
      };
      done.then(settle, () => settle(run.fail()));
    }
  });

function fieldOf(field: Field, source: unknown, run: Run): unknown {
  if (field.typename !== null) return field.typename;
  const { stands, definition } = field;
  try {
    const property = definition.resolve ? undefined : propertyOf(source, definition.name);
    return stands?.(property) ? property : completed(field, property, source, run);
  } catch {
    return run.fail();
  }
}

function completed(field: Field, property: unknown, source: unknown, run: Run): unknown {
  try {
    const value = readField(field, property, source, run);
    return isPromise(value)
      ? value.then((given) => field.complete(given, run, field.ask))
      : field.complete(value, run, field.ask);
  } catch {
    return run.fail();
  }
}

const propertyOf = (source: unknown, name: string): unknown =>
  (typeof source === 'object' && source !== null) || typeof source === 'function' ? (source as Data)[name] : undefined;

function readField({ definition, ask }: Field, property: unknown, source: unknown, run: Run): unknown {
  const { resolve } = definition;
  if (!resolve && typeof property !== 'function' && definition.args.length === 0) return property;
  const { args, info } = ask(run);
  if (resolve) return resolve(source, args, run.context, info);
  return typeof property === 'function' ? property.call(source, args, run.context, info) : property;
}
