/**
 * Field resolvers for derived types. type-graphql takes them from decorated methods; here the decorators are put
 * on by hand, for a field that as many types carry as the vocabulary names.
 */
import { Arg, type ClassType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from './context';
import { namedClass } from './entity-types';

export interface DerivedField<TRow> {
  readonly name: string;
  readonly description: string;
  // biome-ignore lint/suspicious/noExplicitAny: type-graphql declares its type thunks so
  readonly type: () => any;
  readonly nullable?: boolean;
  /** Whether the field is a page with `first` and `after`. */
  readonly paged?: boolean;
  resolve(row: TRow, context: Context, first: number, after: string | null): unknown;
}

/** A resolver class that gives `owner` the fields. */
// biome-ignore lint/suspicious/noExplicitAny: the owner may be an abstract class of an interface
export function derivedResolver<TRow>(owner: any, fields: readonly DerivedField<TRow>[]): ClassType {
  const resolver = namedClass(`${owner.name}Resolver`);
  const prototype = resolver.prototype as Record<string, unknown>;
  for (const { name, description, type, nullable = false, paged = false, resolve } of fields) {
    prototype[name] = resolve;
    const descriptor = { value: resolve, writable: true, configurable: true };
    FieldResolver(type, { description, nullable })(prototype, name, descriptor);
    Root()(prototype, name, 0);
    Ctx()(prototype, name, 1);
    if (!paged) continue;
    Arg('first', () => Int, { description: 'How many to show, 1 to 100.' })(prototype, name, 2);
    Arg('after', () => String, { nullable: true, description: 'Show what comes behind this cursor.' })(
      prototype,
      name,
      3,
    );
  }
  Resolver(() => owner)(resolver);
  return resolver;
}
