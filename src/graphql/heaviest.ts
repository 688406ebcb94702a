/** Which part of a document costs the most: the innermost selection that makes up at least half of what holds it. */
import type { FieldNode } from 'graphql';

/** A selection and what of it is heavy; linked, so that it is made in one step for each field. */
export interface Part {
  readonly field: string;
  /** How often its selections are counted. */
  readonly size: number;
  /** For one item of the field around it. */
  readonly cost: number;
  readonly inner: Part | null;
}

export function partOf(field: FieldNode, size: number, cost: number, inner: Part | null): Part {
  const isMost = inner !== null && inner.cost * size * 2 >= cost;
  return { field: field.alias?.value ?? field.name.value, size, cost, inner: isMost ? inner : null };
}

export const heavier = (a: Part | null, b: Part | null): Part | null => ((b?.cost ?? 0) > (a?.cost ?? 0) ? b : a);

export interface Heaviest {
  /** The fields from the root on, as the answer names them: `organizations.nodes.components`. */
  readonly path: string;
  readonly cost: number;
}

/** Null where nothing costs. */
export function heaviestOf(part: Part | null): Heaviest | null {
  if (!part) return null;
  const fields: string[] = [];
  let [cost, times] = [0, 1];
  for (let at: Part | null = part; at; at = at.inner) {
    fields.push(at.field);
    cost = at.cost * times;
    times *= at.size;
  }
  return { path: fields.join('.'), cost };
}
