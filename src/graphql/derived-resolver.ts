/**
 * Field resolvers for derived types. type-graphql takes them from decorated methods; here the decorators are put
 * on by hand, for a field that as many types carry as the vocabulary names. They say what the field is; it is resolved
 * without a detour, as it stands in every row of an answer.
 */
import { type GraphQLResolveInfo, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { Arg, type ClassType, FieldResolver, Int, Resolver } from 'type-graphql';
import type { Context } from './context';
import { namedClass } from './entity-types';

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

interface Derived {
  readonly owner: string;
  // biome-ignore lint/suspicious/noExplicitAny: each field knows its own rows
  readonly fields: readonly DerivedField<any>[];
}

const derived = new WeakMap<ClassType, Derived>();

/** A resolver class that gives `owner` the fields. */
// biome-ignore lint/suspicious/noExplicitAny: the owner may be an abstract class of an interface
export function derivedResolver<TRow>(owner: any, fields: readonly DerivedField<TRow>[]): ClassType {
  const resolver = namedClass(`${owner.name}Resolver`);
  const prototype = resolver.prototype as Record<string, unknown>;
  for (const { name, description, type, nullable = false, args = [], resolve } of fields) {
    prototype[name] = resolve;
    const descriptor = { value: resolve, writable: true, configurable: true };
    FieldResolver(type, { description, nullable })(prototype, name, descriptor);
    for (const [at, { name: argument, type: argumentType, ...options }] of args.entries()) {
      Arg(argument, argumentType, options)(prototype, name, at);
    }
  }
  Resolver(() => owner)(resolver);
  derived.set(resolver, { owner: owner.name, fields });
  return resolver;
}

/** Has the derived fields of a schema resolved by their own functions. */
export function resolveDirectly(schema: GraphQLSchema, resolvers: readonly ClassType[]): void {
  for (const resolver of resolvers) {
    const { owner = '', fields = [] } = derived.get(resolver) ?? {};
    const type = schema.getType(owner);
    const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type].filter(isObjectType);
    for (const { name, args = [], resolve } of fields) {
      const names = args.map((arg) => arg.name);
      const direct = (row: unknown, given: Record<string, unknown>, context: Context, info: GraphQLResolveInfo) =>
        resolve(row, context, ...names.map((argument) => given[argument]), info);
      for (const one of types) {
        const field = one.getFields()[name];
        if (field) field.resolve = direct;
      }
    }
  }
}
