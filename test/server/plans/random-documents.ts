/** Random valid documents over a schema, each with two sets of variables. */
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Random } from '../../store/differential/random';

/** What arguments are made of. */
export interface Material {
  readonly ids: readonly string[];
  /** By the kind's name in lower case. */
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
}

/** Fields that only those may ask for who may write. */
const LEFT_OUT = new Set(['cypher', 'cypherEstimate', 'import', 'imports']);
const MOST_FIELDS = 20;
const DEEPEST = 5;

interface Input {
  readonly text: string;
  readonly value: unknown;
}

type Place = Pick<GraphQLArgument | GraphQLInputField, 'name' | 'type' | 'defaultValue'>;
type Given = Record<string, unknown>;

export class RandomDocument {
  readonly text: string;
  readonly variables: readonly [Given, Given] = [{}, {}];
  private readonly declared = new Map<string, string>();
  private readonly fragments: { readonly name: string; readonly on: string; readonly text: string }[] = [];
  private names = 0;
  private left = MOST_FIELDS;
  /** How many objects the value that is made lies in. */
  private within = 0;

  constructor(
    private readonly random: Random,
    private readonly schema: GraphQLSchema,
    private readonly material: Material,
  ) {
    const selection = this.selection(schema.getQueryType() ?? fail(), DEEPEST, false);
    const reading = this.reading();
    const declared = Array.from(this.declared, ([name, type]) => `$${name}: ${type}`).join(', ');
    const fragments = this.fragments.map(({ name, on, text }) => `fragment ${name} on ${on} ${text}`);
    this.text = [`query Asked${declared && `(${declared})`}${reading} ${selection}`, ...fragments].join('\n');
  }

  private reading(): string {
    const { random } = this;
    if (random.chance(0.7)) return '';
    const least = random.chance(0.5) ? `minConfidence: ${random.pick([0, 0.5, 0.8])}` : '';
    const day = random.chance(0.5) ? `asOf: "${random.pick(DAYS)}"` : '';
    const instant = random.chance(0.3) ? `asKnownOn: "${random.pick(INSTANTS)}"` : '';
    const given = [least, day, instant].filter(Boolean).join(', ');
    return given && ` @reading(${given})`;
  }

  private selection(type: GraphQLCompositeType, depth: number, isBeside: boolean): string {
    const { random } = this;
    const parts = random.chance(0.3) ? [`${this.alias(0.3)}__typename`] : [];
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const possible = fields.filter((field) => this.isPossible(field, depth));
    for (const field of random.some(possible, 5)) parts.push(this.field(field, depth, isBeside));
    if (this.left > 0 && depth > 0) {
      const most = isAbstractType(type) ? 3 : random.whole(0, 1);
      for (let count = random.whole(0, most); count > 0; count--) parts.push(this.fragment(type, depth, isBeside));
    }
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
  }

  private isPossible({ name, type }: GraphQLField<unknown, unknown>, depth: number): boolean {
    if (LEFT_OUT.has(name)) return false;
    return !isCompositeType(getNamedType(type)) || (depth > 0 && this.left > 0);
  }

  /** `isBeside` says that other types are asked for at the same place, whose fields may be of other types. */
  private field(field: GraphQLField<unknown, unknown>, depth: number, isBeside: boolean): string {
    this.left--;
    const inner = getNamedType(field.type);
    const given = field.args.flatMap((arg) => this.argument(arg));
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const head = `${this.alias(isBeside || field.args.length > 0 ? 1 : 0.2)}${field.name}${args}`;
    if (!isCompositeType(inner)) return `${head}${this.directives()}`;
    const once = () => `${head}${this.directives()} ${this.selection(inner, depth - 1, false)}`;
    return this.random.chance(0.15) ? `${once()} ${once()}` : once();
  }

  private fragment(type: GraphQLCompositeType, depth: number, isBeside: boolean): string {
    const { random, schema } = this;
    const on = isAbstractType(type)
      ? random.pick([...schema.getPossibleTypes(type), type])
      : random.pick([type, ...(isObjectType(type) ? type.getInterfaces() : [])]);
    const isOther = isBeside || on !== type;
    if (random.chance(0.4)) {
      const condition = on === type && random.chance(0.5) ? '' : ` on ${on.name}`;
      return `...${condition}${this.directives()} ${this.selection(on, depth - 1, isOther)}`;
    }
    const known = this.fragments.filter((one) => one.on === on.name);
    if (known.length > 0 && random.chance(0.5)) return `...${random.pick(known).name}${this.directives()}`;
    const text = this.selection(on, depth - 1, true);
    const name = `F${++this.names}`;
    this.fragments.push({ name, on: on.name, text });
    return `...${name}${this.directives()}`;
  }

  private alias(probability: number): string {
    return this.random.chance(probability) ? `a${++this.names}: ` : '';
  }

  private directives(): string {
    const { random } = this;
    const one = (name: string) => {
      if (random.chance(0.9)) return '';
      return ` @${name}(if: ${random.chance(0.3) ? random.chance(0.5) : this.flag(random.pick(['yes', 'no']))})`;
    };
    return one('include') + one('skip');
  }

