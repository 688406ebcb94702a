/**
 * Fields with arguments and resolvers for types that are made from the vocabulary. type-graphql is told what such a field
 * is, by decorators that are put on by hand; it is resolved without a detour, as it stands in every row of an answer.
 * Field resolvers of type-graphql are left out for a second reason: at the start it compares each field with all of them.
 */
import { type GraphQLResolveInfo, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { Arg, type ClassType, Field, Int } from 'type-graphql';
import type { Context } from './context';

export interface DerivedField<TRow> {
  readonly name: string;
  readonly description: string;
  // biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
  readonly type: () => any;
  readonly nullable?: boolean;
  readonly args?: readonly DerivedArgument[];
  /** The arguments come in the order in which they are declared; behind them comes what is asked for. */
  // biome-ignore lint/suspicious/noExplicitAny: each field knows the types of its own arguments
  resolve(row: TRow, context: Context, ...args: any[]): unknown;
}

export interface DerivedArgument {
  readonly name: string;
  readonly description: string;
  // biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
  readonly type: () => any;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
}

/** The arguments of a field that is a page. */
export const pageArguments: readonly DerivedArgument[] = [
  { name: 'first', type: () => Int, description: 'How many to show, 1 to 100.' },
  { name: 'after', type: () => String, nullable: true, description: 'Show what comes behind this cursor.' },
];

/** Fields with the type that they were given to. */
export interface Derived {
  readonly owner: ClassType;
  // biome-ignore lint/suspicious/noExplicitAny: each field knows its own rows
  readonly fields: readonly DerivedField<any>[];
}

/** Gives `owner` the fields; what is returned goes into the schema by `resolveDerived`. */
// biome-ignore lint/suspicious/noExplicitAny: the owner may be an abstract class of an interface
export function derive<TRow>(owner: any, fields: readonly DerivedField<TRow>[]): Derived {
  for (const { name, description, type, nullable = false, args = [] } of fields) {
    Field(type, { description, nullable, simple: true })(owner.prototype, name);
    for (const [at, { name: argument, type: argumentType, ...options }] of args.entries()) {
      Arg(argument, argumentType, options)(owner.prototype, name, at);
    }
  }
  return { owner, fields };
}

/** Has the derived fields of a schema resolved by their own functions. */
export function resolveDerived(schema: GraphQLSchema, derived: readonly Derived[]): void {
  for (const { owner, fields } of derived) {
    const type = schema.getType(owner.name);
    const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type].filter(isObjectType);
    for (const { name, args = [], resolve } of fields) {
      const names = args.map((arg) => arg.name);
      type Given = Readonly<Record<string, unknown>>;
      const direct =
        names.length === 0
          ? (row: unknown, _: Given, context: Context, info: GraphQLResolveInfo) => resolve(row, context, info)
          : (row: unknown, given: Given, context: Context, info: GraphQLResolveInfo) =>
              resolve(row, context, ...names.map((argument) => given[argument]), info);
      for (const one of types) {
        const field = one.getFields()[name];
        if (field) field.resolve = direct;
      }
    }
  }
}
