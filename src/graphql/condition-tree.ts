/**
 * Conditions joined by all, any and not, in the one form that the list statements take: all of lists of which any must
 * hold, of lists that must all hold, of lists of which any must hold. Nothing is multiplied out, so a filter of any size
 * stays of its size; what is nested deeper than the form is refused.
 */
import { badInput } from '../errors';

/** One comparison, as the list statements take it. */
export interface Condition {
  readonly key: string;
  readonly op: string;
  readonly value: unknown;
  /** Whether it must not hold; what is unknown does not hold. */
  readonly negated: boolean;
}

export type Tree = Condition | { readonly join: 'all' | 'any'; readonly of: readonly Tree[] };

/** Four levels: all, any, all, any. */
export type Conditions = readonly (readonly (readonly (readonly Condition[])[])[])[];

const LEVELS = ['all', 'any', 'all', 'any'] as const;

export const all = (of: readonly Tree[]): Tree => ({ join: 'all', of });
export const any = (of: readonly Tree[]): Tree => ({ join: 'any', of });

/** What holds just where `tree` does not. */
export function negated(tree: Tree): Tree {
  if (!('join' in tree)) return { ...tree, negated: !tree.negated };
  return { join: tree.join === 'all' ? 'any' : 'all', of: tree.of.map(negated) };
}

/** Throws BAD_INPUT that names `field` where `and` and `or` change more often than the form has levels. */
export const levelled = (field: string, tree: Tree): Conditions => packed(field, tree, 0) as Conditions;

function packed(field: string, tree: Tree, level: number): unknown {
  const join = LEVELS[level];
  if (join === undefined) {
    if (!('join' in tree)) return tree;
    throw badInput(field, 'deeper', 'and, or, and, or, one inside the other, at most', 'Draw the inner ones together.');
  }
  return membersOf(tree, join).map((member) => packed(field, member, level + 1));
}

function membersOf(tree: Tree, join: 'all' | 'any'): readonly Tree[] {
  if (!('join' in tree)) return [tree];
  if (tree.of.length === 1) return membersOf(tree.of[0] as Tree, join);
  return tree.join === join ? tree.of.flatMap((member) => membersOf(member, join)) : [tree];
}