  private flag(name: string): string {
    if (!this.declared.has(name)) {
      const isGiven = this.random.chance(0.7);
      this.declared.set(name, isGiven ? 'Boolean!' : 'Boolean = true');
      for (const variables of this.variables) if (isGiven) variables[name] = this.random.chance(0.5);
    }
    return `$${name}`;
  }

  private argument(arg: Place): string[] {
    const { random } = this;
    if (!isRequired(arg) && random.chance(arg.name === 'first' ? 0.1 : 0.6)) return [];
    if (NEVER_GIVEN.has(arg.name)) return [];
    return [`${arg.name}: ${random.chance(0.4) ? this.variable(arg) : this.input(arg, true).text}`];
  }

  private variable(place: Place): string {
    const { random } = this;
    const name = `v${++this.names}`;
    const mayBeLeftOut = !isRequired(place);
    const isOptional = mayBeLeftOut && random.chance(0.5);
    const type = String(isOptional ? getNullableType(place.type) : place.type);
    const hasDefault = random.chance(0.3);
    this.declared.set(name, hasDefault ? `${type} = ${this.input(place, false).text}` : type);
    for (const variables of this.variables) {
      if ((isOptional || hasDefault) && random.chance(0.5)) continue;
      variables[name] =
        isOptional && !isNonNullType(place.type) && random.chance(0.2) ? null : this.input(place, false).value;
    }
    return `$${name}`;
  }

  /** A value for a place; `mayAsk` says that there may be variables in it. */
  private input({ name, type }: Place, mayAsk: boolean): Input {
    const { random } = this;
    const nullable = getNullableType<GraphQLInputType>(type);
    if (isListType(nullable)) return this.list({ name, type: nullable.ofType, defaultValue: undefined }, mayAsk);
    if (isEnumType(nullable)) {
      const chosen = random.pick(nullable.getValues()).name;
      return { text: chosen, value: chosen };
    }
    if (isInputObjectType(nullable)) return this.object(nullable, mayAsk);
    const value = this.leaf(name, String(nullable));
    return { text: typeof value === 'object' ? '{}' : JSON.stringify(value), value };
  }

  private list(item: Place, mayAsk: boolean): Input {
    if (this.random.chance(0.2)) return this.input(item, mayAsk);
    const items = Array.from({ length: this.random.whole(1, 2) }, () => this.inner(item, mayAsk));
    return { text: `[${items.map(({ text }) => text).join(', ')}]`, value: items.map(({ value }) => value) };
  }

  private object(type: GraphQLInputObjectType, mayAsk: boolean): Input {
    this.within++;
    const fields = Object.values(type.getFields()).filter((field) => this.within < 3 || isShallow(field));
    const required = fields.filter(isRequired);
    const others = fields.filter((field) => !isRequired(field));
    const chosen = [...required, ...this.random.some(others, required.length > 0 ? 2 : 1)];
    if (chosen.length === 0) chosen.push(this.random.pick(others));
    const given = chosen.map((field) => ({ name: field.name, ...this.inner(field, mayAsk) }));
    this.within--;
    return {
      text: `{ ${given.map(({ name, text }) => `${name}: ${text}`).join(', ')} }`,
      value: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    };
  }

  private inner(place: Place, mayAsk: boolean): Input {
    return mayAsk && this.random.chance(0.15) ? { text: this.variable(place), value: null } : this.input(place, mayAsk);
  }

  private leaf(name: string, type: string): unknown {
    const { random, material } = this;
    const known = VALUES[name] ?? VALUES[`${name}: ${type}`] ?? VALUES[type];
    if (known) return random.pick(known);
    return random.pick(type === 'ID' ? (material.idsOf.get(name) ?? material.ids) : material.words);
  }
}

const DAYS = ['2024-06-01', '2025-06-01', '2026-01-01'];
const INSTANTS = ['2023-06-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'];

/** Values by the name of the argument, then by its type. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  first: [1, 2, 3],
  limit: [1, 5],
  k: [1, 2],
  maxTier: [1, 2, 3],
  maxLength: [1, 3, 5],
  minConfidence: [0, 0.5, 0.8],
  document: ['{ reports { name } }', 'query ($first: Int = 2) { components(first: $first) { nodes { id } } }'],
  'from: DateTime': INSTANTS.slice(0, 1),
  'to: DateTime': INSTANTS.slice(1),
  minPlatforms: [2, 3],
  Int: [1, 2, 5],
  SafeInt: [1, 20, 100000],
  Float: [0, 0.5, 1],
  Boolean: [true, false],
  Date: DAYS,
  DateTime: INSTANTS,
  JSON: [{}],
  JSONObject: [{}],
};

/** Places in lists and states of the graph, which an answer before would have to say. */
const NEVER_GIVEN = new Set(['after', 'watermark', 'operationName', 'variables']);

/** Leads to no other objects but such as hold plain values. */
const isShallow = ({ type }: Place): boolean => {
  const named = getNamedType(type);
  return (
    !isInputObjectType(named) ||
    Object.values(named.getFields()).every((field) => !isInputObjectType(getNamedType(field.type)))
  );
};

const isRequired = ({ type, defaultValue }: Place): boolean => isNonNullType(type) && defaultValue === undefined;

function fail(): never {
  throw new Error('The schema has no queries.');
}
